"""Which notebooks are committed without their outputs: a filter for each, known to git itself.

So ``git status`` stays quiet about outputs for ever after, also in a terminal. The lines are
in ``info/attributes``, which is never committed and beats every ``.gitattributes``.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Collection
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import set_local
from ..git.ls_files import ls_files
from ..git.outputs_filter import CLEAN_KEY, FILTER, clean_command
from ..sources.names import is_notebook
from ..store.atomic_write import write_atomically
from ..threads import finish, in_thread
from .attributes import attributes_line
from .filters import unfiltered
from .opened import Repository

_ATTRIBUTE = f"filter={FILTER}"


class OnlyOutputsError(ImportRunError):
    """A commit of notebooks without their outputs changed nothing: the choice is all there is."""

    def __init__(self) -> None:
        super().__init__(
            "invalid_request",
            "Only outputs of these notebooks differ, and those are not committed.",
            reason="only_outputs",
        )


@contextlib.asynccontextmanager
async def outputs_chosen(
    repository: Repository, paths: Collection[str], *, strip: bool
) -> AsyncIterator[None]:
    """From now on the notebooks among ``paths`` are without outputs for git, or with them.

    Where what follows fails, all is as it was; :class:`OnlyOutputsError` is no failure.
    Notebooks with another filter that has a program keep that one.
    """
    notebooks = [path for path in paths if is_notebook(path)]
    file = _file(repository)
    before = await in_thread(_read, file)
    after = await _chosen(repository, before, notebooks, strip)
    if strip and notebooks:
        await _configure(repository)
    if after == before:
        yield
        return
    await in_thread(_write, file, after)
    try:
        yield
    except OnlyOutputsError:
        raise
    except BaseException:
        await finish(in_thread(_write, file, before))
        raise


async def without_outputs(repository: Repository, paths: Collection[str]) -> None:
    """From now on the notebooks at ``paths`` are without outputs for git."""
    async with outputs_chosen(repository, paths, strip=True):
        pass


async def strip_whatever(repository: Repository, paths: Collection[str]) -> None:
    """From now on the files at ``paths`` are without outputs for git, whatever is said of them.

    For a repository of our own that nobody works in: no other filter holds for them.
    """
    file = _file(repository)
    await _configure(repository)
    content = await in_thread(_read, file)
    await in_thread(_write, file, _with_lines(content, list(map(_line, paths))))


async def outputs_for_all(repository: Repository) -> list[str]:
    """From now on no notebook is without outputs for git; those of the index that were."""
    content = await in_thread(_read, _file(repository))
    lines = content.split(b"\n")
    left = [line for line in lines if not line.endswith(_ATTRIBUTE.encode())]
    if left == lines:
        return []
    tracked = await ls_files(repository.folder, repository.reading(), "--cached")
    were = await stripped_ones(repository, tracked)
    await in_thread(_write, _file(repository), b"\n".join(left))
    return sorted(were)


async def stripped_ones(repository: Repository, paths: Collection[str]) -> set[str]:
    """Those of ``paths`` that are notebooks without outputs for git."""
    notebooks = [path for path in paths if is_notebook(path)]
    if not notebooks:
        return set()
    lines = set((await in_thread(_read, _file(repository))).split(b"\n"))
    return {path for path in notebooks if _line(path) in lines}


def _file(repository: Repository) -> Path:
    return repository.common_dir / "info" / "attributes"


def _line(path: str) -> bytes:
    return attributes_line(path, _ATTRIBUTE)


async def _chosen(
    repository: Repository, content: bytes, notebooks: Collection[str], strip: bool
) -> bytes:
    lines = {path: _line(path) for path in notebooks}
    if strip:
        free = await unfiltered(repository, notebooks)
        return _with_lines(content, [line for path, line in lines.items() if path in free])
    gone = set(lines.values())
    return b"\n".join(line for line in content.split(b"\n") if line not in gone)


def _with_lines(content: bytes, lines: Collection[bytes]) -> bytes:
    """``content`` with those of ``lines`` that it has not yet."""
    present = set(content.split(b"\n"))
    new = [line for line in lines if line not in present]
    separator = b"" if not content or content.endswith(b"\n") else b"\n"
    return content + (separator + b"\n".join(new) + b"\n" if new else b"")


async def _configure(repository: Repository) -> None:
    """Tell git what the filter is, anew where this Python has moved."""
    command = clean_command()
    if repository.value(CLEAN_KEY) != command:
        await set_local(repository.folder, CLEAN_KEY, command, repository.writing())


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    write_atomically(file, content, mode=0o644, sync=False)
