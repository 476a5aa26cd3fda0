from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jupyter_import_run.policy import Reach, judge
from jupyter_import_run.policy.addresses import METADATA, parse_literal
from tests.policy.registries import V6_NOT_GLOBAL, v4_is_global, v6_is_global

V4 = st.integers(0, 2**32 - 1)
V6 = st.integers(0, 2**128 - 1)
SPECIAL_V6 = st.builds(
    lambda entry, rest: (
        int.from_bytes(socket.inet_pton(socket.AF_INET6, entry[0]), "big")
        | (rest & ((1 << (128 - entry[1])) - 1))
    ),
    st.sampled_from(V6_NOT_GLOBAL),
    V6,
)
WRAPPED_V4 = st.builds(
    lambda prefix, inside: prefix << 32 | inside,
    st.sampled_from([0xFFFF, 0x64FF9B << 64, 0, 0xFFFF0000]),
    V4,
)


@given(V4)
@settings(max_examples=500)
def test_no_ipv4_address_passes_that_the_registry_does_not_call_global(value: int) -> None:
    if not v4_is_global(value):
        assert judge(IPv4Address(value)) is not Reach.PUBLIC


@given(V6 | SPECIAL_V6 | WRAPPED_V4)
@settings(max_examples=800)
def test_no_ipv6_address_passes_that_the_registry_does_not_call_global(value: int) -> None:
    if not v6_is_global(value):
        assert judge(IPv6Address(value)) is not Reach.PUBLIC


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "140.82.121.4", "2606:4700::1111", "2a00:1450:4001::8a", "64:ff9b::8c52:7904"],
)
def test_public_addresses_are_public(address: str) -> None:
    assert judge(address) is Reach.PUBLIC


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "127.0.0.1",
        "127.8.8.8",
        "192.168.0.1",
        "172.31.255.255",
        "100.64.0.1",
        "198.18.0.5",
        "::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2606:4700::200:5efe:a00:1",
    ],
)
def test_addresses_of_machine_and_network_are_private(address: str) -> None:
    assert judge(address) is Reach.PRIVATE


@pytest.mark.parametrize(
    "address",
    [
        *sorted(map(str, METADATA)),
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "192.88.99.1",
        "169.254.1.1",
        "::",
        "::8.8.8.8",
        "::ffff:0:8.8.8.8",
        "::ffff:169.254.169.254",
        "2002:7f00:1::",
        "2002:808:808::",
        "2001:0:53aa:64c::1",
        "5f00::1",
        "ff02::1",
        "100::1",
        "2001:db8::1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1:a9fe:a9:fe00::",
        "64:ff9b:1::a9fe:a9fe",
        "fe80::a9fe:a9fe",
        "fd00:c1::a9fe:a9fe",
        "2a01::a9fe:a9fe",
        "2606:4700::5efe:a9fe:a9fe",
        "fe80::1%eth0".replace("fe80::1", "fe80::a9fe:a9fe"),
    ],
)
def test_metadata_and_retired_addresses_are_never_reached(address: str) -> None:
    assert judge(address) is Reach.NEVER


def spellings(value: int) -> list[str]:
    """The same IPv4 address as the C library understands it."""
    a, b, c, d = value.to_bytes(4, "big")
    return [
        f"{a}.{b}.{c}.{d}",
        str(value),
        hex(value),
        f"0{value:o}",
        f"{a}.{value & 0xFFFFFF}",
        f"{a}.{b}.{value & 0xFFFF}",
        f"0x{a:x}.0{b:o}.{c}.0x{d:X}".lower(),
        f"{a:#05o}".replace("0o", "0") + f".{b}.{c}.{d}",
    ]


@given(V4)
@example(0x7F000001)
@example(0)
def test_every_spelling_is_read_as_the_c_library_reads_it(value: int) -> None:
    for text in spellings(value):
        assert socket.inet_aton(text) == value.to_bytes(4, "big")
        assert parse_literal(text) == IPv4Address(value)


@pytest.mark.parametrize(
    "host", ["1.2.3.4.5", "08.0.0.1", "256.1.1.1", "a.1", "4294967296", "1..2"]
)
def test_what_ends_in_a_number_and_is_no_address_is_refused(host: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_literal(host)


@pytest.mark.parametrize("host", ["example.org", "0xg", "1e5.org", "a1"])
def test_names_are_no_literals(host: str) -> None:
    assert parse_literal(host) is None
