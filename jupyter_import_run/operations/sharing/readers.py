"""Could readers of a link import what it is for?"""

from __future__ import annotations

import asyncio

from ...errors import ImportRunError
from ...policy import Target, parse_target
from ...services import Services
from ...sources import Source
from ...wire.links import LinkNote
from ..accounts.users import users_of


async def notes_for_readers(services: Services, source: Source, page: str) -> list[LinkNote]:
    """What they need for that, for a link to ``page``.

    Raises ``forbidden`` where a link would give a secret away, ``address_forbidden`` where
    nobody could reach it.
    """
    if source.secret:
        raise ImportRunError(
            "forbidden",
            "This address has a secret in it, which everybody who has the link could use.",
            reason="link_secret",
        )
    address = source.download_url or source.repository_url or source.url
    target, goal = parse_target(address), parse_target(page)
    if target.is_loopback and not goal.is_loopback:
        raise ImportRunError(
            "address_forbidden",
            f"{target.host} is whatever machine one is at, so nobody else could import this.",
            reason="own_machine",
            host=target.authority,
        )
    notes = []
    if goal.is_loopback:
        notes.append(_loopback(goal))
    if services.policy.is_private(address):
        notes.append(_private_host(target))
    home = source.repository_url or address
    if not home.startswith("http") or await _has_account(services, home):
        notes.append(_own_access(parse_target(home)))
    return notes


async def _has_account(services: Services, address: str) -> bool:
    """Whether the person goes there with an account, as one must where it is private."""
    return bool(await asyncio.to_thread(users_of, services.accounts, [address]))


def _loopback(goal: Target) -> LinkNote:
    return LinkNote(
        "loopback",
        f"{goal.authority} is whatever machine one is at: the link works for those whose Jupyter "
        "has this address too.",
        {"host": goal.authority},
    )


def _private_host(target: Target) -> LinkNote:
    return LinkNote(
        "private_host",
        f"Readers must be able to reach {target.host}, which is in a private network.",
        {"host": target.authority},
    )


def _own_access(target: Target) -> LinkNote:
    return LinkNote(
        "own_access",
        f"If this is private, readers need access of their own on {target.host}.",
        {"host": target.authority},
    )
