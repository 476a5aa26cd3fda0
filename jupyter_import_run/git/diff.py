"""``git diff``: what became of one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..wire.status import ChangeStatus
from .environment import Profile
from .runner import run_git

WHOLE_FILE = 10_000_000
"""Lines of context that no file exceeds."""

_SAFELY = (
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--ignore-submodules=dirty",
    "--submodule=short",
    "--inter-hunk-context=0",
)
_STATUS: dict[str, ChangeStatus] = {
    "A": "added",
    "C": "added",
    "D": "deleted",
    "R": "renamed",
    "T": "typechange",
    "U": "conflicted",
}
_NOTHING = "0"


@dataclass(frozen=True)
class ChangedFile:
    """A file on both sides: ids of blobs, None where there is none or it is not known yet."""

    path: str
    origin: str | None
    status: ChangeStatus
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Patch:
    """What became of a file. ``content`` is empty where git finds no difference."""

    file: ChangedFile | None
    content: bytes

    @property
    def is_binary(self) -> bool:
        """Whether git shows no lines of it."""
        return b"\n@@ " not in self.content and b"\nBinary files " in self.content


async def changed_files(
    folder: Path,
    profile: Profile,
    revisions: Sequence[str],
    *,
    options: Sequence[str] = (),
    pathspecs: Sequence[str] = (),
) -> list[ChangedFile]:
    """The files that differ between two trees, or between a tree and the working tree.

    Of none it is the index, and the working tree. Renamed files are one change, as far as contents
    of files that are here tell. ``pathspecs`` may limit where is looked.
    """
    result = await run_git(
        [
            "diff",
            *_SAFELY,
            "--raw",
            "-z",
            "--no-abbrev",
            "--find-renames",
            *options,
            *revisions,
            "--",
            *pathspecs,
        ],
        repository=folder,
        profile=profile,
    )
    return list(_read_raw(result.text))


async def patch_of(
    folder: Path,
    profile: Profile,
    revisions: Sequence[str],
    paths: Sequence[str],
    *,
    context: int = 3,
    as_text: bool = False,
    max_bytes: int,
) -> Patch:
    """The patch of one file, whose former name may be among ``paths``.

    ``as_text``: whatever attributes say of it. Raises ``too_large``.
    """
    options = ["--text"] if as_text else []
    result = await run_git(
        [
            "--literal-pathspecs", "diff", *_SAFELY, "--patch-with-raw", "--no-abbrev",
            "--find-renames", f"--unified={context}", *options, *revisions, "--", *paths,
        ],
        repository=folder,
        profile=profile,
        max_stdout=max_bytes,
    )  # fmt: skip
    head, _, content = result.stdout.partition(b"\n\n")
    facts = head.decode("utf-8", "surrogateescape").split("\t")[0]
    if not facts.startswith(":"):
        return Patch(None, b"")
    origin = paths[-1] if facts.split(" ")[-1][:1] == "R" else None
    return Patch(_changed(facts, paths[0], origin), b"\n" + content)


def _read_raw(text: str) -> list[ChangedFile]:
    fields = iter(text.split("\0")[:-1])
    found = []
    for facts in fields:
        path = next(fields)
        renamed = facts.split(" ")[-1][:1] in ("R", "C")
        origin, path = (path, next(fields)) if renamed else (None, path)
        found.append(_changed(facts, path, origin))
    return found


def _changed(facts: str, path: str, origin: str | None) -> ChangedFile:
    """``:old-mode new-mode old-id new-id status``; an id of zeros is unknown."""
    _, _, old, new, status = facts.split(" ")
    return ChangedFile(
        path=path,
        origin=origin if status[0] == "R" else None,
        status=_STATUS.get(status[0], "modified"),
        old=old if old.strip(_NOTHING) else None,
        new=new if new.strip(_NOTHING) else None,
    )
