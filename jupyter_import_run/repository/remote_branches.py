"""Branches of a remote as far as they are known here, without a process."""

from __future__ import annotations

import os
import re
from pathlib import Path

from .locate import first_line

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


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


def known_tip(common_dir: Path, remote: str, branch: str) -> str | None:
    """Where ``branch`` of ``remote`` was when it was last seen; None: it never was. Blocks."""
    name = f"refs/remotes/{remote}/{branch}"
    found = first_line(common_dir / name)
    if not found:
        end = b" " + os.fsencode(name) + b"\n"
        try:
            with open(common_dir / "packed-refs", "rb") as lines:
                line = next((line for line in lines if line.endswith(end)), b"")
        except OSError:
            return None
        found = os.fsdecode(line.partition(b" ")[0])
    return found if _OBJECT_ID.fullmatch(found) else None
