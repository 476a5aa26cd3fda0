"""What an administrator writes: ``allowed_hosts`` and ``private_hosts``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network
from urllib.parse import unquote

from ..errors import ImportRunError
from .addresses import Address
from .companions import serves, serves_files_of
from .names import canonical_host
from .target import DEFAULT_PORTS, Target, authority, parse_port

_RULE = re.compile(
    r"(?:(?P<scheme>[A-Za-z]+)://)?(?:(?P<user>[^@/:]+)@)?"
    r"(?P<wildcard>\*\.)?(?P<host>\[[^\]]*\]|[^/:?#@*\[\]]+)(?::(?P<port>[^/?#]*))?(?P<path>/[^?#]*)?"
)


@dataclass(frozen=True)
class HostRule:
    """One entry of ``allowed_hosts``.

    Without ``scheme``, ``user``, ``port`` or ``segments`` every one is meant. ``subdomains`` means
    the hosts below ``host`` and not itself. ``services``: what belongs to the host and is no
    place to import from is meant too.
    """

    host: str
    subdomains: bool = False
    scheme: str | None = None
    port: int | None = None
    segments: tuple[str, ...] = ()
    text: str = ""
    services: bool = False
    user: str | None = None

    def matches(self, target: Target) -> bool:
        """Whether ``target`` is covered. A path with ``..`` in any spelling never is."""
        return (
            self._is_meant(target.host)
            and self.scheme in (None, _carrier(target.scheme))
            and self.port in (None, target.port)
            and self.user in (None, target.user)
            and self._holds(target.path)
        )

    def of_whole_host(self) -> HostRule:
        """The same for every path, with the host's API and where people sign in to it."""
        return replace(self, segments=(), services=True)

    def _is_meant(self, host: str) -> bool:
        others = (serves_files_of(host), serves(host) if self.services else None)
        return self._is_host(host) or any(each and self._is_host(each) for each in others)

    def _is_host(self, host: str) -> bool:
        return host.endswith(f".{self.host}") if self.subdomains else host == self.host

    def _holds(self, path: str) -> bool:
        if not self.segments:
            return True
        segments = _segments(path)
        count = len(self.segments)
        if segments is None or segments[: count - 1] != self.segments[:-1]:
            return False
        # A forge serves `o/r` and `o/r.git` as the same repository.
        return segments[count - 1 : count] in (
            self.segments[-1:],
            (f"{self.segments[-1]}.git",),
            (self.segments[-1].removesuffix(".git"),),
        )

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class PrivateHost:
    """One entry of ``private_hosts``; without ``port`` every port is meant."""

    host: str
    port: int | None = None
    network: IPv4Network | IPv6Network | None = None
    subdomains: bool = False

    def matches(self, target: Target) -> bool:
        """Whether ``target`` is this host."""
        if self.port not in (None, target.port):
            return False
        if self.subdomains:
            return target.host.endswith(f".{self.host}")
        return target.host == self.host

    def holds(self, address: Address) -> bool:
        """Whether the host may have this address."""
        if self.network is None:
            return True
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        return address in self.network

    def __str__(self) -> str:
        wildcard = "*." if self.subdomains else ""
        network = "" if self.network is None else f"={self.network}"
        return f"{wildcard}{authority(self.host, self.port)}{network}"


def parse_host_rule(text: str) -> HostRule:
    """``host[:port]``, ``*.host`` or a URL prefix such as ``https://host/group``.

    Raises:
        ValueError: with one clear sentence.
    """
    match = _RULE.fullmatch(text.strip())
    if match is None:
        raise ValueError("expected a host, *.host or a URL prefix such as https://host/group")
    scheme = match["scheme"] and match["scheme"].lower()
    if scheme not in (None, "https", "http", "ssh"):
        raise ValueError("a URL prefix starts with https://, http:// or ssh://")
    if match["user"] and scheme != "ssh":
        raise ValueError("a URL prefix holds no user name")
    port = _port(match["port"])
    if scheme and port is None:
        port = DEFAULT_PORTS[scheme]
    path = (match["path"] or "").removesuffix("/*")
    if "*" in path:
        raise ValueError("a '*' stands before the host only, as in *.example.org")
    segments = _segments(path)
    if segments is None:
        raise ValueError("the path of a URL prefix holds no '..'")
    while segments and not segments[-1]:
        segments = segments[:-1]
    host = _host(match["host"])
    return HostRule(
        host, bool(match["wildcard"]), scheme, port, segments, text.strip(), user=match["user"]
    )


def parse_private_host(text: str) -> PrivateHost:
    """``host[:port]`` or ``host[:port]=CIDR``; the host may be ``*.host``.

    Raises:
        ValueError: with one clear sentence.
    """
    name, equals, cidr = (part.strip() for part in text.partition("="))
    if equals and not cidr:
        raise ValueError("a network such as 10.0.0.0/8 must follow the '='")
    match = _RULE.fullmatch(name)
    if match is None or match["scheme"] or match["user"] or match["path"]:
        raise ValueError("expected host, host:port or host:port=10.0.0.0/8")
    network = None
    if cidr:
        try:
            network = ip_network(cidr)
        except ValueError as error:
            raise ValueError(f"{cidr!r} is not a network such as 10.0.0.0/8") from error
    return PrivateHost(_host(match["host"]), _port(match["port"]), network, bool(match["wildcard"]))


def _host(text: str) -> str:
    try:
        return canonical_host(text)[0]
    except ValueError as error:
        raise ValueError(f"{text!r} is not a host name") from error


def _port(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return parse_port(text)
    except ImportRunError as error:
        raise ValueError(f"{text!r} is not a port") from error


def _carrier(scheme: str) -> str:
    """The scheme that goes over the wire."""
    return "https" if scheme == "codecommit" else scheme


def _segments(path: str) -> tuple[str, ...] | None:
    """The decoded segments of ``path``; None where one could climb, however it is escaped."""
    segments = tuple(unquote(segment) for segment in path.split("/")[1:])
    for segment in segments:
        decoded, before = segment, ""
        while decoded != before:
            decoded, before = unquote(decoded), decoded
        if any(part in {".", ".."} for part in re.split(r"[/\\;]", decoded)):
            return None
    return segments
