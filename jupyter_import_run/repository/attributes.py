"""Attributes of files (gitattributes(5)): ask git for them, and write a line that it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..git.paths import listed, quoted
from ..git.runner import run_git
from .opened import Repository

_GLOB = re.compile(r"([*?\[\\])")


async def attributes(
    repository: Repository, paths: Iterable[str], names: Sequence[str]
) -> dict[str, dict[str, str]]:
    """By path and name, as git says it: a value, ``set``, ``unset`` or ``unspecified``."""
    found: dict[str, dict[str, str]] = {path: {} for path in paths}
    if not found:
        return found
    result = await run_git(
        ["check-attr", "-z", "--stdin", *names],
        repository=repository.folder,
        profile=repository.reading(),
        stdin=listed(found),
    )
    fields = result.text.split("\0")
    for path, name, value in zip(fields[0::3], fields[1::3], fields[2::3], strict=False):
        found[path][name] = value
    return found


def attributes_line(path: str, attribute: str) -> bytes:
    """A line that gives ``attribute`` to the file at ``path``, and to no other."""
    return quoted(_GLOB.sub(r"\\\1", f"/{path}")) + f" {attribute}".encode()
