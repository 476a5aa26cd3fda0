"""A repository as GitHub's API tells of it, which Gitea's is made after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import msgspec

from ..wire.accounts import Project, ProjectPage
from .project import project


class Repository(msgspec.Struct):
    """What both tell; ``updated`` is a field of another name in each."""

    full_name: str
    name: str
    clone_url: str
    html_url: str
    description: str | None = None
    default_branch: str | None = None
    private: bool = False
    archived: bool = False

    @property
    def updated(self) -> str | None:
        """When something last happened in it."""
        raise NotImplementedError

    def project(self) -> Project | None:
        """The one shape; None where it cannot be cloned."""
        return project(
            path=self.full_name,
            name=self.name,
            url=self.clone_url,
            web_url=self.html_url,
            description=self.description,
            default_branch=self.default_branch,
            private=self.private,
            archived=self.archived,
            updated=self.updated,
        )


def page_of(
    repositories: Sequence[Repository], page: int, headers: Mapping[str, str]
) -> ProjectPage:
    """One page; both name the next one in ``Link`` (https://www.rfc-editor.org/rfc/rfc8288)."""
    more = 'rel="next"' in headers.get("link", "")
    return ProjectPage(
        projects=[found for each in repositories if (found := each.project())],
        next_page=page + 1 if more else None,
    )


def place_of_new(namespace: str | None, login: str) -> str:
    """Where one is made: by the person ``login`` for themselves, or in an organization."""
    if namespace is None or namespace.casefold() == login.casefold():
        return "/user/repos"
    return f"/orgs/{quote(namespace, safe='')}/repos"
