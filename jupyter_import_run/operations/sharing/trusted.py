"""What links may import without a question, as the administrator says."""

from __future__ import annotations

from ...config.settings import Settings
from ...policy import parse_target
from ...sources import Source


def is_trusted(settings: Settings, source: Source) -> bool:
    """Whether everything that would be asked for ``source`` is among it."""
    if not settings.trusted_link_sources:
        return False
    addresses = [source.url.partition("#")[0], source.repository_url, source.download_url]
    return all(is_trusted_address(settings, each) for each in addresses if each is not None)


def is_trusted_address(settings: Settings, url: str) -> bool:
    """Whether ``url`` is among it. Raises ``invalid_url``."""
    target = parse_target(url)
    return any(rule.matches(target) for rule in settings.trusted_link_sources)
