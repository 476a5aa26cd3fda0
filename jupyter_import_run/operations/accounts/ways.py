"""How one can sign in to a host: no network, nothing changes."""

from __future__ import annotations

from ...hosting.host import git_host
from ...services import Services
from ...wire.accounts import SignInWays, TokenScope


def sign_in_ways(services: Services, text: str, provider: str | None = None) -> SignInWays:
    """For the host that ``text`` names; ``provider`` is a kind that the person chose.

    Raises ``invalid_url``, ``invalid_request`` and what the policy says of the host.
    """
    host = git_host(text, services.settings.providers, provider)
    services.policy.of_whole_hosts().check(host.base + "/")
    kind = host.kind
    return SignInWays(
        host=host.name,
        origin=host.origin,
        provider=host.provider,
        name=kind.name,
        ways=host.ways,
        token_page=host.token_page,
        scopes=[TokenScope(name=name, needed_for=uses) for name, uses in kind.scopes.listed()],
        username=kind.asks_for,
    )
