"""A request for a saved repository, with what that says."""

from __future__ import annotations

import msgspec

from ...presets.either import require_either
from ...presets.rules import checked
from ...services import Services
from ...threads import in_thread
from ...wire.jobs import ImportRepository
from .secret import account_for


async def fill_in(services: Services, request: ImportRepository) -> ImportRepository:
    """``request`` with a URL. What it says itself counts more than its saved repository.

    Raises ``not_found`` for one that there is not, ``invalid_request``, ``invalid_url``, and what
    its secret comes to.
    """
    require_either(request.url, request.preset)
    if request.preset is None:
        return request
    saved = await in_thread(services.presets.find, request.preset)
    saved = checked(saved, services.settings.provider_kinds)  # the file can be written by hand
    folder, _, name = (saved.folder or "").rpartition("/")
    wants_place = bool(request.folder) or request.name is not None
    account = request.account
    if account is None:
        account = await account_for(services, saved)
    return msgspec.structs.replace(
        request,
        url=saved.url,
        ref=request.ref if request.ref is not None else saved.branch,
        folder=request.folder if wants_place else folder,
        name=request.name if wants_place else name or None,
        history=saved.history if request.history == "fast" else request.history,
        account=account,
        sparse=request.sparse or list(saved.sparse),
    )
