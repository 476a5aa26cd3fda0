"""What is published where: remembered, so that it can be done again after every save.

Nothing is published here: whoever has the file open starts the job.
"""

from __future__ import annotations

import msgspec

from ..errors import ImportRunError
from ..root import normalised
from ..services import Services
from ..sources.refs import is_branch_name
from ..threads import in_thread
from ..wire.filenames import meant
from ..wire.publications import Publication, PublicationList, PublicationRequest
from ..wire.publish import Publish, PublishResult
from .publishing.files import target_of
from .publishing.place import publish_place


async def list_publications(services: Services, path: str | None) -> PublicationList:
    """All of them, or that of ``path`` if there is one."""
    known = await in_thread(services.publications.all)
    wanted = [each for each in known if path is None or each.path == normalised(path)]
    return PublicationList(publications=wanted)


async def remember_publication(
    services: Services, path: str, request: PublicationRequest
) -> Publication:
    """From now on ``path`` is published so; when it last was is kept, where the place is the same.

    Raises ``invalid_request``, ``invalid_url``, ``not_found`` for a path, an address, a branch or a
    saved repository that there cannot be.
    """
    path = normalised(path)
    target_of(path, request.folder, request.name)
    if request.branch is not None and not is_branch_name(request.branch):
        raise ImportRunError(
            "invalid_request", "A branch cannot have this name.", name=request.branch
        )
    if services.root is None:
        raise ImportRunError("unsupported", "This server keeps its files elsewhere than on a disk.")
    await in_thread(services.root.place, meant(path))
    place = await publish_place(services, request.url, request.preset)
    if request.url is not None:
        request = msgspec.structs.replace(request, url=place.url)

    def edit(before: Publication | None) -> Publication:
        if before is not None and _place(before.choice) == _place(request):
            return msgspec.structs.replace(before, choice=request)
        return Publication(path=path, choice=request)

    remembered = await in_thread(services.publications.change, path, edit)
    assert remembered is not None
    return remembered


async def forget_publication(services: Services, path: str) -> None:
    """It is published no more unless asked for; what was published stays where it is."""
    await in_thread(services.publications.change, normalised(path), lambda before: None)


async def note_publication(
    services: Services, request: Publish, url: str, result: PublishResult, when: str
) -> None:
    """Write down that what ``request`` names was published, where that is remembered.

    Where it cannot be it was published all the same.
    """
    place = (url if request.url is not None else None, *_place(request)[1:])

    def edit(before: Publication | None) -> Publication | None:
        if before is None or _place(before.choice) != place:
            return before
        return msgspec.structs.replace(
            before,
            published=when,
            commit=result.commit,
            branch=result.branch,
            web_url=result.web_url,
        )

    def note() -> None:
        known = {each.path for each in services.publications.all()}
        for path in known.intersection(map(normalised, request.paths)):
            services.publications.change(path, edit)

    try:
        await in_thread(note)
    except OSError as error:
        services.log.warning("import-run: that it was published is not remembered: %s", error)


def _place(of: PublicationRequest | Publish) -> tuple[str | None, ...]:
    return of.url, of.preset, of.branch, normalised(of.folder), of.name
