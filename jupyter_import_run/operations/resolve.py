"""What a URL means, and on request what its server has."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ..errors import ImportRunError
from ..services import Services
from ..sources import Source, parse
from ..wire.sources import ResolveRequest
from ..wire.sources import Source as WireSource
from .already_here import already_here
from .offered import require_offered
from .sharing.trusted import is_published, is_trusted, is_trusted_address, leads_to_trusted

if TYPE_CHECKING:
    from ..git.ls_remote import RemoteRefs

MOST_NAMES = 5000
"""Branches, and tags, that one answer carries."""


async def resolve(services: Services, request: ResolveRequest) -> WireSource:
    """Read ``request.url``; without ``probe`` no network and no DNS. Changes nothing.

    Raises what the import would raise, as far as it can be known.
    """
    source = parse(request.url, services.settings.provider_kinds)
    services.policy.check(source.download_url or source.repository_url or source.url)
    require_offered(services, source.repository_url)
    return await _answer(
        services,
        request,
        source,
        trusted=is_trusted(services.settings, source),
        here=await already_here(services, source) if request.here else [],
    )


async def _answer(
    services: Services, request: ResolveRequest, source: Source, **known: Any
) -> WireSource:
    if request.probe and source.kind == "notebook" and source.download_url is None:
        from .choices import notebooks_of

        return source.to_wire(**known, choices=await notebooks_of(services, source))
    if not request.probe:
        return source.to_wire(**known)
    if source.repository_url is None:
        trusted = known["trusted"] and await leads_to_trusted(services, source)
        return source.to_wire(**known | {"trusted": trusted})
    return await _with_refs(services, source, source.repository_url, request.account, known)


async def _with_refs(
    services: Services, source: Source, url: str, account: str | None, known: dict[str, Any]
) -> WireSource:
    from ..git.ls_remote import ls_remote
    from .remote import Remote, at_server

    if services.root is None and source.kind == "repository":
        raise ImportRunError("unsupported", "Repositories cannot be imported to this server.")

    async def ask(remote: Remote) -> tuple[Remote, RemoteRefs]:
        return remote, await ls_remote(remote.url, profile=remote.profile)

    def is_still_trusted(remote: Remote) -> bool:
        return not remote.moved or is_trusted_address(services.settings, remote.url)

    remote, refs = await at_server(services, url, ask, account=account)

    def answer() -> WireSource:
        told = source.with_refs(refs.names)
        trusted = known["trusted"] and is_published(told, refs.names) and is_still_trusted(remote)
        return told.to_wire(
            branches=sorted(refs.branches)[:MOST_NAMES],
            tags=sorted(refs.tags, reverse=True)[:MOST_NAMES],
            default_branch=refs.default_branch,
            moved_to=remote.url if remote.moved else None,
            **known | {"trusted": trusted},
        )

    return await asyncio.to_thread(answer)
