"""A mark in a git folder by which a repository is known, wherever its folder is moved to.

A clone that takes the place of another one goes on with its mark.
"""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from ..store.atomic_write import write_atomically
from .locate import first_line

_FILE = "import-run.lineage"
_MARK = re.compile(r"[0-9a-f]{32}")


def lineage(git_dir: Path) -> str | None:
    """The mark, where it has got one. Blocks."""
    mark = first_line(git_dir / _FILE)
    return mark if _MARK.fullmatch(mark) else None


def go_on(old: Path, new: Path) -> str:
    """The git folder ``new`` gets the mark of ``old``, which gets one first if need be. Blocks."""
    mark = lineage(old) or secrets.token_hex(16)
    for git_dir in (old, new):
        write_atomically(git_dir / _FILE, mark.encode() + b"\n", mode=0o644)
    return mark
