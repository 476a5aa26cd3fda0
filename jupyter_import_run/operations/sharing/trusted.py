"""What links may import without a question, as the administrator says."""

from __future__ import annotations

from collections.abc import Collection

from ...config.settings import Settings
from ...errors import ImportRunError
from ...policy import parse_target
from ...services import Services
from ...sources import Source
from ...sources.refs import is_commit


def is_trusted(settings: Settings, source: Source) -> bool:
    """Whether everything that would be asked for ``source`` is among it, as far as its URL says.

    A merge request never is, nor a commit: hosts hand out those of anybody's fork under the
    address of the repository itself.
    """
    ref = source.ref or ""
    if not settings.trusted_link_sources or ref.startswith("refs/") or is_commit(ref):
        return False
    addresses = [source.url.partition("#")[0], source.repository_url, source.download_url]
    return all(is_trusted_address(settings, each) for each in addresses if each is not None)


def is_published(source: Source, names: Collection[str]) -> bool:
    """Whether it is one of the branches and tags of its repository, which not everybody makes."""
    return source.ref is None or source.ref in names


def is_trusted_address(settings: Settings, url: str) -> bool:
    """Whether ``url`` is among it. Raises ``invalid_url``."""
    target = parse_target(url)
    return any(rule.matches(target) for rule in settings.trusted_link_sources)


async def leads_to_trusted(services: Services, source: Source) -> bool:
    """Whether a notebook's address leads on to nothing else; also not where it leads nowhere."""
    from ...fetch import GuardedClient

    if source.download_url is None:
        return False
    try:
        async with GuardedClient(services.policy) as client:
            there = await client.locate(source.download_url)
    except ImportRunError:
        return False
    return is_trusted_address(services.settings, there.url)
