"""Saved repositories as everybody sees them."""

from __future__ import annotations

from collections.abc import Mapping

from ...presets.listing import Query, page_of
from ...presets.record import SavedRepository
from ...services import Services
from ...threads import in_thread
from ...wire.presets import Preset, PresetList
from .clones import clones


async def list_presets(services: Services, query: Query) -> PresetList:
    """A page of them. Raises ``invalid_request``."""
    known = await in_thread(services.presets.known)
    page = await in_thread(page_of, known.saved, query)
    places = await places_of(services, known.saved)
    return PresetList(
        presets=[described(each, places) for each in page.found],
        next_token=page.next_token,
        problem=known.problem.info() if known.problem is not None else None,
    )


async def describe_preset(services: Services, name: str) -> Preset:
    """One of them. Raises ``not_found``."""
    saved = await in_thread(services.presets.find, name)
    known = await in_thread(services.presets.known)
    return described(saved, await places_of(services, known.saved))


async def places_of(services: Services, saved: list[SavedRepository]) -> dict[str, str]:
    """Name -> API path of its clone, of those that have one; no git asks for any."""
    if services.root is None or not saved:
        return {}
    here = await services.summaries.list(services.root)
    of_path = await in_thread(clones, saved, here.repositories)
    return {name: path for path, name in reversed(of_path.items())}


def described(saved: SavedRepository, places: Mapping[str, str]) -> Preset:
    """``saved`` on the wire."""
    return Preset(
        name=saved.name,
        url=saved.url,
        branch=saved.branch,
        folder=saved.folder,
        account=saved.account,
        secret=saved.secret,
        description=saved.description,
        sparse=list(saved.sparse),
        history=saved.history,
        update=saved.update,
        locked=saved.locked,
        created=saved.created,
        modified=saved.modified,
        path=places.get(saved.name),
    )
