"""Scopes: which of them to ask for, and what a token that has some is good for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..wire.accounts import ScopeUse

EVERYDAY: tuple[ScopeUse, ...] = ("clone", "push", "projects")
"""What every account should be good for; more is asked for where a person wants more."""


@dataclass(frozen=True)
class Scopes:
    """One host's table.

    ``needs`` are by use the scopes that it takes, all of them; ``clone`` is of what is not for
    everybody. ``identity`` are those with which the host says whose a token is. ``includes`` are
    the scopes that one contains.
    """

    needs: Mapping[ScopeUse, tuple[str, ...]] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    includes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def wanted(self, uses: Iterable[ScopeUse]) -> tuple[str, ...]:
        """The fewest scopes that allow ``uses``, in the order of the table."""
        asked = set(uses)
        needed = [*self.identity]
        for use, names in self.needs.items():
            if use in asked:
                needed += names
        return tuple(
            name
            for name in dict.fromkeys(needed)
            if not any(name in self.includes.get(other, ()) for other in needed)
        )

    def missing(self, granted: Iterable[str]) -> list[ScopeUse]:
        """What a token with the scopes ``granted`` is not good for.

        Nothing where none of them is in the table: then it says nothing about them.
        """
        held = self._contained(granted)
        if not held.intersection(self._names()):
            return []
        return [use for use, names in self.needs.items() if not held.issuperset(names)]

    def listed(self) -> list[tuple[str, list[ScopeUse]]]:
        """What to tick, with what it is for: first what everyday work takes, then more."""
        everyday = self.wanted(EVERYDAY)
        found: dict[str, list[ScopeUse]] = {name: [] for name in everyday}
        for use, names in self.needs.items():
            more = [name for name in names if name not in self._contained(everyday)]
            holding = [each for each in everyday if self._contained((each,)).intersection(names)]
            for name in more or holding:
                found.setdefault(name, []).append(use)
        for name in everyday:  # without it nobody could be connected at all
            if self._contained((name,)).intersection(self.identity):
                found[name] = list(dict.fromkeys((*EVERYDAY, *found[name])))
        return list(found.items())

    def _contained(self, scopes: Iterable[str]) -> set[str]:
        held = set(scopes)
        for name in tuple(held):
            held.update(self.includes.get(name, ()))
        return held

    def _names(self) -> set[str]:
        needed = (name for names in self.needs.values() for name in names)
        return {*self.identity, *needed, *self.includes, *sum(self.includes.values(), ())}
