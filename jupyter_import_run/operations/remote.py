"""Before git goes to a server: may it, where is it, and with which profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..errors import ImportRunError
from ..git.environment import Profile
from ..git.own_ssh import own_ssh
from ..policy import parse_target
from ..services import Services

_SERVICE = "/info/refs?service=git-upload-pack"


@dataclass(frozen=True)
class Remote:
    """A judged address.

    ``url`` is what git gets, in the canonical form that was judged; ``moved`` says whether
    the server named another than the one that was asked for.
    """

    url: str
    profile: Profile
    moved: bool


async def reach(services: Services, url: str) -> Remote:
    """Judge ``url``, follow its redirects under the policy, and pin where it ends.

    Git itself follows no redirect: a renamed project answers with one, so the guarded
    client asks first what git would ask. An answer of 401 or 403 is git's to deal with,
    since the person's own credential helper may know better.
    """
    await services.git.check()
    services.policy.check(url)
    if parse_target(url).scheme == "ssh":
        return await _reach_by_ssh(services, url)
    final = url
    if urlsplit(url).scheme in {"http", "https"}:
        final = await _final_url(services, url)
    pin = await services.policy.pin(final)
    profile = Profile(pins=(pin,), use_proxy=services.settings.use_proxy)
    return Remote(url=pin.url, profile=profile, moved=not _same_place(final, url))


async def _reach_by_ssh(services: Services, url: str) -> Remote:
    """Judge where the person's ssh would connect, and let it go nowhere else."""
    from ..fetch.client import CONNECT_TIMEOUT
    from ..fetch.connect import answering_address

    own = await own_ssh(url)
    pin = await services.policy.pin(own.url)
    address = await answering_address(pin, CONNECT_TIMEOUT)
    profile = Profile(pins=(replace(pin, addresses=(address,)),), ssh=own.command)
    return Remote(url=parse_target(url).url, profile=profile, moved=False)


async def _final_url(services: Services, url: str) -> str:
    from ..fetch import GuardedClient

    async with GuardedClient(services.policy) as client:
        try:
            located = await client.locate(
                url.rstrip("/") + _SERVICE, headers={"Git-Protocol": "version=2"}
            )
        except ImportRunError as error:
            if error.code in {"auth_required", "auth_failed"}:
                return url
            raise
    final, found, _ = located.partition(_SERVICE)
    return final if found else url


def _same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing that a person would call moving.

    Hosts add ``.git`` and go from http to https.
    """
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".casefold().rstrip("/").removesuffix(".git")
