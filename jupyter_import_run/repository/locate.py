"""Where a working tree keeps its repository: found as git finds it, and judged.

``.git`` may be a file that names a folder anywhere (gitrepository-layout(5)). Whoever
prepared it could so lead git into another repository of the person. A folder elsewhere
must therefore be below the Jupyter root, or say itself that this is its working tree.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from ..errors import ImportRunError
from ..openers import without_waiting
from .plain_files import require_plain_files

_LONGEST = 4096
"""Bytes of a path, which is all that these files hold."""


class Place(NamedTuple):
    """The three folders of :class:`~.opened.Repository`."""

    folder: Path
    git_dir: Path
    common_dir: Path


def locate(folder: Path, root: Path) -> Place:
    """The repository of the working tree ``folder``, both real paths. Blocks.

    Raises ``not_found`` where there is none, ``unsupported`` where it cannot be worked with.
    """
    dot_git = folder / ".git"
    try:
        kind = stat.S_IFMT(os.lstat(dot_git).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise _bare() if _is_git_folder(folder, folder) else _none() from None
    named = first_line(dot_git).removeprefix("gitdir:").strip() if stat.S_ISREG(kind) else ".git"
    if not named:
        raise _none()
    git_dir = dot_git if stat.S_ISDIR(kind) else Path(os.path.realpath(folder / named))
    common_dir = _common(git_dir)
    if not _is_git_folder(git_dir, common_dir):
        raise _none()
    if common_dir != git_dir:
        _require_worktree(dot_git, git_dir, common_dir)
    elif not stat.S_ISDIR(kind) and not git_dir.is_relative_to(root):
        raise _elsewhere()
    require_plain_files(folder, git_dir, common_dir)
    return Place(folder, git_dir, common_dir)


def first_line(file: Path) -> str:
    """What a small file of a git folder says; empty where there is no such file. Blocks.

    Whoever prepared the folder decides what is there: a pipe would be waited for without
    end, and a device or a large file would fill the memory.
    """
    try:
        with open(file, "rb", opener=without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return ""
            return os.fsdecode(opened.read(_LONGEST)).partition("\0")[0].split("\n", 1)[0].rstrip()
    except (OSError, ValueError):
        return ""


def _common(git_dir: Path) -> Path:
    named = first_line(git_dir / "commondir")
    return Path(os.path.realpath(git_dir / named)) if named else git_dir


def _is_git_folder(git_dir: Path, common_dir: Path) -> bool:
    """What git asks of one before it believes it."""
    return os.path.lexists(git_dir / "HEAD") and all(
        (common_dir / name).is_dir() for name in ("objects", "refs")
    )


def _require_worktree(dot_git: Path, git_dir: Path, common_dir: Path) -> None:
    """The main repository must know this folder, or it is not its worktree."""
    back = first_line(git_dir / "gitdir")
    known = git_dir.parent == common_dir / "worktrees" and back
    if not known or os.path.realpath(git_dir / back) != os.path.realpath(dot_git):
        raise _elsewhere()


def _none() -> ImportRunError:
    return ImportRunError("not_found", "There is no repository in this folder.")


def _bare() -> ImportRunError:
    return ImportRunError(
        "unsupported",
        "This is a bare repository, which has no files to work with.",
        reason="bare_repository",
    )


def _elsewhere() -> ImportRunError:
    return ImportRunError(
        "unsupported",
        "The Git data of this folder are in another place, which does not know this folder.",
        reason="git_folder_elsewhere",
    )
