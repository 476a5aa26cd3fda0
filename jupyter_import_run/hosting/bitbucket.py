"""Bitbucket Cloud's API. https://developer.atlassian.com/cloud/bitbucket/rest/"""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from ..wire.accounts import Project, ProjectPage
from .api import PER_PAGE, Identity
from .asking import Asking
from .project import needed, project


class _User(msgspec.Struct):
    username: str | None = None
    nickname: str | None = None
    display_name: str | None = None


class _Link(msgspec.Struct):
    href: str
    name: str = ""


class _Links(msgspec.Struct):
    html: _Link
    clone: list[_Link] = []


class _Branch(msgspec.Struct):
    name: str


class _Repository(msgspec.Struct):
    full_name: str
    slug: str
    links: _Links
    description: str | None = None
    mainbranch: _Branch | None = None
    is_private: bool = False
    updated_on: str | None = None

    def project(self) -> Project | None:
        clone = next((link.href for link in self.links.clone if link.name == "https"), "")
        scheme, _, rest = clone.partition("://")  # https://person@bitbucket.org/…
        return project(
            path=self.full_name,
            name=self.slug,
            url=f"{scheme}://{rest.partition('@')[2] or rest}",
            web_url=self.links.html.href,
            description=self.description,
            default_branch=self.mainbranch.name if self.mainbranch else None,
            private=self.is_private,
            archived=False,
            updated=self.updated_on,
        )


class _Page(msgspec.Struct):
    values: list[_Repository]
    next: str | None = None


class Bitbucket:
    """bitbucket.org."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def who(self) -> Identity:
        """The person; scopes come with every answer."""
        told = await self._asking.get("/user", _User)
        user = told.value
        return Identity(
            username=user.username or user.nickname or "",
            display_name=user.display_name,
            email=None,
        )

    async def projects(self, query: str, page: int) -> ProjectPage:
        """Those that the person may write to."""
        wanted = {"q": f"name ~ {_quoted(query)}"} if query else {}
        told = await self._asking.get(
            "/repositories", _Page, role="contributor", sort="-updated_on",
            pagelen=PER_PAGE, page=page, **wanted,
        )  # fmt: skip
        return ProjectPage(
            projects=[found for each in told.value.values if (found := each.project())],
            next_page=page + 1 if told.value.next else None,
        )

    async def fork(self, path: str) -> Project:
        """In the workspace of the person's own name."""
        made = await self._asking.post(f"/repositories/{quote(path)}/forks", _Repository, {})
        return needed(made.value.project(), self._asking.host)

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """In a workspace, which is a namespace there."""
        body = {"scm": "git", "is_private": private, "description": description}
        made = await self._asking.post(await self._place(name, namespace), _Repository, body)
        return needed(made.value.project(), self._asking.host)

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """The same address."""
        found = await self._asking.get(await self._place(name, namespace), _Repository)
        return needed(found.value.project(), self._asking.host)

    async def _place(self, name: str, namespace: str | None) -> str:
        workspace = namespace or (await self.who()).username
        return f"/repositories/{quote(workspace, safe='')}/{quote(name, safe='')}"


def _quoted(text: str) -> str:
    """``text`` as a string of Bitbucket's query language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
