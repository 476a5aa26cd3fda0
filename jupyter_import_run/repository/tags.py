"""The tag that a commit has where no branch is checked out, found once for each commit."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import ImportRunError
from ..git.for_each_ref import tags_at
from ..openers import without_waiting
from ..threads import in_thread

_MOST = 1000
"""Answers that are remembered, so that a status stays one process and a list starts none."""

_TAIL = 4096
"""Bytes of the log of HEAD that its last line is looked for in."""

_HEX = frozenset("0123456789abcdef")

_Key = tuple[Path, str, tuple[int, ...]]


class Tags:
    """Tags by their commits; asked anew where tags came or went."""

    def __init__(self) -> None:
        self._known: dict[_Key, list[str]] = {}

    async def of(self, folder: Path, git_dir: Path, common_dir: Path, commit: str) -> str | None:
        """The tag of ``commit`` at which HEAD is; None where it has none, or git fails.

        Of several it is the one that was switched to, else the newest version. The folders are
        those of :class:`~.opened.Repository`.
        """
        if not _HEX.issuperset(commit):
            return None
        key = (common_dir, commit, await in_thread(_stamp, common_dir))
        if key not in self._known:
            if len(self._known) >= _MOST:
                del self._known[next(iter(self._known))]
            try:
                self._known[key] = await tags_at(folder, commit)
            except ImportRunError:
                self._known[key] = []
        tags = self._known[key]
        if len(tags) < 2:
            return next(iter(tags), None)
        chosen = await in_thread(_switched_to, git_dir)
        return chosen if chosen in tags else tags[0]


def _stamp(common_dir: Path) -> tuple[int, ...]:
    """What changes with the tags: they are files below ``refs``, or lines of ``packed-refs``."""
    found = []
    for name in ("packed-refs", "refs/tags"):
        try:
            found.append((common_dir / name).stat().st_mtime_ns)
        except OSError:
            found.append(0)
    return tuple(found)


def _switched_to(git_dir: Path) -> str:
    """What git's own log of HEAD ends with: ``checkout: moving from main to v2.0``."""
    try:
        with open(git_dir / "logs" / "HEAD", "rb", opener=without_waiting) as log:
            log.seek(max(0, os.fstat(log.fileno()).st_size - _TAIL))
            return os.fsdecode(log.read(_TAIL).rstrip(b"\n").rpartition(b" ")[2])
    except OSError:
        return ""
