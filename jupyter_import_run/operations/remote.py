"""Before git goes to a server: may it, where is it, and with which profile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from ..errors import ImportRunError
from ..git.environment import Profile
from ..git.ls_remote import own_address
from ..policy import parse_target
from ..repository.opened import Repository
from ..services import Services
from ..sources import public_repository_url
from ..threads import in_thread
from .accounts.caller import Caller, same_origin
from .codecommit import aws_helper, is_codecommit, require_remote_helper, with_tools
from .host_keys import ssh_profile, with_shown_key
from .offered import require_offered

T = TypeVar("T")

_MOST_SIGN_INS = 2
"""Hosts on the way that ask for one: the old and the new one of a project that has moved."""

_SERVICE = "/info/refs?service=git-upload-pack"


@dataclass(frozen=True)
class Remote:
    """A judged address.

    ``url`` is what git gets, in the canonical form that was judged; ``asked`` is what the server
    was asked for, and ``moved`` whether it named another.
    """

    url: str
    profile: Profile
    moved: bool
    asked: str


async def at_server(
    services: Services,
    url: str,
    work: Callable[[Remote], Awaitable[T]],
    *,
    account: str | None = None,
) -> T:
    """What comes of ``work`` with the server of ``url``: the one way by which git goes to any.

    It is judged and pinned before, and told who comes: the person's ``account`` of this id where
    it is one of that host, else what :class:`~.accounts.caller.Caller` finds. ``work`` is a
    function, and not what follows, because it is done again where the host refused a token that
    could be renewed: whatever it leaves where it fails must not be in its way then. Raises what
    the policy and the network raise.
    """
    await services.git.check()
    services.policy.check(url)
    require_offered(services, url)
    url = await _as_the_person_has_it(services, url)
    scheme = parse_target(url).scheme
    if scheme == "ssh":
        return await _by_ssh(services, url, work)
    if scheme == "codecommit":
        await in_thread(require_remote_helper)
        return await work(await _reach(services, url))
    caller = Caller(services, account)

    async def there() -> T:
        return await work(await _reach_as(services, url, caller))

    try:
        return await caller.go(there)
    except ImportRunError as error:
        raise await in_thread(with_tools, error, url) from error


async def at_remote(
    services: Services,
    repository: Repository,
    name: str,
    work: Callable[[Profile], Awaitable[T]],
) -> T:
    """:func:`at_server` with that of the remote ``name``; ``work`` may name it so to git.

    Raises ``unsupported`` where there is none, or git could be led elsewhere.
    """
    url = repository.remote_url(name)
    if url is None:
        raise ImportRunError("unsupported", f"This repository has no remote called {name}.")
    repository.require_reachable()

    async def there(remote: Remote) -> T:
        new_place = ((f"url.{remote.url}.insteadOf", url),) if remote.moved else ()
        return await work(repository.reaching(remote.profile, new_place))

    return await at_server(services, url, there)


async def _as_the_person_has_it(services: Services, url: str) -> str:
    """``url``, or the other server to which the person's own git goes in its place.

    Many have their git go to a host by ssh wherever an address says https. Git does so whatever
    it is given, so it is that address which is judged. What stays on the host is left to git
    then: it may hold a secret. An address that git would not be let to stays to be refused.
    """
    own = await own_address(url)
    if own == url:
        return url
    require_offered(services, own)
    other = public_repository_url(own)
    try:
        target = parse_target(other)
    except ImportRunError:
        return url
    services.policy.check(other)
    return url if same_origin(url, other) else target.url


async def _reach_as(services: Services, url: str, caller: Caller) -> Remote:
    """Judge ``url``, follow its redirects under the policy, and pin where it ends.

    Git itself follows no redirect: a renamed project answers with one, so the guarded
    client asks first what git would ask.
    """
    await caller.arrive(url)
    final = await _final_url(services, url, caller)
    pin = await services.policy.pin(final)
    config = caller.config
    if caller.account is None and is_codecommit(final):
        config = await in_thread(aws_helper, f"{pin.scheme}://{parse_target(final).authority}")
    profile = Profile(pins=(pin,), use_proxy=services.settings.use_proxy, config=config)
    moved = not _same_place(final, url)
    return Remote(url=pin.url, profile=profile, moved=moved, asked=parse_target(url).url)


async def _reach(services: Services, url: str) -> Remote:
    """The same for a server that is asked neither for redirects nor for passwords."""
    pin = await services.policy.pin(url)
    profile = Profile(pins=(pin,), use_proxy=services.settings.use_proxy)
    return Remote(url=pin.url, profile=profile, moved=False, asked=pin.url)


async def _by_ssh(services: Services, url: str, work: Callable[[Remote], Awaitable[T]]) -> T:
    """Judge where the person's ssh would connect, and let it go nowhere else."""
    profile, own = await ssh_profile(services, url)
    try:
        judged = parse_target(url).url
        return await work(Remote(url=judged, profile=profile, moved=False, asked=judged))
    except ImportRunError as error:
        raise await with_shown_key(services, error, own, profile.pins[0]) from error


async def _final_url(services: Services, url: str, caller: Caller) -> str:
    """Where ``url`` leads; the caller is there afterwards.

    Nobody is named before the server asks, and then to this server only. Without an account
    that is git's to deal with, since the person's own credential helper may know better.
    """
    from ..fetch import GuardedClient

    headers = {"Git-Protocol": "version=2"}
    async with GuardedClient(services.policy) as client:
        located = await client.locate(url.rstrip("/") + _SERVICE, headers=headers)
        for _ in range(_MOST_SIGN_INS):
            if not located.asks:
                break
            before = located.url
            await caller.arrive(before.partition(_SERVICE)[0])
            introduction = caller.introduction()
            if not introduction:
                break
            assert caller.account is not None
            place = caller.account.place
            located = await client.locate(before, headers=headers | introduction, place=place)
            if same_origin(before, located.url):
                await caller.answered(located.status)
                break
    final, found, _ = located.url.partition(_SERVICE)
    final = final if found else url
    await caller.arrive(final)
    return final


def _same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that a person would call moving.

    Hosts add ``.git`` and go from http to https.
    """
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".casefold().rstrip("/").removesuffix(".git")
