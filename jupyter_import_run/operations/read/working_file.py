"""A file of the working tree, which whoever prepared the folder may have made anything."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ...openers import without_links


@dataclass(frozen=True)
class WorkingFile:
    """``size`` in bytes, None where there is no file; ``content`` where it is not too large."""

    size: int | None = None
    content: bytes | None = None


def read_working_file(folder: Path, file: str, most: int) -> WorkingFile:
    """The file as git sees it: a link is its target. Blocks: use a thread.

    Nothing behind a link is looked at, and no pipe or device.
    """
    place = os.path.join(folder, file)
    parent = os.path.dirname(place)
    if os.path.realpath(parent) != os.path.normpath(parent):
        return WorkingFile()
    try:
        status = os.lstat(place)
        if stat.S_ISLNK(status.st_mode):
            return WorkingFile(status.st_size, os.fsencode(os.readlink(place)))
        if not stat.S_ISREG(status.st_mode):
            return WorkingFile()
        if status.st_size > most:
            return WorkingFile(status.st_size)
        with open(place, "rb", opener=without_links) as opened:
            return WorkingFile(status.st_size, opened.read(most))
    except OSError:
        return WorkingFile()
