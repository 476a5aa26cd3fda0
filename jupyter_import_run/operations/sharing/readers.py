"""Could readers of a link import what it is for?"""

from __future__ import annotations

from ...errors import ImportRunError
from ...policy import parse_target
from ...services import Services
from ...sources import Source
from ...wire.links import LinkNote


def notes_for_readers(services: Services, source: Source, page: str) -> list[LinkNote]:
    """What they need for that, for a link to ``page``.

    Raises ``forbidden`` where a link would give a secret away, ``address_forbidden`` where
    nobody could reach it, besides what the policy has against any import.
    """
    if source.secret:
        raise ImportRunError(
            "forbidden",
            "This address has a secret in it, which everybody who has the link could use.",
            reason="link_secret",
        )
    address = source.download_url or source.repository_url or source.url
    target = parse_target(address)
    if target.is_loopback and not parse_target(page).is_loopback:
        raise ImportRunError(
            "address_forbidden",
            f"{target.host} is whatever machine one is at, so nobody else could import this.",
            reason="own_machine",
            host=target.authority,
        )
    if services.policy.is_private(address):
        return [
            LinkNote(
                "private_host",
                f"Readers must be able to reach {target.host}, which is in a private network.",
                {"host": target.authority},
            )
        ]
    return []
