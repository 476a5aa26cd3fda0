"""A link for what is here: the repository's address, and what of it others can have."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ...errors import ImportRunError
from ...git.ls_tree import present_paths
from ...repository.opened import Repository
from ...root import Root, normalised
from ...services import Services
from ...sources import same_repository, web_url
from ...sources.refs import check_path
from ...wire.links import LinkNote, LinkRequest
from ...wire.status import RepositoryStatus
from .published import Version, published_version
from .shared import Shared


async def shared_from_here(services: Services, request: LinkRequest, path: str) -> Shared:
    """What a link for ``path`` is for.

    Raises ``not_found`` and ``unsupported`` where others cannot have it, with a reason.
    """
    folder, inside = await asyncio.to_thread(_around, services.root, path)
    if folder is None:
        origin = await asyncio.to_thread(services.origins.of, normalised(path))
        if origin is None:
            raise _only_here("This is in no repository, and was not imported from an address.")
        return Shared(origin)
    status = await services.statuses.of(folder)
    if status.url is None:
        raise _only_here("This repository is on no server.")
    repository = await services.repositories.open(folder)
    version = await published_version(repository, status, request.at, request.branch)
    inside = check_path(request.open or inside) or ""
    await _require_committed(repository, version, inside)
    notes = _notes(status, request, version, inside)
    return Shared(_address(status.url, services), version.ref, inside or None, notes)


def _around(root: Root | None, path: str) -> tuple[str | None, str]:
    """The repository that ``path`` is in or is, as an API path, and the path within it. Blocks."""
    if root is None:
        return None, ""
    place = root.place(path)
    if not place.exists():
        raise ImportRunError("not_found", "There is no such file here.", path=path)
    for each in (place, *place.parents):
        if not each.is_relative_to(root.folder):
            break
        if (each / ".git").exists():
            return root.api_path(each), _within(each, place)
    return None, ""


def _within(folder: Path, place: Path) -> str:
    return "" if place == folder else place.relative_to(folder).as_posix()


def _only_here(message: str) -> ImportRunError:
    return ImportRunError("unsupported", message, reason="only_here")


async def _require_committed(repository: Repository, version: Version, inside: str) -> None:
    if not inside:
        return
    if not await present_paths(repository.folder, version.commit, [inside], repository.reading()):
        raise ImportRunError(
            "unsupported",
            f"“{inside}” is not in what was pushed, so nobody else could open it.",
            reason="not_committed",
            path=inside,
        )


def _address(url: str, services: Services) -> str:
    """The repository's page where that means the same: over https it needs no key of ssh."""
    page = web_url(url, providers=services.settings.provider_kinds)
    return page if page is not None and same_repository(page, url) else url


def _notes(
    status: RepositoryStatus, request: LinkRequest, version: Version, inside: str
) -> list[LinkNote]:
    """What others do not get."""
    notes = []
    if any(_concerns(change.path, inside) for change in status.changes):
        notes.append(
            LinkNote("uncommitted", "Readers get it without the changes that are not committed.")
        )
    if version.is_tag:
        message = f"Readers get “{version.ref}” as the server has that tag: push it if it is new."
        notes.append(LinkNote("tag", message, {"tag": version.ref}))
    here = request.branch in (None, status.branch)
    if request.at == "branch" and here and status.ahead:
        notes.append(
            LinkNote(
                "unpushed",
                "Readers get it without the commits that are not pushed.",
                {"commits": status.ahead, "branch": status.branch},
            )
        )
    return notes


def _concerns(changed: str, inside: str) -> bool:
    return not inside or changed == inside or changed.startswith(f"{inside}/")
