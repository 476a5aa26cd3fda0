"""``POST links``: a link and a badge, or why readers could not import it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ...errors import ImportRunError
from ...host.hub import hub
from ...links import texts
from ...links.link import Link
from ...links.page import PLACEHOLDER, lab_page
from ...links.picture import picture
from ...services import Services
from ...sources import parse
from ...sources.marks import marked
from ...wire.links import LinkNote, LinkRequest, SharedLink
from .readers import notes_for_readers
from .shared import Shared


async def make_link(services: Services, request: LinkRequest) -> SharedLink:
    """Make it; asks no server and changes nothing.

    Raises ``invalid_url`` where the target or the picture's address cannot be used, and
    ``invalid_request`` where it is for nothing, or for two things.
    """
    target = request.target or services.settings.badge_target or _hub_address()
    page = _read("target", lab_page, target or PLACEHOLDER)
    image = _read("picture", texts.picture_address, request.picture or texts.PICTURE)
    if (request.url is None) == (request.path is None):
        raise ImportRunError("invalid_request", "A link is for a URL or for a path.")
    try:
        shared = await _shared(services, request)
        source = parse(shared.url, services.settings.provider_kinds)
        marked(source, shared.branch, shared.open)
        readers = await notes_for_readers(services, source, page)
    except ImportRunError as error:
        return SharedLink(problem=error.info())
    link = Link(source.url, shared.branch, shared.open, request.run).at(page)
    label = texts.label((shared.open or "").rpartition("/")[2] or source.suggested_name)
    return SharedLink(
        source=source.url.partition("#")[0],
        url=link,
        label=label,
        markdown=texts.markdown(link, image, label),
        html=texts.html(link, image, label),
        rst=texts.rst(link, image, label),
        svg=await asyncio.to_thread(picture),
        notes=[*_placeholder(target), *shared.notes, *readers],
    )


async def _shared(services: Services, request: LinkRequest) -> Shared:
    if request.path is not None:
        from .from_here import shared_from_here

        return await shared_from_here(services, request, request.path)
    return Shared(request.url or "", request.branch, request.open)


def _hub_address() -> str | None:
    here = hub()
    return here.url if here is not None else None


def _read(field: str, read: Callable[[str], str], text: str) -> str:
    """``text`` as ``read`` has it; what it raises says which ``field`` it was."""
    try:
        return read(text)
    except ImportRunError as error:
        raise ImportRunError(error.code, error.message, **error.data, field=field) from error


def _placeholder(target: str | None) -> list[LinkNote]:
    if target:
        return []
    message = f"Put the address of your Jupyter in place of {PLACEHOLDER}."
    return [LinkNote("placeholder", message, {"placeholder": PLACEHOLDER})]
