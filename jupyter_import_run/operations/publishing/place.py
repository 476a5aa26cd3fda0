"""Where a publication goes: to an address, or to a repository that was saved under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...errors import ImportRunError
from ...presets.either import require_either
from ...presets.rules import checked
from ...services import Services
from ...sources import parse
from ...threads import in_thread
from ..presets.secret import account_for


@dataclass(frozen=True)
class PublishPlace:
    """``branch`` and ``account`` are what the saved repository says of them, if anything."""

    url: str
    branch: str | None = None
    account: str | None = None


async def publish_place(services: Services, url: str | None, preset: str | None) -> PublishPlace:
    """What one of the two names, without a secret.

    Raises ``invalid_request`` where it is not one of them, ``not_found`` for a name that there is
    not, and ``invalid_url``.
    """
    require_either(url, preset)
    kinds = services.settings.provider_kinds
    if url is not None:
        return PublishPlace(_repository(url, kinds))
    assert preset is not None
    saved = await in_thread(services.presets.find, preset)
    checked(saved, kinds)  # the file can be written by hand
    account = await account_for(services, saved)
    return PublishPlace(_repository(saved.url, kinds), saved.branch, account)


def _repository(url: str, kinds: Mapping[str, str]) -> str:
    found = parse(url, kinds).repository_url
    if found is None:
        raise ImportRunError("invalid_request", "No repository belongs to this notebook.")
    return found
