"""The lock-down: nothing but the administrator's repositories."""

from __future__ import annotations

from ..config.settings import Settings
from ..errors import ImportRunError
from ..git.own_ssh import OwnSsh
from ..presets.same_server import is_certainly, stays_there
from ..presets.start import urls_of
from ..services import Services
from ..sources import public_repository_url


def offered_urls(settings: Settings) -> list[str]:
    """The addresses of the administrator's repositories."""
    start = (settings.default_repository or "", *settings.additional_repositories)
    return [*(each.url for each in settings.repositories), *urls_of(list(filter(None, start)))]


def is_offered(settings: Settings, url: str | None) -> bool:
    """Whether the repository at ``url`` may be used; without a lock-down each may."""
    if not settings.lock_down_to_repositories:
        return True
    kinds = settings.provider_kinds
    return url is not None and any(
        is_certainly(url, each, kinds) for each in offered_urls(settings)
    )


def require_offered(services: Services, url: str | None) -> None:
    """Raise ``forbidden`` under the lock-down where ``url`` is none of the administrator's.

    None is what belongs to no repository.
    """
    if not is_offered(services.settings, url):
        raise _not_offered(services, url)


def require_straight(services: Services, url: str, own: OwnSsh) -> None:
    """Raise ``forbidden`` under the lock-down where the person's ssh goes elsewhere for ``url``.

    What stands between would decide who answers.
    """
    if not services.settings.lock_down_to_repositories:
        return
    if not own.is_straight or not stays_there(url, own.url):
        raise _not_offered(services, url)


def require_own_choice(services: Services) -> None:
    """Raise ``forbidden`` under the lock-down for what makes a new repository at a host."""
    if services.settings.lock_down_to_repositories:
        require_offered(services, None)


def _not_offered(services: Services, url: str | None) -> ImportRunError:
    return ImportRunError(
        "forbidden",
        "The administrator decides which repositories can be used here, and this is none of them.",
        reason="not_offered",
        url=public_repository_url(url) if url is not None else None,
        repositories=[each.name for each in services.settings.repositories],
    )
