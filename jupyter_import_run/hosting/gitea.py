"""The API of Gitea and Forgejo. https://docs.gitea.com/api/"""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from ..errors import ImportRunError
from ..wire.accounts import Project, ProjectPage
from .api import PER_PAGE, Identity
from .asking import Asking
from .project import needed, project


class _User(msgspec.Struct):
    id: int
    login: str
    full_name: str | None = None
    email: str | None = None


class _Repository(msgspec.Struct):
    full_name: str
    name: str
    clone_url: str
    html_url: str
    description: str | None = None
    default_branch: str | None = None
    private: bool = False
    archived: bool = False
    updated_at: str | None = None

    def project(self) -> Project | None:
        return project(
            path=self.full_name,
            name=self.name,
            url=self.clone_url,
            web_url=self.html_url,
            description=self.description,
            default_branch=self.default_branch,
            private=self.private,
            archived=self.archived,
            updated=self.updated_at,
        )


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
        more = 'rel="next"' in told.headers.get("link", "")
        return ProjectPage(
            projects=[found for each in told.value.data if (found := each.project())],
            next_page=page + 1 if more else None,
        )

    async def fork(self, path: str) -> Project:
        """The host says 409 where there is one: then it has the same name in the own space."""
        try:
            made = await self._asking.post(f"/repos/{quote(path)}/forks", _Repository, {})
        except ImportRunError as error:
            if error.code != "exists":
                raise
            login = (await self._asking.get("/user", _User)).value.login
            name = path.rpartition("/")[2]
            made = await self._asking.get(f"/repos/{quote(login)}/{quote(name)}", _Repository)
        return needed(made.value.project(), self._asking.host)

    async def create(self, name: str, *, private: bool) -> Project:
        """Empty, as the others."""
        body = {"name": name, "private": private}
        made = await self._asking.post("/user/repos", _Repository, body)
        return needed(made.value.project(), self._asking.host)
