"""What a list of repositories says of saved ones and of the administrator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ...config.settings import Settings
from ...presets.record import SavedRepository
from ...services import Services
from ...threads import in_thread
from ...wire.repositories import RepositorySummary
from ..offered import is_offered
from .clones import clones


async def marked(
    services: Services, repositories: Sequence[RepositorySummary]
) -> list[RepositorySummary]:
    """``repositories`` with the saved one that each is of, and whether it is still offered."""

    def work() -> list[RepositorySummary]:
        saved, given = services.presets.known().saved, services.choices.given()
        return _marked(services.settings, saved, given, repositories)

    return await in_thread(work)


def _marked(
    settings: Settings,
    saved: Sequence[SavedRepository],
    given: Mapping[str, str],
    repositories: Sequence[RepositorySummary],
) -> list[RepositorySummary]:
    of_path = clones(saved, repositories)
    offered = {each.name for each in settings.repositories}
    return [
        replace(
            each,
            preset=of_path.get(each.path),
            no_longer_offered=each.path in given and of_path.get(each.path) not in offered,
            allowed=is_offered(settings, each.url),
        )
        for each in repositories
    ]
