from __future__ import annotations

import contextlib
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy, parse_host_rule
from tests.policy.registries import v4_is_global, v6_is_global
from tests.policy.test_addresses import SPECIAL_V6, V4, V6, WRAPPED_V4, spellings

RULES = (
    NetworkPolicy(),
    NetworkPolicy([parse_host_rule("https://github.com/our"), parse_host_rule("*.org")]),
)

SPECIAL = (
    "http:// https:// ssh:// codecommit:: :// @ : [ ] % %25 / .. %2e ::1 127.1 0x 。 \\ # ? xn-- "
    "xn--a . - é ß github.com our 1e9 ００ \u200d \ud800 * \x00"
)
PIECES = st.sampled_from([*SPECIAL.split(" "), "a" * 64])
URLS = st.text() | st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@given(URLS)
@settings(max_examples=1000)
def test_no_string_makes_check_raise_anything_but_its_own_error(text: str) -> None:
    for rules in RULES:
        for url in (text, f"https://{text}", f"git@{text}"):
            with contextlib.suppress(ImportRunError):
                rules.check(url)


def disguises(host: str) -> list[str]:
    """One host as browsers, curl and resolvers would still understand it."""
    wide = "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in host)
    escaped = "".join(f"%{ord(each):02x}" for each in host)
    return [host, host.upper(), f"{host}.", wide, host.replace(".", "。"), escaped]


@given(V4.filter(lambda value: not v4_is_global(value)))
def test_no_private_ipv4_address_passes_in_any_spelling(value: int) -> None:
    for spelling in spellings(value):
        for host in disguises(spelling):
            with pytest.raises(ImportRunError, match=r"private|never") as caught:
                RULES[0].check(f"https://{host}/x.ipynb")
            assert caught.value.code == "address_forbidden"


@given((V6 | SPECIAL_V6 | WRAPPED_V4).filter(lambda value: not v6_is_global(value)))
def test_no_private_ipv6_address_passes_in_any_spelling(value: int) -> None:
    groups = [f"{value >> shift & 0xFFFF:04x}" for shift in range(112, -1, -16)]
    full = ":".join(groups)
    mixed = ":".join([*groups[:6], str(IPv4Address(value & 0xFFFFFFFF))])
    for host in (IPv6Address(value).compressed, full, full.upper(), mixed):
        for url in (f"https://[{host}]/x", f"https://[{host}%25eth0]/x", f"git@[{host}]:r"):
            with pytest.raises(ImportRunError) as caught:
                RULES[0].check(url)
            assert caught.value.code == "address_forbidden"
