"""Branches of a remote as far as they are known here, without a process."""

from __future__ import annotations

import os
from pathlib import Path


def any_is_known(common_dir: Path, remote: str) -> bool:
    """Whether any branch of ``remote`` was ever seen and is still there. Blocks.

    Its ``HEAD`` does not count: a clone of an empty repository may have one. Refs are files
    below ``refs``, or lines of ``packed-refs`` (git-pack-refs(1)).
    """
    prefix = f"refs/remotes/{remote}/"
    for folder, _, files in os.walk(common_dir / prefix):
        if set(files) - ({"HEAD"} if Path(folder) == common_dir / prefix else set()):
            return True
    try:
        with open(common_dir / "packed-refs", "rb") as lines:
            return any(b" " + os.fsencode(prefix) in line for line in lines)
    except OSError:
        return False
