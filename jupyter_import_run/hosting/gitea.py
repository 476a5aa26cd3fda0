"""The API of Gitea and Forgejo. https://docs.gitea.com/api/"""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from ..errors import ImportRunError
from ..wire.accounts import Project, ProjectPage
from .api import PER_PAGE, Identity
from .asking import Asking
from .project import needed
from .repository import Repository, page_of, place_of_new


class _User(msgspec.Struct):
    id: int
    login: str
    full_name: str | None = None
    email: str | None = None


class _Repository(Repository):
    updated_at: str | None = None

    @property
    def updated(self) -> str | None:
        return self.updated_at


class _Found(msgspec.Struct):
    data: list[_Repository]


class Gitea:
    """Gitea and Forgejo, Codeberg among them."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def who(self) -> Identity:
        """The person, with the address that the host shows: its noreply form where they hide it."""
        user = (await self._asking.get("/user", _User)).value
        return Identity(user.login, user.full_name or None, user.email or None)

    async def projects(self, query: str, page: int) -> ProjectPage:
        """Those that the person owns or works on."""
        me = (await self._asking.get("/user", _User)).value.id
        told = await self._asking.get(
            "/repos/search", _Found, q=query, uid=me, sort="updated", order="desc",
            limit=PER_PAGE, page=page,
        )  # fmt: skip
        return page_of(told.value.data, page, told.headers)

    async def fork(self, path: str) -> Project:
        """The host says 409 where there is one: then it has the same name in the own space."""
        try:
            made = await self._asking.post(f"/repos/{quote(path)}/forks", _Repository, {})
        except ImportRunError as error:
            if error.code != "exists":
                raise
            return await self.find(path.rpartition("/")[2])
        return needed(made.value.project(), self._asking.host)

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """Empty, as the others."""
        body = {"name": name, "private": private, "description": description}
        place = place_of_new(namespace, await self._login())
        made = await self._asking.post(place, _Repository, body)
        return needed(made.value.project(), self._asking.host)

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """As GitHub has it."""
        owner = namespace or await self._login()
        place = f"/repos/{quote(owner, safe='')}/{quote(name, safe='')}"
        found = await self._asking.get(place, _Repository)
        return needed(found.value.project(), self._asking.host)

    async def _login(self) -> str:
        return (await self._asking.get("/user", _User)).value.login
