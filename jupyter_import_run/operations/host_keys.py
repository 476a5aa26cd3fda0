"""Keys of ssh servers: shown where they are not known, and trusted where the person says so."""

from __future__ import annotations

from dataclasses import replace

from ..errors import ImportRunError
from ..git.environment import Profile
from ..git.locked_key import locked_key
from ..git.ls_remote import ls_remote
from ..git.own_ssh import OwnSsh, own_ssh
from ..git.ssh_keyscan import HostKey, ssh_keyscan
from ..policy import Pin, parse_target
from ..services import Services
from ..threads import in_thread
from ..wire.server import AllowHost
from .offered import require_straight


async def ssh_profile(services: Services, url: str) -> tuple[Profile, OwnSsh]:
    """How git goes to ``url`` by the person's ssh: judged where it connects, and nowhere else.

    Raises what the policy and the network raise, and ``forbidden`` under the lock-down.
    """
    from ..fetch.client import CONNECT_TIMEOUT
    from ..fetch.connect import answering_address

    own = await own_ssh(url)
    require_straight(services, url, own)
    pin = await services.policy.pin(own.url)
    address = await answering_address(pin, CONNECT_TIMEOUT)
    command = own.command
    if await in_thread(services.known_hosts.exists):
        command = own.knowing(services.known_hosts.path)
    return Profile(pins=(replace(pin, addresses=(address,)),), ssh=command), own


async def with_shown_key(
    services: Services, error: ImportRunError, own: OwnSsh, pin: Pin
) -> ImportRunError:
    """``error`` with where ssh went; where the server's key is not known, with the one it shows.

    Where the server takes none of the person's keys and one of them could not even be opened,
    that is the reason, and ``key`` the file of that one.
    Without where the person cannot be asked: the administrator decides, or ssh goes another way
    than straight to the host.
    """
    reason = error.data.get("reason")
    if reason not in ("unknown_host_key", "ssh_key_refused"):
        return error
    facts: dict[str, str | int] = {"host": parse_target(own.url).authority, "port": pin.port}
    if (
        reason == "unknown_host_key"
        and own.is_straight
        and not services.settings.lock_private_hosts
    ):
        keys = await _scan(pin)
        if keys:
            facts |= {"key_type": keys[0].type, "fingerprint": keys[0].fingerprint}
    if reason == "ssh_key_refused":
        locked = await locked_key(own.identities, own.agent)
        if locked is not None:
            facts |= {"reason": "ssh_key_locked", "key": locked.name}
    return ImportRunError(error.code, error.message, **error.data | facts)


async def trust_host_key(services: Services, request: AllowHost) -> None:
    """Know the key of ``request.host`` from now on, if it is the one that the person was shown.

    Raises ``forbidden`` where the administrator decides, ``auth_failed`` (``host_key_changed``)
    where another key is shown or was known before, and what the network raises.
    """
    if services.settings.lock_private_hosts:
        raise ImportRunError("forbidden", "The administrator decides which hosts are trusted.")
    url = f"ssh://{request.host}/"
    services.policy.check(url)
    profile, own = await ssh_profile(services, url)
    (pin,) = profile.pins
    error = await _refusal(url, profile)
    if error is not None and error.data.get("reason") == "host_key_changed":
        raise error
    if error is None or error.data.get("reason") != "unknown_host_key":
        return  # it is known
    for key in await _scan(pin):
        if (key.fingerprint, key.type) == (request.fingerprint, request.key_type or key.type):
            await in_thread(services.known_hosts.add, f"{own.known_as} {key.line}")
            return
    raise ImportRunError(
        "auth_failed",
        "The server shows another host key than before, so it may be somebody else.",
        reason="host_key_changed",
        host=parse_target(own.url).authority,
    )


async def _refusal(url: str, profile: Profile) -> ImportRunError | None:
    """What ssh says on the way to the server; the key comes before everything else there."""
    try:
        await ls_remote(url, profile=profile)
    except ImportRunError as error:
        return error
    return None


async def _scan(pin: Pin) -> list[HostKey]:
    try:
        return await ssh_keyscan(pin.addresses[0], pin.port)
    except ImportRunError:
        return []
