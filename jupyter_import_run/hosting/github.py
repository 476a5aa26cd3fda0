"""GitHub's API. https://docs.github.com/rest"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

import msgspec

from ..wire.accounts import Project, ProjectPage
from .api import PER_PAGE, Identity
from .asking import Asking, Told
from .project import needed, seconds
from .refusals import scopes_in
from .repository import Repository, page_of, place_of_new

_MOST_PER_PAGE = 100
_LONGEST_SEARCH = 256


class _User(msgspec.Struct):
    """https://docs.github.com/rest/users/users#get-the-authenticated-user"""

    id: int
    login: str
    name: str | None = None


class _Owner(msgspec.Struct):
    login: str
    type: str = "User"


class _Repository(Repository):
    """https://docs.github.com/rest/repos/repos"""

    pushed_at: str | None = None
    owner: _Owner | None = None

    @property
    def updated(self) -> str | None:
        return self.pushed_at


class _Found(msgspec.Struct):
    """https://docs.github.com/rest/search/search#search-repositories"""

    items: list[_Repository]


class GitHub:
    """github.com, GitHub Enterprise Cloud and Server."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def who(self) -> Identity:
        """The person; the address for commits is the one that keeps theirs private.

        https://docs.github.com/account-and-profile/reference/email-addresses-reference
        """
        told = await self._asking.get("/user", _User)
        user, headers = told.value, told.headers
        scopes = headers.get("x-oauth-scopes")
        return Identity(
            username=user.login,
            display_name=user.name,
            email=f"{user.id}+{user.login}@users.noreply.{self._pages()}",
            scopes=None if scopes is None else scopes_in(scopes),
            expires=seconds(headers.get("github-authentication-token-expiration")),
        )

    async def projects(self, query: str, page: int) -> ProjectPage:
        """Those that the person may push to; a search is among their own and those of the
        organizations whose they are.
        """
        if query:
            words = _search(query, await self._login(), await self._organizations())
            search = await self._asking.get(
                "/search/repositories", _Found, q=words, per_page=PER_PAGE, page=page
            )
            repositories, headers = search.value.items, search.headers
        else:
            told = await self._own(PER_PAGE, page)
            repositories, headers = told.value, told.headers
        return page_of(repositories, page, headers)

    async def fork(self, path: str) -> Project:
        """Answers also with the fork that is there already.

        https://docs.github.com/rest/repos/forks#create-a-fork
        """
        made = await self._asking.post(f"/repos/{quote(path)}/forks", _Repository, {})
        return needed(made.value.project(), self._asking.host)

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """https://docs.github.com/rest/repos/repos#create-an-organization-repository"""
        body = {"name": name, "private": private, "description": description}
        place = place_of_new(namespace, await self._login())
        made = await self._asking.post(place, _Repository, body)
        return needed(made.value.project(), self._asking.host)

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """https://docs.github.com/rest/repos/repos#get-a-repository"""
        owner = namespace or await self._login()
        place = f"/repos/{quote(owner, safe='')}/{quote(name, safe='')}"
        found = await self._asking.get(place, _Repository)
        return needed(found.value.project(), self._asking.host)

    async def _own(self, per_page: int, page: int) -> Told[list[_Repository]]:
        return await self._asking.get(
            "/user/repos", list[_Repository], sort="pushed", per_page=per_page, page=page
        )

    async def _organizations(self) -> list[str]:
        """Those of the repositories that were pushed to last: to list the memberships takes a
        scope that nothing else does.
        """
        owners = (each.owner for each in (await self._own(_MOST_PER_PAGE, 1)).value)
        found = (each.login for each in owners if each and each.type == "Organization")
        return list(dict.fromkeys(found))

    async def _login(self) -> str:
        return (await self._asking.get("/user", _User)).value.login

    def _pages(self) -> str:
        """The host of its pages, by that of its API."""
        host = urlsplit(self._asking.base).hostname or ""
        return host.removeprefix("api.")


def _search(query: str, login: str, organizations: Sequence[str]) -> str:
    """What to search for, with as many of the organizations as GitHub takes words.

    https://docs.github.com/rest/search/search#limitations-on-query-length
    """
    words = f"{_plain(query)} in:name fork:true user:{login}"
    for each in organizations:
        longer = f"{words} org:{each}"
        if len(longer) > _LONGEST_SEARCH:
            break
        words = longer
    return words


def _plain(query: str) -> str:
    """``query`` as one word or phrase: what would be an operator of the search is none."""
    return '"' + query.replace("\\", " ").replace('"', " ") + '"'
