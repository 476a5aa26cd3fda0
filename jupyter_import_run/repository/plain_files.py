"""That nothing of a repository is a pipe or a device where git expects a file.

Git opens what it finds. A pipe is waited for without end, also while a status is asked for,
and a device is read for ever: whoever prepared the folder could so keep this server busy.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ..errors import ImportRunError

_OWN = (".", "info")
_SHARED = (".", "info", "objects/info", "objects/pack")
_IN_THE_WORKING_TREE = (".gitattributes", ".gitignore", ".gitmodules")


def require_plain_files(folder: Path, git_dir: Path, common_dir: Path) -> None:
    """Raise ``unsupported`` with ``data["file"]`` for what is none. Blocks.

    Looks where git reads whatever it is asked: at the top of the working tree ``folder``, and
    in its repository but for single refs and objects, which are too many. Sockets may be
    there: git's own file system monitor has one.
    """
    own = (os.path.join(git_dir, name) for name in _OWN)
    shared = (os.path.join(common_dir, name) for name in _SHARED)
    named = (os.path.join(folder, name) for name in _IN_THE_WORKING_TREE)
    for file in chain(named, *map(_odd_entries, dict.fromkeys(chain(own, shared)))):
        if _never_ends(file):
            name = os.path.basename(file)
            raise ImportRunError(
                "unsupported",
                f"“{name}” of this repository is a pipe or a device instead of a file.",
                file=name,
            )


def _odd_entries(folder: str) -> Iterator[str]:
    """What is neither file nor folder; the system says so of most without a look at each."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_file() and not entry.is_dir():
                yield entry.path


def _never_ends(file: str) -> bool:
    try:
        mode = os.stat(file).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)
