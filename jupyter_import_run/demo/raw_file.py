"""Single files of a repository over HTTP, at GitLab's addresses.

https://docs.gitlab.com/user/project/repository/files: ``{repository}/-/raw/{ref}/{path}``.
So a notebook of the demo has a URL of its own, as it has on a forge.
"""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from .http_backend import environment


async def read_raw_file(root: Path, repository: str, ref_and_path: str) -> bytes | None:
    """The bytes of a file, or None where there is none.

    A ref may have slashes in it: the shortest that has the file wins, a branch before a
    tag before a commit. All of them are asked for in one process.
    """
    place = (root / f"{repository}.git").resolve()
    if not place.is_relative_to(root) or not (place / "HEAD").is_file():
        return None
    if "\n" in ref_and_path:
        return None
    process = await asyncio.create_subprocess_exec(
        *("git", "cat-file", "--batch"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment({"GIT_DIR": str(place)}),
    )
    output, _ = await process.communicate("\n".join(_candidates(ref_and_path)).encode())
    return _first_blob(output)


def _candidates(ref_and_path: str) -> list[str]:
    """Every way to split it, as names of objects."""
    parts = ref_and_path.split("/")
    return [
        f"{prefix}{'/'.join(parts[:cut])}:{'/'.join(parts[cut:])}"
        for cut in range(1, len(parts))
        for prefix in ("refs/heads/", "refs/tags/", "")
    ]


def _first_blob(output: bytes) -> bytes | None:
    """Read ``cat-file --batch``: ``ID TYPE SIZE``, newline, content, newline; or one line."""
    while output:
        line, _, output = output.partition(b"\n")
        words = line.split(b" ")
        if len(words) == 3 and words[2].isdigit():
            size = int(words[2])
            if words[1] == b"blob":
                return output[:size]
            output = output[size + 1 :]
    return None
