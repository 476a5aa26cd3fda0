"""Sign in with a token, or with a name and a password, or with what is in a secret of AWS."""

from __future__ import annotations

import re
from dataclasses import replace

from ...credentials.account import Account, AccountKind, Secret
from ...credentials.secrets_manager import create_secret, delete_secret, read_secret
from ...errors import ImportRunError
from ...fetch import GuardedClient
from ...hosting.api import Identity, api_of, basic, bearer
from ...hosting.host import GitHost, git_host
from ...presets.rules import check_secret
from ...services import Services
from ...threads import in_thread
from ...wire import accounts as wire
from .describe import describe
from .keep import keep
from .try_repository import accepts

_LINES = re.compile(r"[\x00-\x1f\x7f]")
"""What cannot stand in git's protocol of lines, nor in a header."""


async def connect(services: Services, request: wire.NewAccountRequest, user: str) -> wire.Account:
    """Have the host say whose secret it is, then keep it.

    A host without an API that says so is asked for the repository, where ``host`` is the
    address of one; else the account stays ``untested``. Raises ``auth_failed``,
    ``invalid_request``, ``unsupported`` (``no_secret_store``), ``network`` and what the policy
    and AWS raise.
    """
    host = git_host(request.host, services.settings.providers, request.provider)
    username, secret = await _given(services, request)
    if not secret or _LINES.search(username + secret):
        raise ImportRunError("invalid_request", "This cannot be a token or a password.")
    if host.kind.asks_for is not None and not username:
        raise ImportRunError("invalid_request", "This host also wants a name.")
    policy = services.policy.of_whole_hosts()
    if host.api is not None:
        async with GuardedClient(policy) as client:
            kind, identity = await _identify(client, host, username, secret)
        tested = True
    else:
        policy.check(host.base + "/")
        kind = "password" if host.kind.password else "token"
        identity = Identity(username, None, None)
        async with GuardedClient(services.policy) as client:
            tested = await accepts(client, host, request.host, username, secret)
    account = Account(
        id="",
        origin=host.origin,
        path=host.path,
        provider=host.provider,
        kind=kind,
        username=identity.username,
        git_username=(kind == "token" and host.kind.git_user) or identity.username,
        scopes=identity.scopes or (),
        expires=identity.expires,
        display_name=identity.display_name,
        email=identity.email,
    )
    account = await _kept(services, account, Secret(secret, expires=account.expires), request, user)
    if tested:
        services.account_memory.verdicts[account.id] = "connected"
    return await describe(services, account)


async def _given(services: Services, request: wire.NewAccountRequest) -> tuple[str, str]:
    """The name and the secret, from where they are."""
    reference = request.reference or request.new_reference
    if reference is not None:
        check_secret(reference)
        await in_thread(services.accounts.require_references)
    if request.reference is None:
        return request.username.strip(), request.secret.strip()
    if request.username or request.secret or request.new_reference:
        raise ImportRunError("invalid_request", "A secret in AWS takes no other beside it.")
    found = await in_thread(read_secret, request.reference)
    return found["username"], found["password"]


async def _kept(
    services: Services,
    account: Account,
    secret: Secret,
    request: wire.NewAccountRequest,
    user: str,
) -> Account:
    """``account`` as it is kept; a secret that was made for it and is not kept goes again."""
    if request.new_reference is None:
        return await keep(services, account, secret, user, reference=request.reference)
    value = {"username": account.git_username, "password": secret.access}
    made = await in_thread(create_secret, request.new_reference, value)
    try:
        return await keep(services, account, secret, user, reference=made)
    except BaseException:
        await in_thread(delete_secret, made)
        raise


async def _identify(
    client: GuardedClient, host: GitHost, username: str, secret: str
) -> tuple[AccountKind, Identity]:
    """Whose token it is, or else whose password."""
    if host.kind.asks_for == "email":
        api = api_of(client, host, basic(username, secret))
        assert api is not None
        identity = await api.who()
        return "token", replace(identity, username=username, email=username)
    api = api_of(client, host, bearer(secret))
    assert api is not None
    try:
        return "token", await api.who()
    except ImportRunError as error:
        refused = error.data.get("reason") == "token_refused"
        if not (refused and host.kind.password and username):
            raise
    api = api_of(client, host, basic(username, secret))
    assert api is not None
    return "password", await api.who()
