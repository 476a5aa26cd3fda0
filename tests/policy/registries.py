"""IANA's special-purpose registries, written down a second time and by other means.

Numbers and masks instead of the package's network objects, so that a slip there does not
hide behind the same slip here. "Global" is the registry's column *Globally Reachable*;
what is blank or N/A there counts as not global.
"""

from __future__ import annotations

import socket

V4_NOT_GLOBAL = (
    ("0.0.0.0", 8),
    ("10.0.0.0", 8),
    ("100.64.0.0", 10),
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("172.16.0.0", 12),
    ("192.0.0.0", 24),
    ("192.0.2.0", 24),
    ("192.88.99.0", 24),
    ("192.168.0.0", 16),
    ("198.18.0.0", 15),
    ("198.51.100.0", 24),
    ("203.0.113.0", 24),
    ("224.0.0.0", 4),
    ("240.0.0.0", 4),
    ("255.255.255.255", 32),
    ("168.63.129.16", 32),
)

V6_NOT_GLOBAL = (
    ("::", 96),  # unspecified, loopback, IPv4-compatible
    ("::ffff:0:0:0", 96),
    ("64:ff9b:1::", 48),
    ("100::", 64),
    ("100:0:0:1::", 64),
    ("2001::", 32),
    ("2001:2::", 48),
    ("2001:10::", 28),
    ("2001:db8::", 32),
    ("2002::", 16),
    ("3fff::", 20),
    ("5f00::", 16),
    ("fc00::", 7),
    ("fe80::", 10),
    ("fec0::", 10),
    ("ff00::", 8),
)


def v4_is_global(value: int) -> bool:
    """Whether the registry calls the IPv4 address ``value`` globally reachable."""
    return not any(
        value >> (32 - bits) == _number(socket.AF_INET, base) >> (32 - bits)
        for base, bits in V4_NOT_GLOBAL
    )


def v6_is_global(value: int) -> bool:
    """The same for IPv6; what wraps an IPv4 address is as global as that."""
    if value >> 32 in (0xFFFF, 0x64FF9B << 64 | 0):
        return v4_is_global(value & 0xFFFFFFFF)
    return not any(
        value >> (128 - bits) == _number(socket.AF_INET6, base) >> (128 - bits)
        for base, bits in V6_NOT_GLOBAL
    )


def _number(family: int, text: str) -> int:
    return int.from_bytes(socket.inet_pton(family, text), "big")
