"""The saved repositories: the person's own in a file, the administrator's before them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..clock import now
from ..errors import ImportRunError, from_os_error
from ..presets.record import SavedRepository
from ..wire.encode import encode
from .files import JsonFile

MOST = 10_000
"""Of the person's own."""

_Records = dict[str, msgspec.Raw]


class Known(NamedTuple):
    """All that are known, by name; ``problem`` is why the person's own are not among them."""

    saved: list[SavedRepository]
    problem: ImportRunError | None


class SavedRepositories:
    """By name, which is unique; where both have it, the administrator's hides the person's.

    Every read sees what another server or the command line wrote before it. All methods block;
    use a thread.
    """

    def __init__(self, data_folder: Path, given: Sequence[SavedRepository] = ()) -> None:
        self._given = {each.name: each for each in given}
        self._file = JsonFile(data_folder / "presets.json", _Records, dict)

    def known(self) -> Known:
        """All of them. A file that cannot be read is a ``problem``, and hides nobody else's; so
        is one that was put aside, as long as it is there.
        """
        known = self._readable()
        return known._replace(problem=known.problem or self._set_aside())

    def find(self, name: str) -> SavedRepository:
        """One of them. Raises ``not_found``, and ``unsupported`` where that cannot be known."""
        known = self._readable()
        for each in known.saved:
            if each.name == name:
                return each
        raise known.problem or _unknown(name)

    def _readable(self) -> Known:
        problem = None
        own: dict[str, SavedRepository] = {}
        try:
            own = _readable(self._file.fresh())
        except OSError as error:
            problem = from_os_error(error)
        saved = {**own, **self._given}
        return Known([saved[name] for name in sorted(saved)], problem)

    def add(self, saved: SavedRepository) -> SavedRepository:
        """Keep one more; as it is kept. Raises ``exists`` and ``limit_reached``."""
        time = now()
        new = msgspec.structs.replace(saved, created=time, modified=time, locked=False)

        def edit(records: _Records) -> _Records:
            if saved.name in records or saved.name in self._given:
                raise ImportRunError(
                    "exists",
                    f"There is a saved repository called {saved.name} already.",
                    name=saved.name,
                )
            if len(records) >= MOST:
                raise ImportRunError(
                    "limit_reached", "No more repositories can be saved.", limit=MOST
                )
            return {**records, saved.name: _written(new)}

        self._file.change(edit)
        return new

    def change(
        self, name: str, edit: Callable[[SavedRepository], SavedRepository]
    ) -> SavedRepository:
        """What becomes of one by ``edit``, which keeps the name. Raises ``not_found`` and
        ``forbidden`` where it is the administrator's, and what ``edit`` raises.
        """
        self._require_own(name)
        changed: list[SavedRepository] = []

        def step(records: _Records) -> _Records:
            before = _readable(records).get(name)
            if before is None:
                raise _unknown(name)
            changed.append(msgspec.structs.replace(edit(before), modified=now()))
            return {**records, name: _written(changed[0])}

        self._file.change(step)
        return changed[0]

    def remove(self, name: str) -> None:
        """Forget one; its clones stay. Raises ``not_found``, ``forbidden``."""
        self._require_own(name)

        def edit(records: _Records) -> _Records:
            if name not in records:
                raise _unknown(name)
            return {key: each for key, each in records.items() if key != name}

        self._file.change(edit)

    def _set_aside(self) -> ImportRunError | None:
        files = self._file.set_aside
        if not files:
            return None
        return ImportRunError(
            "unsupported",
            f"Saved repositories could not be read, and were put aside as {files[-1]}. Save them "
            "again, or mend that file; this is shown until it is deleted.",
            reason="set_aside",
            path=str(files[-1]),
        )

    def _require_own(self, name: str) -> None:
        if name in self._given:
            raise ImportRunError(
                "forbidden",
                f"The administrator gives the saved repository {name}, so it cannot be changed.",
                reason="given",
                name=name,
            )


def _readable(records: _Records) -> dict[str, SavedRepository]:
    """Those that make sense; the others, which somebody wrote by hand, stay in the file."""
    found = {}
    for name, raw in records.items():
        with contextlib.suppress(msgspec.MsgspecError, RecursionError):
            one = msgspec.json.decode(raw, type=SavedRepository)
            found[name] = msgspec.structs.replace(one, name=name, locked=False)
    return found


def _written(saved: SavedRepository) -> msgspec.Raw:
    return msgspec.Raw(encode(saved))


def _unknown(name: str) -> ImportRunError:
    return ImportRunError(
        "not_found", f"There is no saved repository called {name}.", reason="no_preset", name=name
    )
