"""The administrator's saved repositories, as ``c.ImportRun`` has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from ..errors import ImportRunError
from ..policy import HostRule, parse_target
from .places import collision
from .record import SavedRepository
from .rules import checked, is_name
from .start import Start, check_places, check_start, urls_of

_KEYS = frozenset(SavedRepository.__struct_fields__) - {"created", "modified", "locked"}


class Given(NamedTuple):
    """What the administrator gives."""

    repositories: tuple[SavedRepository, ...]
    start: Start


def given(
    repositories: Sequence[Any],
    start: Start,
    *,
    lock_down: bool,
    providers: Mapping[str, str],
    allowed_hosts: Collection[HostRule],
) -> Given:
    """The traits, checked. Raises ValueError: the trait, a colon, and one sentence."""
    found: dict[str, SavedRepository] = {}
    for value in repositories:
        one = _repository(value, providers)
        if one.name in found:
            raise ValueError(f"repositories: {one.name!r} is there twice")
        found[one.name] = one
    both = collision((each.name, each.url, each.folder) for each in found.values() if each.folder)
    if both is not None:
        raise ValueError(f"repositories: {both[0]!r} and {both[1]!r} have the folder {both[2]!r}")
    try:
        check_start(start, providers)
        check_places(start, found, providers)
    except ImportRunError as error:
        raise ValueError(f"{error.data['field']}: {error.message}") from error
    _require_allowed("repositories", [one.url for one in found.values()], allowed_hosts)
    _require_allowed("default_repository", urls_of([start.default or ""]), allowed_hosts)
    _require_allowed("additional_repositories", urls_of(start.additional), allowed_hosts)
    if lock_down:
        _check_lock_down(found, start)
    return Given(tuple(found.values()), start)


def _repository(value: Any, providers: Mapping[str, str]) -> SavedRepository:
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
        raise ValueError("repositories: each is a dictionary with a 'name' and a 'url'")
    unknown = sorted(value.keys() - _KEYS)
    if unknown:
        raise ValueError(f"repositories: {value['name']!r}: unknown key {unknown[0]!r}")
    try:
        saved = msgspec.convert({**value, "locked": True}, SavedRepository)
        return checked(saved, providers)
    except msgspec.ValidationError as error:
        words, _, where = str(error).partition(" - at `$.")
        key = f"{where.rstrip('`')}: " if where else ""
        raise ValueError(f"repositories: {value['name']!r}: {key}{words}") from error
    except ImportRunError as error:
        field = error.data.get("field")
        raise ValueError(f"repositories: {value['name']!r}: {field}: {error.message}") from error


def _require_allowed(trait: str, urls: Sequence[str], allowed: Collection[HostRule]) -> None:
    for url in filter(None, urls):
        target = parse_target(url)
        if allowed and not any(rule.matches(target) for rule in allowed):
            raise ValueError(f"{trait}: {url!r} is not on one of the allowed_hosts")


def _check_lock_down(found: Mapping[str, SavedRepository], start: Start) -> None:
    """What an administrator cannot have meant."""
    if not found and not urls_of(start.entries):
        raise ValueError("lock_down_to_repositories: no repository is offered in repositories")
    for entry in start.entries:
        if is_name(entry) and entry not in found:
            raise ValueError(f"lock_down_to_repositories: {entry!r} is not among the repositories")
