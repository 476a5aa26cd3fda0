"""How far a file could be merged, and what becomes of it with the choices that were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..git.entries import Entry
from .contents import is_module
from .model import Choice, Conflict, ConflictKind, Part
from .plan import ThreeWay
from .resolutions import Resolutions


@dataclass(frozen=True)
class Verdict:
    """``file`` holds the merge, None while ``open`` parts of it are not chosen.

    ``asked``: it is a conflict, though all its parts may be chosen. ``whole``: there are no
    smaller parts than the file; ``open`` then has at most one, to be shown. Without a ``file``
    and not ``asked`` the path is gone.
    """

    kind: ConflictKind
    file: Path | None = None
    open: tuple[Part, ...] = ()
    asked: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Outcome:
    """What becomes of a path: a side's ``entry`` (None: gone), or the merge in ``file``.

    ``copy`` is the other side, to be put beside it. While there is a ``conflict`` nothing else
    counts.
    """

    entry: Entry | None = None
    file: Path | None = None
    copy: Entry | None = None
    conflict: Conflict | None = None


def outcome(
    path: ThreeWay, verdict: Verdict, resolutions: Resolutions, sizes: Mapping[str, int]
) -> Outcome:
    """Apply the choices for ``path``. Raises ``invalid_request`` for parts that it has not."""
    if not verdict.asked:
        return Outcome(file=verdict.file)
    choice = resolutions.whole(path.path)
    if verdict.whole:
        resolutions.require_none(path.path, resolutions.parts(path.path))
    if choice is not None:
        return _chosen(path, choice)
    if verdict.file is not None:
        return Outcome(file=verdict.file)
    return Outcome(conflict=_conflict(path, verdict, sizes))


def _chosen(path: ThreeWay, choice: Choice) -> Outcome:
    """Whole files. ``both`` of a file that one side took away is the one that is left; of a
    submodule, which can have but one commit, it is mine."""
    if choice == "both":
        if path.mine is None or path.theirs is None:
            return Outcome(path.mine or path.theirs)
        if path.yields:
            return Outcome(path.theirs, copy=path.mine)
        return Outcome(path.mine, copy=None if is_module(path.theirs) else path.theirs)
    return Outcome(path.mine if choice == "mine" else path.theirs)


def _conflict(path: ThreeWay, verdict: Verdict, sizes: Mapping[str, int]) -> Conflict:
    return Conflict(
        path.path,
        verdict.kind,
        verdict.open,
        deleted_by="mine" if path.mine is None else "theirs" if path.theirs is None else None,
        origin=path.origin,
        mine_size=sizes.get(path.mine.id) if path.mine else None,
        theirs_size=sizes.get(path.theirs.id) if path.theirs else None,
    )
