"""GitLab's API, version 4. https://docs.gitlab.com/api/rest/"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from ..errors import ImportRunError
from ..wire.accounts import Project, ProjectPage
from .api import PER_PAGE, Identity
from .asking import Asking
from .project import needed, project, seconds

_NOBODY = "oauth2"
"""A name for whoever has a token that does not say it: git may be given any."""


class _User(msgspec.Struct):
    """https://docs.gitlab.com/api/users/#retrieve-the-current-user"""

    username: str
    name: str | None = None
    commit_email: str | None = None
    email: str | None = None


class _Token(msgspec.Struct):
    """https://docs.gitlab.com/api/personal_access_tokens/ (``self``)"""

    scopes: list[str]
    expires_at: str | None = None


class _OAuthToken(msgspec.Struct):
    """https://docs.gitlab.com/api/oauth2/#retrieve-the-token-information"""

    scope: list[str]


class _Namespace(msgspec.Struct):
    """https://docs.gitlab.com/api/namespaces/#retrieve-a-namespace"""

    id: int


class _Project(msgspec.Struct):
    """https://docs.gitlab.com/api/projects/#list-all-projects"""

    path_with_namespace: str
    path: str
    http_url_to_repo: str
    web_url: str
    description: str | None = None
    default_branch: str | None = None
    visibility: str | None = None
    archived: bool = False
    last_activity_at: str | None = None

    def project(self) -> Project | None:
        return project(
            path=self.path_with_namespace,
            name=self.path,
            url=self.http_url_to_repo,
            web_url=self.web_url,
            description=self.description,
            default_branch=self.default_branch,
            private=self.visibility not in (None, "public"),
            archived=self.archived,
            updated=self.last_activity_at,
        )


class GitLab:
    """GitLab.com and every host of somebody's own."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._oauth = asking.at(asking.base.removesuffix("/api/v4") + "/oauth")

    async def who(self) -> Identity:
        """The person, and what the token says of itself.

        Every token may say that; whose it is, only one that may read it.
        """
        try:
            user = (await self._asking.get("/user", _User)).value
        except ImportRunError as error:
            if error.data.get("reason") != "too_few_scopes":
                raise
            scopes, expires = await self._token()
            if scopes is None:
                raise
            return Identity(_NOBODY, None, None, scopes, expires)
        scopes, expires = await self._token()
        return Identity(
            username=user.username,
            display_name=user.name,
            email=user.commit_email or user.email,
            scopes=scopes,
            expires=expires,
        )

    async def projects(self, query: str, page: int) -> ProjectPage:
        """Those that the person is a member of."""
        told = await self._asking.get(
            "/projects",
            list[_Project],
            membership="true",
            simple="false",
            order_by="last_activity_at",
            per_page=PER_PAGE,
            page=page,
            **({"search": query, "search_namespaces": "true"} if query else {}),
        )
        following = told.headers.get("x-next-page", "")
        return ProjectPage(
            projects=[found for each in told.value if (found := each.project())],
            next_page=int(following) if following.isascii() and following.isdigit() else None,
        )

    async def fork(self, path: str) -> Project:
        """https://docs.gitlab.com/api/project_forks/#fork-a-project"""
        place = f"/projects/{quote(path, safe='')}"
        try:
            return await self._made(f"{place}/fork", {})
        except ImportRunError as error:
            if error.code != "exists":
                raise
            forks = await self._asking.get(f"{place}/forks", list[_Project], owned="true")
            own = next((found for each in forks.value if (found := each.project())), None)
            if own is None:
                raise
            return own

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """https://docs.gitlab.com/api/projects/#create-a-project"""
        body: dict[str, Any] = {
            "path": name,
            "visibility": "private" if private else "public",
            "description": description,
        }
        if namespace is not None:
            place = f"/namespaces/{quote(namespace, safe='')}"
            body["namespace_id"] = (await self._asking.get(place, _Namespace)).value.id
        return await self._made("/projects", body)

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """https://docs.gitlab.com/api/projects/#retrieve-a-project"""
        owner = namespace or (await self._asking.get("/user", _User)).value.username
        place = f"/projects/{quote(f'{owner}/{name}', safe='')}"
        found = (await self._asking.get(place, _Project)).value
        return needed(found.project(), self._asking.host)

    async def _made(self, path: str, body: dict[str, Any]) -> Project:
        made = (await self._asking.post(path, _Project, body)).value
        return needed(made.project(), self._asking.host)

    async def _token(self) -> tuple[tuple[str, ...] | None, float | None]:
        """Scopes and end: of a personal token, else of one of OAuth, which is renewed by itself."""
        try:
            token = (await self._asking.get("/personal_access_tokens/self", _Token)).value
        except ImportRunError as error:
            if error.code not in ("auth_failed", "not_found"):
                raise
        else:
            return tuple(token.scopes), seconds(token.expires_at)
        try:
            oauth = (await self._oauth.get("/token/info", _OAuthToken)).value
        except ImportRunError:
            return None, None
        return tuple(oauth.scope), None
