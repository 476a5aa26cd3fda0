"""What a server opens with: chosen by the administrator, or by the person."""

from __future__ import annotations

import asyncio

import msgspec

from ...errors import ImportRunError
from ...presets.start import Start, check_places, check_start, urls_of
from ...services import Services
from ...threads import in_thread
from ...wire.presets import StartRepositories, StartRepositoriesPatch
from ..offered import require_offered


async def start_repositories(services: Services) -> StartRepositories:
    """What it is now."""
    start, locked = await asyncio.to_thread(chosen_start, services)
    return _on_the_wire(start, locked)


async def choose_start(services: Services, patch: StartRepositoriesPatch) -> StartRepositories:
    """Change what is given.

    Raises ``forbidden`` where the administrator decides, ``invalid_request``, ``invalid_url``
    and, for the name of no saved repository, ``not_found``. What was chosen before may stay,
    whatever has become of it.
    """
    if administrators_start(services) is not None:
        raise ImportRunError(
            "forbidden",
            "The administrator decides which repositories a server opens with.",
            reason="given_start",
        )
    given: dict[str, object] = {}
    if patch.default_repository is not msgspec.UNSET:
        given["default"] = patch.default_repository or None
    if patch.additional_repositories is not msgspec.UNSET:
        given["additional"] = tuple(patch.additional_repositories)

    def edit(before: Start) -> Start:
        after = msgspec.structs.replace(before, **given)
        check_start(after, services.settings.provider_kinds)
        for entry in after.entries:
            if entry not in before.entries:
                _require_known(services, entry)
        saved = {each.name: each for each in services.presets.known().saved}
        check_places(after, saved, services.settings.provider_kinds)
        return after

    return _on_the_wire(await in_thread(services.start_choice.change, edit), locked=False)


async def leave_out_at_start(services: Services, name: str) -> None:
    """Nothing called ``name`` comes at start any more, where the person has chosen that."""

    def edit(before: Start) -> Start:
        return Start(
            default=before.default if before.default != name else None,
            additional=tuple(entry for entry in before.additional if entry != name),
        )

    def leave_out() -> None:
        if name in services.start_choice.current().entries:
            services.start_choice.change(edit)

    await in_thread(leave_out)


def chosen_start(services: Services) -> tuple[Start, bool]:
    """What it is, and whether the administrator decides. Blocks for a moment."""
    start = administrators_start(services)
    return (services.start_choice.current(), False) if start is None else (start, True)


def administrators_start(services: Services) -> Start | None:
    """What the configuration says; None where it says nothing."""
    settings = services.settings
    start = Start(default=settings.default_repository, additional=settings.additional_repositories)
    return start if start.entries else None


def _require_known(services: Services, entry: str) -> None:
    if urls_of([entry]):
        services.policy.check(entry)
        require_offered(services, entry)
    else:
        require_offered(services, services.presets.find(entry).url)


def _on_the_wire(start: Start, locked: bool) -> StartRepositories:
    return StartRepositories(
        default_repository=start.default,
        additional_repositories=list(start.additional),
        locked=locked,
    )
