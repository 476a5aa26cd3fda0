"""How one can sign in to a host: nobody is asked, nothing changes."""

from __future__ import annotations

from ...credentials.secrets_manager import is_usable
from ...errors import ImportRunError
from ...hosting.host import git_host
from ...services import Services
from ...threads import in_thread
from ...wire.accounts import SignInWay, SignInWays, TokenScope


async def sign_in_ways(services: Services, text: str, provider: str | None = None) -> SignInWays:
    """For the host that ``text`` names; ``provider`` is a kind that the person chose.

    Raises ``invalid_url``, ``invalid_request`` and what the policy says of the host.
    """
    host = git_host(text, services.settings.providers, provider)
    services.policy.of_whole_hosts().check(host.base + "/")
    kind = host.kind
    from_aws: list[SignInWay] = ["aws"] if await in_thread(_takes_references, services) else []
    return SignInWays(
        host=host.name,
        origin=host.origin,
        provider=host.provider,
        name=kind.name,
        ways=host.ways + from_aws,
        token_page=host.token_page,
        scopes=[TokenScope(name=name, needed_for=uses) for name, uses in kind.scopes.listed()],
        username=kind.asks_for,
    )


def _takes_references(services: Services) -> bool:
    try:
        services.accounts.require_references()
    except ImportRunError:
        return False
    return is_usable()
