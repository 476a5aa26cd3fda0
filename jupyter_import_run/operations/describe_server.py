"""``GET server``: what this server is, has and allows."""

from __future__ import annotations

import asyncio

from .. import __version__
from ..errors import ImportRunError
from ..git.version import MINIMUM, git_version, is_new_enough
from ..host.hub import hub
from ..host.resources import resources
from ..host.storage import storage_at, storage_locations
from ..jobs.registry import JobRegistry
from ..services import Services
from ..wire.server import DefaultRepository, Limits, Provider, ServerInfo, StorageLocation
from .codecommit import makes_repositories
from .presets.open_with import job_of, place_of
from .presets.start import chosen_start


async def describe_server(services: Services, jobs: JobRegistry) -> ServerInfo:
    """Facts as of now; git is asked for its version each time, since it may be mended."""
    settings = services.settings
    version, problem = await _git()
    return ServerInfo(
        version=__version__,
        git_version=version,
        git_problem=problem,
        filesystem=services.root is not None,
        hub=hub(),
        storage_locations=await asyncio.to_thread(
            storage_locations, services.root, settings.storage_locations
        ),
        resources=await asyncio.to_thread(resources),
        providers=[Provider(host=p.host, kind=p.kind) for p in settings.providers],
        limits=Limits(
            max_notebook_bytes=settings.max_notebook_bytes,
            max_repositories=settings.max_repositories,
            min_free_bytes=settings.min_free_bytes,
            allowed_hosts=[str(rule) for rule in settings.allowed_hosts],
            private_hosts_locked=settings.lock_private_hosts,
        ),
        example_url=settings.example_url,
        default_repository=await _default_repository(services, jobs),
        locked_down=settings.lock_down_to_repositories,
        badge_target=settings.badge_target,
        codecommit=await asyncio.to_thread(makes_repositories),
        trusted_link_sources=[str(rule) for rule in settings.trusted_link_sources],
    )


async def describe_storage(services: Services, path: str) -> StorageLocation:
    """How full the disk of any folder below the root is, and whether imports can go there."""
    if services.root is None:
        raise ImportRunError("unsupported", "This server keeps its files elsewhere than on a disk.")
    return await asyncio.to_thread(
        storage_at, services.root, services.settings.storage_locations, path
    )


async def _default_repository(services: Services, jobs: JobRegistry) -> DefaultRepository | None:
    start, _ = await asyncio.to_thread(chosen_start, services)
    if start.default is None:
        return None
    job = job_of(start.default, jobs)
    return DefaultRepository(
        repository=start.default,
        path=await place_of(services, start.default),
        job=job.id if job is not None else None,
    )


async def _git() -> tuple[str | None, str | None]:
    try:
        version = await git_version()
    except ImportRunError as error:
        return None, error.message
    text = ".".join(str(number) for number in version)
    if not is_new_enough(version):
        return text, f"Git {MINIMUM[0]}.{MINIMUM[1]} or newer is needed; this is {text}."
    return text, None
