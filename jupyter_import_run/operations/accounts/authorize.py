"""Sign in on the host's own page: by a code, or there and back by redirect."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable

from ...credentials.account import Account, Secret
from ...errors import ImportRunError, from_os_error
from ...fetch import GuardedClient
from ...hosting.api import Identity, api_of, bearer
from ...hosting.host import GitHost, git_host
from ...hosting.kinds import OAuth
from ...oauth import device, redirect
from ...oauth.endpoint import Refused, failed
from ...oauth.tokens import TokenAnswer, revoke_both
from ...services import Services
from ...threads import within
from ...wire import accounts as wire
from .describe import describe
from .keep import keep
from .sign_ins import LIFE, SignIn

_PATIENCE = 5.0
"""Seconds that a host gets to take a token back that nobody keeps."""


async def authorize(services: Services, request: wire.AuthorizeRequest, user: str) -> SignIn:
    """Begin. The device flow goes on by itself until the person has decided.

    Raises ``unsupported`` (``no_application``) where the administrator registered none,
    ``auth_failed``, ``network`` and what the policy raises.
    """
    host = git_host(request.host, services.settings.providers)
    oauth, client_id = _application(host, request.flow)
    services.policy.of_whole_hosts().check(oauth.exchange)
    scopes = oauth.scopes or host.kind.scopes.wanted(request.uses)
    sign_ins = services.account_memory.sign_ins
    if request.flow == "redirect":
        assert oauth.authorize is not None
        assert host.redirect_uri is not None
        services.policy.of_whole_hosts().check(oauth.authorize)
        departure = redirect.depart(oauth.authorize, client_id, host.redirect_uri, scopes)
        return sign_ins.add(SignIn(host, "redirect", user, scopes, LIFE, departure))
    assert oauth.device is not None
    async with GuardedClient(services.policy.of_whole_hosts()) as client:
        code = await device.begin(client, oauth.device, client_id, scopes, sites=oauth.sites)
    sign_in = sign_ins.add(SignIn(host, "device", user, scopes, code.expires_in, code=code))
    sign_in.task = asyncio.create_task(_follow(services, sign_in, oauth, client_id))
    return sign_in


def begun(sign_in: SignIn) -> wire.Authorization:
    """What the person is shown of it."""
    code, departure = sign_in.code, sign_in.departure
    return wire.Authorization(
        id=sign_in.id,
        host=sign_in.host.name,
        provider=sign_in.host.provider,
        flow=sign_in.flow,
        user_code=code.user_code if code else None,
        verification_url=code.verification_url if code else None,
        complete_url=code.complete_url if code else None,
        redirect_url=departure.url if departure else None,
        expires=sign_in.expires.isoformat().replace("+00:00", "Z"),
    )


async def outcome(services: Services, sign_in: SignIn) -> wire.AuthorizationState:
    """What became of it so far."""
    account = sign_in.account
    return wire.AuthorizationState(
        id=sign_in.id,
        state=sign_in.state,
        account=None if account is None else await describe(services, account),
        error=sign_in.error,
    )


async def come_back(services: Services, sign_in: SignIn, *, code: str, error: str) -> None:
    """The browser is back with a code, or with the word that says why there is none.

    ``sign_in`` says afterwards how it ended.
    """
    oauth, client_id = _application(sign_in.host, "redirect")
    departure = sign_in.departure
    assert departure is not None
    if error or not code:
        sign_in.fail(failed(Refused(error[:100] or "no_code", ""), oauth.exchange))
        return
    token = redirect.arrive(services.policy, oauth.exchange, client_id, departure, code)
    await _end(services, sign_in, oauth, token)


async def _follow(services: Services, sign_in: SignIn, oauth: OAuth, client_id: str) -> None:
    """The device flow to its end."""
    assert sign_in.code is not None
    token = device.wait(services.policy, oauth.exchange, client_id, sign_in.code)
    await _end(services, sign_in, oauth, token)


async def _end(
    services: Services, sign_in: SignIn, oauth: OAuth, token: Awaitable[TokenAnswer]
) -> None:
    """Wait for the host's answer and keep the account; whatever happens, ``sign_in`` says it.

    What the host gave and nobody keeps is given back.
    """
    answer: TokenAnswer | None = None
    try:
        answer = await token
        sign_in.finish(await _keep(services, sign_in, oauth, answer))
    except ImportRunError as error:
        sign_in.fail(error)
    except OSError as error:
        sign_in.fail(from_os_error(error))
    except Exception:
        services.log.exception("import-run: a sign-in to %s failed", sign_in.host.name)
        sign_in.fail(ImportRunError("internal", "Something went wrong in Import & Run itself."))
    finally:
        if answer is not None and sign_in.state != "done":
            await _give_back(services, sign_in, oauth, answer)


async def _give_back(
    services: Services, sign_in: SignIn, oauth: OAuth, answer: TokenAnswer
) -> None:
    client_id = sign_in.host.client_id
    if oauth.revoke is None or client_id is None:
        return
    pair = answer.access, answer.refresh
    work = revoke_both(oauth.revoke, client_id, *pair, policy=services.policy)
    with contextlib.suppress(ImportRunError, TimeoutError):
        await within(work, _PATIENCE)


async def _keep(services: Services, sign_in: SignIn, oauth: OAuth, answer: TokenAnswer) -> Account:
    host, now = sign_in.host, time.time()
    identity = await _identity(services, host, answer.access)
    if sign_in.is_given_up:
        raise ImportRunError("cancelled", "This sign-in was given up.", reason="sign_in_over")
    expires = None if answer.expires_in is None else now + answer.expires_in
    account = Account(
        id="",
        origin=host.origin,
        path=host.path,
        provider=host.provider,
        kind="oauth",
        username=identity.username,
        git_username=host.kind.oauth_user or identity.username,
        scopes=answer.scopes or sign_in.scopes,
        expires=None if answer.refresh is not None else expires,
        display_name=identity.display_name,
        email=identity.email,
        client_id=host.client_id,
        token_url=oauth.exchange,
        revoke_url=oauth.revoke,
    )
    secret = Secret(answer.access, answer.refresh, expires, obtained=now)
    return await keep(services, account, secret, sign_in.user)


async def _identity(services: Services, host: GitHost, access: str) -> Identity:
    """Who signed in; a host without an API does not tell."""
    if host.api is None:
        return Identity(host.kind.oauth_user or "oauth2", None, None)
    async with GuardedClient(services.policy.of_whole_hosts()) as client:
        api = api_of(client, host, bearer(access))
        assert api is not None
        return await api.who()


def _application(host: GitHost, flow: wire.SignInFlow) -> tuple[OAuth, str]:
    """The endpoints of ``host`` and the id of the application that is registered there."""
    oauth, client_id = host.oauth, host.client_id
    if oauth is None or client_id is None or flow not in host.ways:
        raise ImportRunError(
            "unsupported",
            f"Signing in on the page of {host.name} is not set up here.",
            reason="no_application",
            host=host.name,
        )
    return oauth, client_id
