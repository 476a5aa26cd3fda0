"""Who may be reached: the one judge of URLs and addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from ..errors import ImportRunError
from ..wire.reasons import AddressReason
from .addresses import METADATA_NAMES, Address, Reach, is_metadata, judge
from .companions import stores_for
from .hosts import HostRule, PrivateHost, parse_private_host
from .names import is_loopback_name, may_be_private
from .proxy import proxy_for
from .resolve import Resolver, resolve
from .target import DEFAULT_PORTS, Target, authority, invalid, parse_target


@dataclass(frozen=True)
class Pin:
    """A URL's host with the addresses that were judged; connect to these and no others.

    ``addresses`` is empty where a proxy resolves and judges. ``private``: an allowed
    private host, where plain http is fine. ``url`` is the judged URL in canonical form,
    which is what to hand on: another program could read another host in the original.
    """

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]
    private: bool
    url: str = ""

    @property
    def authority(self) -> str:
        """``host``, with ``:port`` where it is not the scheme's own."""
        return authority(self.host, self.port, self.scheme)


class NetworkPolicy:
    """``c.ImportRun``'s rules of who may be reached, and what the person added.

    ``allowed_hosts`` empty means every public host; where it is set it binds private hosts
    too. ``person_hosts`` are ``host[:port]`` that the person allowed at run time; without
    a port they mean the usual ports only.
    """

    def __init__(
        self,
        allowed_hosts: Sequence[HostRule] = (),
        private_hosts: Sequence[PrivateHost] = (),
        lock_private_hosts: bool = False,
        use_proxy: bool = False,
        person_hosts: Callable[[], Collection[str]] = tuple,
        *,
        resolver: Resolver = resolve,
    ) -> None:
        self._allowed = tuple(allowed_hosts)
        self._private = tuple(private_hosts)
        self._locked = lock_private_hosts
        self._use_proxy = use_proxy
        self._person_hosts = person_hosts
        self._resolve = resolver

    def of_whole_hosts(self) -> NetworkPolicy:
        """The same for what is asked of a host itself, not of one of its repositories.

        Its API and the pages where people sign in stand beside the path that a rule may name.
        """
        return NetworkPolicy(
            [rule.of_whole_host() for rule in self._allowed],
            self._private,
            self._locked,
            self._use_proxy,
            self._person_hosts,
            resolver=self._resolve,
        )

    def check(self, url: str) -> None:
        """Judge what is certain without the network and without DNS.

        Raises ``invalid_url``, ``host_not_allowed`` or ``address_forbidden``, nothing else.
        """
        self._check(url)

    def is_private(self, url: str) -> bool:
        """Whether not everybody can reach ``url``, as far as that is known without DNS.

        Raises ``invalid_url``.
        """
        target = parse_target(url)
        if target.address is not None:
            return judge(target.address) is not Reach.PUBLIC
        return may_be_private(target.host) or any(self._allowances(target))

    async def pin(self, url: str, sent_by: Pin | None = None) -> Pin:
        """Judge ``url`` and EVERY address of its host.

        ``sent_by`` redirects to it, and was judged: some hosts keep what is large on others.
        Raises, besides what :meth:`check` raises, ``network`` and ``timeout`` where the
        host cannot be resolved.
        """
        target = self._check(url, sent_by)
        if self._resolves_elsewhere(target):
            if target.scheme == "http" and not any(self._allowances(target)):
                raise _plain_http(target)
            return self._pin(target, ())
        if target.address is not None:
            texts: tuple[str, ...] = (str(target.address),)
        else:
            texts = await self._resolve(target.host, target.port)
        addresses = [ip_address(text) for text in texts]
        if not addresses:
            raise ImportRunError(
                "network", f"The host {target.host} has no address.", host=target.host, reason="dns"
            )
        for address in addresses:
            self._judge_address(target, address)
        if target.scheme == "http" and not self._plain_http_to(target, addresses):
            raise _plain_http(target)
        return self._pin(target, texts)

    def allowable(self, host: str) -> str:
        """``host`` as ``host[:port]`` in the spelling to remember, if a person may allow it.

        Raises ``forbidden`` where the administrator locked it, ``address_forbidden`` for
        what stays refused for everybody, ``invalid_request`` where this is no host.
        """
        if self._locked:
            raise ImportRunError(
                "forbidden", "The administrator decides which private hosts may be reached."
            )
        try:
            entry = parse_private_host(host)
        except ValueError as error:
            raise ImportRunError("invalid_request", f"This is no host: {error}.") from error
        if entry.network is not None or entry.subdomains:
            raise ImportRunError("invalid_request", "One host can be allowed at a time.")
        name = authority(entry.host, entry.port)
        target = parse_target(f"https://{name}/")
        if _reach_of(target) is Reach.NEVER:
            raise self._address_forbidden(target, Reach.NEVER)
        return name

    def _check(self, url: str, sent_by: Pin | None = None) -> Target:
        target = parse_target(url)
        reach = _reach_of(target)
        if reach is Reach.NEVER:
            raise self._address_forbidden(target, reach)
        if self._allowed and not self._is_allowed(target, sent_by):
            raise ImportRunError(
                "host_not_allowed",
                f"The administrator decides where imports may come from, and {target.host} "
                "is not among the allowed hosts.",
                host=target.authority,
                allowed_hosts=[str(rule) for rule in self._allowed],
            )
        if target.address is not None:
            self._judge_address(target, target.address)
        elif reach is Reach.PRIVATE and not any(self._allowances(target)):
            raise self._address_forbidden(target, reach)
        if target.scheme == "http" and not self._may_be_plain(target, reach):
            raise _plain_http(target)
        return target

    def _is_allowed(self, target: Target, sent_by: Pin | None) -> bool:
        if sent_by is not None and stores_for(target.host) == sent_by.host:
            return target.scheme == "https"
        return any(rule.matches(target) for rule in self._allowed)

    def _may_be_plain(self, target: Target, reach: Reach | None) -> bool:
        """Whether plain http is still possible before the name is resolved."""
        if reach is Reach.PUBLIC or (reach is None and not may_be_private(target.host)):
            return any(self._allowances(target))
        return True

    def _plain_http_to(self, target: Target, addresses: Sequence[Address]) -> bool:
        """Plain http is for hosts that the administrator named, and private ones allowed here."""
        rules = self._administrators(target)
        return all(
            any(rule.holds(address) for rule in rules)
            or (judge(address) is Reach.PRIVATE and self._may_reach(target, address))
            for address in addresses
        )

    def _judge_address(self, target: Target, address: Address) -> None:
        reach = judge(address)
        if reach is Reach.PUBLIC or (reach is Reach.PRIVATE and self._may_reach(target, address)):
            return
        raise self._address_forbidden(target, reach, address)

    def _may_reach(self, target: Target, address: Address) -> bool:
        return any(entry.holds(address) for entry in self._allowances(target))

    def _allowances(self, target: Target) -> Iterator[PrivateHost]:
        """Whatever allows ``target`` to be private."""
        yield from self._administrators(target)
        if not self._locked:
            yield from self._persons(target)

    def _administrators(self, target: Target) -> list[PrivateHost]:
        return [entry for entry in self._private if entry.matches(target)]

    def _persons(self, target: Target) -> Iterator[PrivateHost]:
        if any(entry.network is not None for entry in self._administrators(target)):
            return  # the administrator said where this host is
        usual = target.port in DEFAULT_PORTS.values()
        for text in self._person_hosts():
            try:
                entry = parse_private_host(text)
            except ValueError:
                continue
            if entry.matches(target) and (entry.port is not None or usual):
                yield PrivateHost(entry.host, entry.port)

    def _resolves_elsewhere(self, target: Target) -> bool:
        """Whether the address is found and judged by another: the site's proxy, or AWS's tool."""
        if target.scheme == "codecommit" and target.host.startswith("git-codecommit.amazonaws."):
            return True  # the region is in the person's AWS configuration
        if not self._use_proxy or target.scheme == "ssh":
            return False
        carrier = "https" if target.scheme == "codecommit" else target.scheme
        return proxy_for(carrier, target.host, target.port) is not None

    def _pin(self, target: Target, addresses: tuple[str, ...]) -> Pin:
        return Pin(
            target.scheme,
            target.host,
            target.port,
            addresses,
            any(self._allowances(target)),
            target.url,
        )

    def _address_forbidden(
        self, target: Target, reach: Reach, address: Address | None = None
    ) -> ImportRunError:
        fixed = any(entry.network is not None for entry in self._administrators(target))
        can_allow = reach is Reach.PRIVATE and not self._locked and not fixed
        if reach is Reach.PRIVATE:
            advice = "It must be allowed first." if can_allow else "The administrator decides."
            message = f"{target.host} is in a private network. {advice}"
        else:
            message = f"{target.host} is an address that is never reached from here."
        return ImportRunError(
            "address_forbidden",
            message,
            host=target.authority,
            can_allow=can_allow,
            reason=_reason(target, reach, address),
        )


def _reason(target: Target, reach: Reach, address: Address | None) -> AddressReason:
    address = address or target.address
    if target.host in METADATA_NAMES or (address is not None and is_metadata(address)):
        return "metadata"
    return "private" if reach is Reach.PRIVATE else "reserved"


def _reach_of(target: Target) -> Reach | None:
    """What is certain without DNS; None: it depends on the addresses."""
    if target.address is not None:
        return judge(target.address)
    if target.host in METADATA_NAMES:
        return Reach.NEVER
    return Reach.PRIVATE if is_loopback_name(target.host) else None


def _plain_http(target: Target) -> ImportRunError:
    error = invalid(
        f"{target.host} would be reached over plain http, which anybody on the way can read "
        "and change. Use https.",
        "plain_http",
    )
    error.data["host"] = target.authority
    return error
