"""Host names in one spelling."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from .addresses import Address, parse_literal

_NAME = re.compile(r"(?=.{1,253}\Z)(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")

_LOOPBACK_NAMES = {"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"}

_PRIVATE_SUFFIXES = (
    ".corp",
    ".home",
    ".home.arpa",
    ".internal",
    ".intranet",
    ".lan",
    ".local",
    ".localdomain",
    ".localhost",
    ".private",
    ".test",
)


def canonical_host(text: str) -> tuple[str, Address | None]:
    """``text`` as one spelling, and the address where it is one.

    Percent escapes, full-width characters, upper case, international names and a trailing
    dot are undone first, as clients do at different times: whatever is left is judged.

    Raises:
        ValueError: this is no host.
    """
    host = unquote(text, errors="strict") if "%" in text and not text.startswith("[") else text
    if host.startswith("[") and host.endswith("]"):
        return _bracketed(host[1:-1])
    host = unicodedata.normalize("NFKC", host).lower()
    if not host.isascii():
        host = _idna(host)
    host = host.removesuffix(".")
    if not _NAME.fullmatch(host):
        raise ValueError("not a host name")
    address = parse_literal(host)
    return (host if address is None else str(address)), address


def _bracketed(text: str) -> tuple[str, Address | None]:
    """An IPv6 address; a zone is dropped, since it never makes an address more public."""
    bare = unquote(text).partition("%")[0]
    if ":" not in bare:
        raise ValueError("only IPv6 addresses stand in brackets")
    address = parse_literal(bare.lower())
    return str(address), address


def _idna(host: str) -> str:
    """The name as DNS has it (UTS 46, non-transitional, as browsers and curl do)."""
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise ValueError("not an international host name") from error


def is_loopback_name(host: str) -> bool:
    """Whether the name means this machine without asking DNS (RFC 6761, section 6.3)."""
    return host in _LOOPBACK_NAMES or host.endswith(".localhost")


def may_be_private(host: str) -> bool:
    """Whether a name cannot be a public one: a bare word, or below a suffix of private use."""
    return "." not in host or host.endswith(_PRIVATE_SUFFIXES)
