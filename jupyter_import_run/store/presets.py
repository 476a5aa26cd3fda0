"""The saved repositories: the person's own in a file, the administrator's before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from ..clock import now
from ..errors import ImportRunError, from_os_error
from ..presets.record import SavedRepository
from ..presets.rules import checked
from ..wire.encode import encode
from .files import JsonFile

MOST = 10_000
"""Of the person's own."""

_NAMED = 20
"""Of those that break the rules: as many as one reads."""

_FIELD = re.compile(r"`\$\.(\w+)|required field `(\w+)`")
"""Which one msgspec complains of."""

_Fields = dict[str, msgspec.Raw]
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

    def __init__(
        self,
        data_folder: Path,
        given: Sequence[SavedRepository] = (),
        kinds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``kinds`` are those of hosts, as :func:`~..sources.parse` takes them."""
        self._given = {each.name: each for each in given}
        self._checked = lru_cache(maxsize=2 * MOST)(partial(_checked, kinds))
        self._file = JsonFile(data_folder / "presets.json", _Records, dict)

    def known(self) -> Known:
        """All of them. A file that cannot be read is a ``problem``, and hides nobody else's; so
        is one that was put aside, as long as it is there, and a record that breaks the rules.
        """
        known = self._readable()
        return known._replace(problem=known.problem or self._set_aside())

    def find(self, name: str) -> SavedRepository:
        """One of them. Raises ``not_found``, ``unsupported`` where that cannot be known, and what
        :func:`~..presets.rules.checked` raises of one that somebody wrote by hand.
        """
        if name in self._given:
            return self._given[name]
        try:
            records = self._file.fresh()
        except OSError as error:
            raise from_os_error(error) from error
        return self._checked(name, bytes(_record(name, records)))

    def _readable(self) -> Known:
        problem = None
        own: dict[str, SavedRepository] = {}
        wrong: dict[str, ImportRunError] = {}
        try:
            for name, raw in self._file.fresh().items():
                try:
                    own[name] = self._checked(name, bytes(raw))
                except ImportRunError as error:
                    wrong[name] = error
        except OSError as error:
            problem = from_os_error(error)
        else:
            problem = _left_out(wrong, self._file.path) if wrong else None
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
            before = _decoded(name, bytes(_record(name, records)))
            changed.append(msgspec.structs.replace(edit(before), modified=now()))
            return {**records, name: _written(changed[0], records[name])}

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


def _checked(kinds: Mapping[str, str], name: str, raw: bytes) -> SavedRepository:
    """One record by the rules. Raises what :func:`~..presets.rules.checked` raises."""
    return checked(_decoded(name, raw), kinds)


def _decoded(name: str, raw: bytes) -> SavedRepository:
    """One record. Raises ``not_found`` where it makes no sense at all."""
    try:
        one = msgspec.json.decode(raw, type=SavedRepository)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _unknown(name) from error
    return msgspec.structs.replace(one, name=name, locked=False)


def _left_out(wrong: Mapping[str, ImportRunError], path: Path) -> ImportRunError:
    """What is the matter with records of the file at ``path``, where they stay."""
    name, error = next(iter(wrong.items()))
    others = f", and so are {len(wrong) - 1} more" if len(wrong) > 1 else ""
    return ImportRunError(
        "invalid_request",
        f"The saved repository {name} is left out{others}: {_broken(error)['message']}",
        reason="left_out",
        name=name,
        path=str(path),
        repositories=[
            {"name": each, **_broken(found)} for each, found in islice(wrong.items(), _NAMED)
        ],
        count=len(wrong),
    )


def _broken(error: ImportRunError) -> dict[str, str | None]:
    """The rule that was broken, where the values are such that one can be, and by which field."""
    if error.code != "not_found":
        rule, field = error.data.get("reason"), error.data.get("field")
        return {"message": error.message, "rule": rule, "field": field}
    named = _FIELD.search(str(error.__cause__))
    field = named[1] or named[2] if named else None
    message = f"Its {field or 'record'} is missing or makes no sense."
    return {"message": message, "rule": None, "field": field}


def _record(name: str, records: _Records) -> msgspec.Raw:
    if name not in records:
        raise _unknown(name)
    return records[name]


def _written(saved: SavedRepository, before: msgspec.Raw | None = None) -> msgspec.Raw:
    """``saved`` with those fields of ``before`` that somebody else knows the meaning of."""
    others = msgspec.json.decode(before or b"{}", type=_Fields)
    fields = msgspec.json.decode(encode(saved), type=_Fields)
    own = SavedRepository.__struct_fields__
    kept = {name: value for name, value in others.items() if name not in own}
    return msgspec.Raw(encode({**kept, **fields}))


def _unknown(name: str) -> ImportRunError:
    return ImportRunError(
        "not_found", f"There is no saved repository called {name}.", reason="no_preset", name=name
    )
