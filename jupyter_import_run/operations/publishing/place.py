"""Where a publication goes: to an address, or to a repository that was saved under a name."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import ImportRunError
from ...presets.rules import checked
from ...services import Services
from ...sources import parse
from ...threads import in_thread
from ...wire.publish import Publish


@dataclass(frozen=True)
class PublishPlace:
    """``branch`` None is the server's default one; ``account`` None whichever fits."""

    url: str
    branch: str | None
    account: str | None


async def publish_place(services: Services, request: Publish) -> PublishPlace:
    """What ``request`` names; what it leaves open the saved repository says.

    Raises ``invalid_request`` where it is not the one of a URL and a name, ``not_found`` for a
    name that there is not, and ``invalid_url``.
    """
    url, branch, account = request.url, request.branch, request.account
    if (url is None) == (request.preset is None):
        raise ImportRunError(
            "invalid_request", "Name the URL of a repository, or one that was saved."
        )
    if request.preset is not None:
        saved = await in_thread(services.presets.find, request.preset)
        checked(saved, services.settings.provider_kinds)  # the file can be written by hand
        url, branch, account = saved.url, branch or saved.branch, account or saved.account
    assert url is not None
    repository = parse(url, services.settings.provider_kinds).repository_url
    if repository is None:
        raise ImportRunError("invalid_request", "No repository belongs to this notebook.")
    return PublishPlace(repository, branch, account)
