"""Sentences that several commands say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..wire.status import RepositoryStatus

_STATES = {
    "merging": "A merge was begun and not ended.",
    "rebasing": "A rebase was begun and not ended.",
    "applying": "Patches are being applied.",
    "cherry_picking": "A cherry-pick was begun and not ended.",
    "reverting": "A revert was begun and not ended.",
    "bisecting": "A bisection is under way.",
    "interrupted": "An operation was interrupted; the next one puts things in order.",
}
_CHANGES = {
    "modified": "changed",
    "added": "new",
    "deleted": "deleted",
    "renamed": "renamed",
    "untracked": "new",
    "conflicted": "in conflict",
    "typechange": "changed",
}
_MOST_FILES = 50


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def status_lines(status: RepositoryStatus, name: str) -> list[str]:
    """A repository's card, in words; ``name`` is how the person calls the folder."""
    lines = [f"{name}  {status.url or '(only here)'}", f"  {_branch(status)}"]
    if status.state in _STATES:
        lines.append(f"  {_STATES[status.state]}")
    if status.locked:
        lines.append("  Another git is at work here, or was killed.")
    if status.left is not None:
        lines.append("  Changes that were left on this branch wait to come back.")
    if not status.changes_total:
        return [*lines, "  No uncommitted changes."]
    lines.append(f"  {count(status.changes_total, 'uncommitted change')}:")
    shown = status.changes[:_MOST_FILES]
    lines += [f"    {_CHANGES[each.status]:<11}  {each.path}" for each in shown]
    more = status.changes_total - len(shown)
    return [*lines, f"    … and {more} more"] if more else lines


def _branch(status: RepositoryStatus) -> str:
    if status.branch is None:
        if status.tag is not None:
            return f"At the tag {status.tag}, on no branch."
        return f"On no branch, at commit {(status.commit or '')[:10]}."
    on = f"On branch {status.branch}"
    if status.upstream_gone:
        return f"{on}, which is no longer on its server."
    if status.ahead is None or status.behind is None:
        return f"{on}, which is only here."
    parts = [
        *([f"{count(status.ahead, 'commit')} to push"] if status.ahead else []),
        *([f"{count(status.behind, 'commit')} to pull"] if status.behind else []),
    ]
    return f"{on}: {', '.join(parts) or 'nothing to push or pull'}."


def columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows of a table under each other; the last column is as long as it likes."""
    table = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
