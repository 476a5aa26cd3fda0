"""What kind of address this is: public, private, or never to be reached.

A name is judged by the addresses that it resolves to, never by its spelling. The tables
follow IANA's special-purpose registries, which Python's ``is_global`` does not cover
(translation and tunnel prefixes, multicast, retired ranges):
https://www.iana.org/assignments/iana-ipv4-special-registry
https://www.iana.org/assignments/iana-ipv6-special-registry
"""

from __future__ import annotations

from enum import IntEnum
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

Address = IPv4Address | IPv6Address


class Reach(IntEnum):
    """Who may reach an address. The larger, the stricter: the worst of several is their max."""

    PUBLIC = 0
    """Everybody."""
    PRIVATE = 1
    """Whoever was allowed to: this machine and the networks around it."""
    NEVER = 2
    """Nobody, whatever was allowed: cloud metadata, multicast, reserved and retired ranges."""


METADATA = frozenset(
    ip_address(text)
    for text in (
        "169.254.169.254",  # AWS, Azure, Google, OpenStack, Oracle and most others
        "169.254.170.2",  # AWS ECS task credentials
        "169.254.170.23",  # AWS EKS pod identity
        "169.254.169.250",  # Rancher
        "169.254.0.23",  # Tencent
        "169.254.42.42",  # Scaleway
        "168.63.129.16",  # Azure's host agent, which is inside a public range
        "100.100.100.200",  # Alibaba
        "192.0.0.192",  # Oracle classic
        "fd00:ec2::254",  # AWS
        "fd00:ec2::23",  # AWS EKS pod identity
        "fd20:ce::254",  # Google
        "fd00:42::42",  # Scaleway
        "fd00:a9fe:a9fe::1",  # Linode
    )
)
"""Where clouds hand out a machine's credentials."""

METADATA_NAMES = frozenset(
    {
        "metadata",
        "metadata.goog",
        "metadata.google.internal",
        "metadata.tencentyun.com",
        "instance-data",
        "instance-data.ec2.internal",
    }
)
"""Names of the same, refused before they are resolved: behind a proxy nobody else would."""

_METADATA_VALUES = frozenset(int(each) for each in METADATA if each.version == 4)


def _v4(*networks: str) -> tuple[IPv4Network, ...]:
    return tuple(IPv4Network(network) for network in networks)


def _v6(*networks: str) -> tuple[IPv6Network, ...]:
    return tuple(IPv6Network(network) for network in networks)


_V4_NEVER = _v4(
    "0.0.0.0/8",  # this network; 0.0.0.0 connects to this machine
    "169.254.0.0/16",  # link-local: metadata lives all over it
    "192.0.0.0/24",  # protocol assignments
    "192.0.2.0/24",  # documentation
    "192.88.99.0/24",  # 6to4 relays, retired
    "198.51.100.0/24",  # documentation
    "203.0.113.0/24",  # documentation
    "224.0.0.0/4",  # multicast
    "240.0.0.0/4",  # reserved, and the broadcast address
)
_V4_PRIVATE = _v4(
    "10.0.0.0/8",
    "100.64.0.0/10",  # carriers' and overlay networks
    "127.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",  # benchmarks; also what some VPN clients hand out
)

_V6_GLOBAL = IPv6Network("2000::/3")
"""The only range from which public addresses are assigned (RFC 4291, section 2.4)."""
_V6_NEVER = _v6(
    "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
    "2001:db8::/32",  # documentation
    "2002::/16",  # 6to4, retired: whatever it wraps, nobody serves notebooks there
    "3ffe::/16",  # 6bone, returned
    "3fff::/20",  # documentation
    "fd00:ec2::/32",  # AWS instance services
)
_V6_PRIVATE = _v6(
    "::1/128",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",  # site-local: retired, still routed inside some sites
    "64:ff9b:1::/48",  # NAT64 of a site's own (RFC 8215)
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_32 = 0xFFFFFFFF
_ISATAP = {0x00005EFE, 0x02005EFE}


def judge(address: Address | str) -> Reach:
    """Who may reach ``address``. Raises ValueError where it is a string but no address."""
    if isinstance(address, str):
        address = ip_address(address)
    if isinstance(address, IPv4Address):
        return _judge_v4(address)
    return _judge_v6(address)


def _judge_v4(address: IPv4Address) -> Reach:
    if address in METADATA or any(address in network for network in _V4_NEVER):
        return Reach.NEVER
    if any(address in network for network in _V4_PRIVATE):
        return Reach.PRIVATE
    return Reach.PUBLIC


def _judge_v6(address: IPv6Address) -> Reach:
    """As the machine or the network would translate it: what is inside counts.

    On a network with IPv6 only, every IPv4 host shows up below the NAT64 prefix, so that
    prefix is as public as what it wraps.
    """
    address = IPv6Address(int(address))  # without a zone
    inside = IPv4Address(int(address) & _LOW_32)
    if address.ipv4_mapped is not None or address in _NAT64:
        return _judge_v4(inside)
    if is_metadata(address):
        return Reach.NEVER
    if any(address in network for network in _V6_PRIVATE):
        return Reach.PRIVATE
    if address not in _V6_GLOBAL or any(address in network for network in _V6_NEVER):
        return Reach.NEVER
    if (int(address) >> 32) & _LOW_32 in _ISATAP:
        return _judge_v4(inside)
    return Reach.PUBLIC


def is_metadata(address: Address) -> bool:
    """Whether this is a cloud's metadata service, however it is wrapped."""
    if address in METADATA:
        return True
    return isinstance(address, IPv6Address) and _wraps_metadata(address)


def _wraps_metadata(address: IPv6Address) -> bool:
    """Whether a translator with any prefix would send this to a metadata service.

    The places where RFC 6052, section 2.2, puts an IPv4 address, for prefixes of 96, 64,
    56, 48, 40 and 32 bits; bits 64 to 71 are skipped. A chance hit is one in 2**32.
    """
    value = int(address)
    squeezed = (value >> 64 << 56) | (value & ((1 << 56) - 1))  # without bits 64 to 71
    placed = [value & _LOW_32]
    placed += [(squeezed >> (120 - prefix - 32)) & _LOW_32 for prefix in (32, 40, 48, 56, 64)]
    return any(candidate in _METADATA_VALUES for candidate in placed)


def parse_literal(host: str) -> Address | None:
    """The address that ``host`` spells, None where it is a name.

    ``host`` is lower case, without brackets. Takes every spelling that the C library's
    ``inet_aton`` takes (``2130706433``, ``0x7f.1``, ``0177.0.0.1``), because connecting to
    such a host would.

    Raises:
        ValueError: ``host`` looks like an address and is none (``1.2.3.4.5``, ``08.1``).
    """
    if ":" in host:
        return IPv6Address(host)
    labels = host.split(".")
    if not _is_number(labels[-1]):
        return None
    if len(labels) > 4:
        raise ValueError("an IPv4 address has at most four parts")
    *leading, last = (_number(label) for label in labels)
    if any(part > 255 for part in leading) or last >= 256 ** (4 - len(leading)):
        raise ValueError("a part of the IPv4 address is too large")
    value = last
    for index, part in enumerate(leading):
        value |= part << (8 * (3 - index))
    return IPv4Address(value)


def _is_number(label: str) -> bool:
    """Whether a last label makes the host an address.

    https://url.spec.whatwg.org/#ends-in-a-number-checker
    """
    if label.startswith("0x"):
        return all(character in "0123456789abcdef" for character in label[2:])
    return label.isascii() and label.isdigit()


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    if not (label.isascii() and label.isdigit()):
        raise ValueError("a part of the IPv4 address is no number")
    if len(label) > 1 and label.startswith("0"):
        return int(label, 8)
    return int(label)
