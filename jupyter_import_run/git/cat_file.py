"""``git cat-file``: the bytes of objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import ImportRunError
from .environment import Profile
from .runner import run_git


async def blob_sizes(repository: Path, ids: Iterable[str], profile: Profile) -> dict[str, int]:
    """Bytes of each blob. Raises ``network`` where one would have to be fetched first."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    result = await run_git(
        ["cat-file", "--batch-check=%(objectsize)", "--buffer"],
        repository=repository,
        profile=profile,
        stdin=_lines(wanted),
    )
    lines = result.text.splitlines()
    return {each: _size(line) for each, line in zip(wanted, lines, strict=True)}


async def read_blobs(
    repository: Path, ids: Iterable[str], profile: Profile, *, max_bytes: int
) -> dict[str, bytes]:
    """The content of each blob. Raises ``too_large`` over ``max_bytes`` in all, and ``network``."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    result = await run_git(
        ["cat-file", "--batch=%(objectsize)", "--buffer"],
        repository=repository,
        profile=profile,
        stdin=_lines(wanted),
        max_stdout=max_bytes + 64 * len(wanted),
    )
    return dict(zip(wanted, _contents(result.stdout), strict=True))


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{each}\n" for each in ids).encode()


def _contents(answer: bytes) -> Iterator[bytes]:
    """Read ``size LF content LF`` again and again."""
    at = 0
    while at < len(answer):
        start = answer.index(b"\n", at) + 1
        end = start + _size(answer[at:start].decode().strip())
        yield answer[start:end]
        at = end + 1


def _size(line: str) -> int:
    if not line.isdecimal():
        raise ImportRunError("network", "A part of this repository has not been fetched yet.")
    return int(line)
