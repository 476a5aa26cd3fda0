"""``git cat-file``: the bytes of objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import ImportRunError
from .environment import Profile
from .errors import is_not_here
from .runner import run_git

_ANY_SIZE = 1 << 40

_LONGEST_HEAD = 128
"""Bytes before each content: its size, or what is said of one that is missing."""


async def read_object(repository: Path, kind: str, object_id: str, profile: Profile) -> bytes:
    """The bytes of one object of a ``kind`` (``blob``, ``commit``), however large it is."""
    result = await run_git(
        ["cat-file", kind, object_id],
        repository=repository,
        profile=profile,
        max_stdout=_ANY_SIZE,
    )
    return result.stdout


async def blob_sizes(
    repository: Path, ids: Iterable[str], profile: Profile, *, missing_ok: bool = False
) -> dict[str, int]:
    """Bytes of each blob. Raises ``network`` where one would have to be fetched first.

    With ``missing_ok`` those that are nowhere are left out.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = await _batch(repository, "--batch-check=%(objectsize)", wanted, profile)
    sizes = zip(wanted, answer.splitlines(), strict=True)
    return {each: _size(line) for each, line in sizes if not missing_ok or line.isdigit()}


async def which_are_here(repository: Path, ids: Iterable[str], profile: Profile) -> set[str]:
    """Those of ``ids`` that a partial clone has; asked for one by one, it would fetch the others.

    Lists every object, some hundred thousand in a second.
    """
    wanted = set(ids)
    found: set[str] = set()
    pending = b""

    def read(chunk: bytes) -> None:
        nonlocal pending
        *lines, pending = (pending + chunk).split(b"\n")
        found.update(wanted.intersection(line.decode("ascii") for line in lines))

    await run_git(
        ["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"],
        repository=repository,
        profile=profile,
        on_stdout=read,
    )
    return found


async def read_blobs(
    repository: Path, ids: Iterable[str], profile: Profile, *, max_bytes: int
) -> dict[str, bytes]:
    """The content of each blob. Raises ``too_large`` over ``max_bytes`` in all, and ``network``."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = await _batch(repository, "--batch=%(objectsize)", wanted, profile, max_bytes)
    return dict(zip(wanted, _contents(answer), strict=True))


async def _batch(
    repository: Path, mode: str, ids: Sequence[str], profile: Profile, max_bytes: int = 0
) -> bytes:
    try:
        result = await run_git(
            ["cat-file", mode, "--buffer"],
            repository=repository,
            profile=profile,
            stdin="".join(f"{each}\n" for each in ids).encode(),
            max_stdout=max_bytes + _LONGEST_HEAD * len(ids),
        )
    except ImportRunError as error:
        if is_not_here(error):
            raise _not_here() from error
        raise
    return result.stdout


def _contents(answer: bytes) -> Iterator[bytes]:
    """Read ``size LF content LF`` again and again."""
    at = 0
    while at < len(answer):
        start = answer.index(b"\n", at) + 1
        end = start + _size(answer[at:start])
        yield answer[start:end]
        at = end + 1


def _size(line: bytes) -> int:
    """Read ``size``; for what is not there git says ``id missing``."""
    if not line.strip().isdigit():
        raise _not_here()
    return int(line)


def _not_here() -> ImportRunError:
    return ImportRunError("network", "A part of this repository has not been fetched yet.")
