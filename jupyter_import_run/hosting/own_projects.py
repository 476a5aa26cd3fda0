"""What a host's API says, as far as it is about that host.

The account is used for whatever address comes back: its projects are cloned, its forks are pushed
to. An address elsewhere would take other people's work, or another account of the person, there.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from ..place import is_within
from ..wire.accounts import Project, ProjectPage
from .api import HostApi, Identity
from .refusals import unexpected

_LONGEST = 255


class OwnProjects:
    """The API ``api`` of the host whose pages begin at ``place``, without what is elsewhere."""

    def __init__(self, api: HostApi, place: str) -> None:
        self._api = api
        self._place = place

    async def who(self) -> Identity:
        """As :class:`~.api.HostApi` has it; so are the others."""
        found = await self._api.who()
        return replace(found, display_name=_line(found.display_name), email=_line(found.email))

    async def projects(self, query: str, page: int) -> ProjectPage:
        """Those of this host."""
        told = await self._api.projects(query, page)
        own = [self._shown(each) for each in told.projects if is_within(self._place, each.url)]
        return ProjectPage(projects=own, next_page=told.next_page)

    async def fork(self, path: str) -> Project:
        """Raises ``network`` (``unexpected_answer``) for one that is elsewhere."""
        return self._required(await self._api.fork(path))

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """The same."""
        made = await self._api.create(
            name, private=private, namespace=namespace, description=description
        )
        return self._required(made)

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """The same."""
        return self._required(await self._api.find(name, namespace=namespace))

    def _required(self, project: Project) -> Project:
        if not is_within(self._place, project.url):
            host = self._place.partition("://")[2].partition("/")[0]
            raise unexpected(host, f"It names a repository elsewhere: {project.url}")
        return self._shown(project)

    def _shown(self, project: Project) -> Project:
        """Its page is on the host too; else the address for git has to do."""
        if is_within(self._place, project.web_url):
            return project
        return msgspec.structs.replace(project, web_url=project.url)


def _line(text: str | None) -> str | None:
    """A name or an address that can stand in a commit; None for what cannot."""
    text = (text or "").strip()
    return text if text and text.isprintable() and len(text) <= _LONGEST else None
