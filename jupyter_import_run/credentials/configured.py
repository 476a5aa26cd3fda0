"""What the helper must know of the server's configuration, which git does not tell it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..config.settings import HubAccount
from ..store.files import JsonFile

if TYPE_CHECKING:
    from ..config.settings import Settings
    from ..policy import NetworkPolicy


@dataclass(frozen=True)
class Configured:
    """``c.ImportRun.…`` as the administrator wrote it: who keeps accounts, who may be reached."""

    account_store: str = "auto"
    hub_accounts: tuple[HubAccount, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()
    lock_private_hosts: bool = False
    use_proxy: bool = False


def configured(settings: Settings) -> Configured:
    """The part of ``settings`` that the helper needs."""
    return Configured(
        account_store=settings.account_store,
        hub_accounts=settings.hub_accounts,
        allowed_hosts=tuple(map(str, settings.allowed_hosts)),
        private_hosts=tuple(map(str, settings.private_hosts)),
        lock_private_hosts=settings.lock_private_hosts,
        use_proxy=settings.use_proxy,
    )


def remember(folder: Path, now: Configured) -> None:
    """Leave it for the helper. Blocks; writes nothing where it is there already."""
    file = _file(folder)
    if file.read() != now:
        file.change(lambda _: now)


def recall(folder: Path) -> Configured:
    """What a server left. Blocks."""
    return _file(folder).read()


def policy_of(known: Configured, data_folder: Path) -> NetworkPolicy:
    """The server's policy, with the private hosts that the person allowed. Blocks."""
    from ..policy import NetworkPolicy, parse_host_rule, parse_private_host
    from ..store.hosts import AllowedHosts

    hosts = AllowedHosts(data_folder)
    hosts.refresh()
    return NetworkPolicy(
        allowed_hosts=[parse_host_rule(rule) for rule in known.allowed_hosts],
        private_hosts=[parse_private_host(host) for host in known.private_hosts],
        lock_private_hosts=known.lock_private_hosts,
        use_proxy=known.use_proxy,
        person_hosts=hosts,
    )


def _file(folder: Path) -> JsonFile[Configured]:
    return JsonFile(folder / "settings.json", Configured, Configured)
