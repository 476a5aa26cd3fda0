"""Save a repository under a name, change it, forget it."""

from __future__ import annotations

import msgspec

from ...errors import ImportRunError
from ...presets.record import SavedRepository
from ...presets.rules import checked
from ...services import Services
from ...threads import in_thread
from ...wire.presets import NewPresetRequest, Preset, PresetPatch
from ..offered import require_offered
from .describe import describe_preset
from .start import leave_out_at_start


async def save_preset(services: Services, request: NewPresetRequest) -> Preset:
    """Raises ``invalid_request``, ``invalid_url``, ``exists``, what the policy refuses, and
    ``forbidden`` under the lock-down.
    """
    fields = msgspec.structs.asdict(request)
    saved = SavedRepository(**{**fields, "sparse": tuple(request.sparse)})
    await in_thread(services.presets.add, _good(services, saved))
    return await describe_preset(services, saved.name)


async def change_preset(services: Services, name: str, patch: PresetPatch) -> Preset:
    """Raises as :func:`save_preset`, ``not_found``, and ``forbidden`` for the administrator's."""
    given = {
        field: tuple(value) if field == "sparse" else value
        for field, value in msgspec.structs.asdict(patch).items()
        if value is not msgspec.UNSET
    }

    def edit(before: SavedRepository) -> SavedRepository:
        return _good(services, msgspec.structs.replace(before, **given))

    await in_thread(services.presets.change, name, edit)
    return await describe_preset(services, name)


async def forget_preset(services: Services, name: str) -> None:
    """Its clones stay; no server opens with it any more. Raises ``not_found``, ``forbidden``."""
    await in_thread(services.presets.remove, name)
    await leave_out_at_start(services, name)


def _good(services: Services, saved: SavedRepository) -> SavedRepository:
    """``saved`` as it is kept. Each error names the ``field`` that it is of."""
    saved = checked(saved, services.settings.provider_kinds)
    try:
        services.policy.check(saved.url)
        require_offered(services, saved.url)
    except ImportRunError as error:
        error.data["field"] = "url"
        raise
    return saved
