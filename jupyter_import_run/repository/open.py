"""Open repositories: find their folders, and read their configuration when it changed."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import LocalConfig, read_local
from ..git.local_config import overrides, refusal
from ..root import Root
from ..store.cloned import ClonedRepositories
from ..threads import within
from .locate import Place, locate
from .opened import Repository
from .stamps import Stamp, stamp_of

_Stamps = tuple[Stamp | None, ...]

_KEPT = 200
"""Repositories whose configuration is remembered."""

_LONGEST = 20.0
"""Seconds that reading may take: where a file is a pipe, git waits without end."""

_TRIES = 5
"""How often it is read again while what it includes goes on changing."""


@dataclass(frozen=True)
class _Known:
    """A configuration as it was read, and the stamps of all files that it came from."""

    files: tuple[Path, ...]
    stamp: _Stamps
    config: LocalConfig


class Repositories:
    """The repositories below ``root``, None where the server keeps no files on a disk.

    A repository that is opened again and was not configured anew starts no process.
    """

    def __init__(self, root: Root | None, cloned: ClonedRepositories) -> None:
        self._root = root
        self._cloned = cloned
        self._known: dict[Place, _Known] = {}

    async def open(self, path: str) -> Repository:
        """The repository at an API path.

        Raises ``not_found``, and ``unsupported`` with the reason where there is one that
        cannot be worked with.
        """
        root = self._require_root()
        return await self._open(lambda: locate(root.place(path), root.folder))

    async def open_folder(self, folder: Path) -> Repository:
        """:meth:`open` for a real path: a submodule may lie where no API path leads."""
        root = self._require_root()
        return await self._open(lambda: locate(folder, root.folder))

    def _require_root(self) -> Root:
        if self._root is None:
            raise ImportRunError("unsupported", "This server keeps no repositories on a disk.")
        return self._root

    async def _open(self, find: Callable[[], Place]) -> Repository:
        place, trusted, known = await asyncio.to_thread(self._look, find)
        config = known.config if known is not None else await self._read(place)
        entries = _without_own_worktree(config.entries, place)
        if _is_bare(entries):
            raise ImportRunError(
                "unsupported",
                "This is a bare repository, which has no files to work with.",
                reason="bare_repository",
            )
        return Repository(
            *place,
            config=config.entries,
            overrides=overrides(entries, trusted=trusted),
            refusal=refusal(entries),
            trusted=trusted,
        )

    def _look(self, find: Callable[[], Place]) -> tuple[Place, bool, _Known | None]:
        """Where it is, whether its filters may run, and its configuration if it is as it was."""
        place = find()
        known = self._known.get(place)
        if known is not None and _stamp(known.files) != known.stamp:
            known = None
        return place, bool(self._cloned.reasons(place.common_dir)), known

    async def _read(self, place: Place) -> LocalConfig:
        """Ask git, until no file changed meanwhile."""
        files = _own_files(place)
        for _ in range(_TRIES):
            stamp = await asyncio.to_thread(_stamp, files)
            config = await _read_within(place.folder, _LONGEST)
            needed = (*_own_files(place), *_included(config, place))
            if set(needed) <= set(files):
                self._known[place] = _Known(files, stamp, config)
                while len(self._known) > _KEPT:
                    del self._known[next(iter(self._known))]
                return config
            files = needed
        raise ImportRunError("busy", "The configuration of this repository keeps changing.")


async def _read_within(folder: Path, seconds: float) -> LocalConfig:
    try:
        return await within(read_local(folder), seconds)
    except TimeoutError as error:
        raise ImportRunError(
            "timeout", "The configuration of this repository could not be read in time."
        ) from error


def _own_files(place: Place) -> tuple[Path, ...]:
    return place.common_dir / "config", place.git_dir / "config.worktree"


def _included(config: LocalConfig, place: Place) -> Iterable[Path]:
    """The files that it includes, there or not, and HEAD where that decides which."""
    for key, value, origin in config.includes:
        with contextlib.suppress(ValueError, RuntimeError):
            yield Path(os.path.normpath(origin.parent / os.path.expanduser(value)))
        if key.startswith("includeif.onbranch:"):
            yield place.git_dir / "HEAD"


def _stamp(files: Iterable[Path]) -> _Stamps:
    """What changes with the content of ``files``. Blocks."""
    return tuple(map(stamp_of, files))


def _without_own_worktree(
    entries: Iterable[tuple[str, str]], place: Place
) -> tuple[tuple[str, str], ...]:
    """A submodule's configuration names its own folder, which is no other place."""
    return tuple(
        (key, value)
        for key, value in entries
        if key != "core.worktree"
        or os.path.normpath(place.git_dir / value) != os.fspath(place.folder)
    )


def _is_bare(entries: Iterable[tuple[str, str]]) -> bool:
    values = [value for key, value in entries if key == "core.bare"]
    return bool(values) and values[-1].lower() in {"true", "yes", "on", "1"}
