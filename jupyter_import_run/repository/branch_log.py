"""What git's own log of a branch tells: which branch it is, and what it was called before.

A name alone does not say it. A branch may have been deleted and another one made under its
name, or have got another name in a terminal.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from ..openers import without_waiting

_BEGINNING = re.compile(rb"0{40,64} ")
"""Of a log's first line: where the branch did not come from anywhere."""

_RENAMED = re.compile(rb"\tBranch: renamed refs/heads/(.+) to refs/heads/")
_LONGEST = 8 * 1024 * 1024


class BranchLog(NamedTuple):
    """``birth`` is the line that git wrote when the branch was made; empty where there is no log
    (``core.logAllRefUpdates``) or its beginning has expired (git-reflog(1)). ``former`` are
    earlier names, the latest first.
    """

    birth: bytes
    former: tuple[str, ...]


def branch_log(common_dir: Path, branch: str) -> BranchLog:
    """That of a local branch. Blocks."""
    lines = _lines(common_dir / "logs" / "refs" / "heads" / branch)
    birth = lines[0] if lines and _BEGINNING.match(lines[0]) else b""
    renamed = (_RENAMED.search(line) for line in reversed(lines))
    return BranchLog(birth, tuple(os.fsdecode(match[1]) for match in renamed if match))


def _lines(log: Path) -> list[bytes]:
    try:
        with open(log, "rb", opener=without_waiting) as file:
            return file.read(_LONGEST).splitlines()
    except OSError:
        return []
