"""What a server remembers of accounts for as long as it runs."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from ...wire.accounts import AccountState, ProjectPage
from .sign_ins import SignIns

_FRESH = 60.0
"""Seconds for which a page of projects is shown again without asking."""

_MOST_PAGES = 200


class ProjectPages:
    """Pages of projects that were asked for a moment ago, by account, query and number."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str, int], tuple[float, ProjectPage]] = {}

    def get(self, account: str, query: str, page: int) -> ProjectPage | None:
        """One, as long as it is fresh."""
        asked, found = self._pages.get((account, query, page), (0.0, None))
        return found if time.monotonic() - asked < _FRESH else None

    def keep(self, account: str, query: str, page: int, found: ProjectPage) -> None:
        """Keep one; the oldest goes."""
        self._pages[account, query, page] = (time.monotonic(), found)
        while len(self._pages) > _MOST_PAGES:
            del self._pages[next(iter(self._pages))]

    def drop(self, account: str) -> None:
        """The account is another one now, or gone."""
        self._pages = {key: page for key, page in self._pages.items() if key[0] != account}


@dataclass
class AccountMemory:
    """Sign-ins under way, what hosts last said of accounts (by id), and pages of projects."""

    sign_ins: SignIns = field(default_factory=SignIns)
    verdicts: dict[str, AccountState] = field(default_factory=dict)
    pages: ProjectPages = field(default_factory=ProjectPages)
