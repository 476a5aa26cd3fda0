"""A URL taken apart the strict way, so that no two programs read two hosts in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from ..errors import ImportRunError
from ..wire.reasons import UrlReason
from .addresses import Address
from .names import canonical_host, is_loopback_name

MAX_URL = 8192
"""Longest URL in characters; servers refuse longer ones."""

DEFAULT_PORTS = {"https": 443, "http": 80, "ssh": 22, "codecommit": 443}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\\]")
_SCP = re.compile(r"(?:(?P<user>[^@/:]+)@)?(?P<host>\[[^\]/@]*\]|[^:/@\[\]]+):(?P<path>.+)")
_CODECOMMIT = re.compile(
    r"codecommit(?:::(?P<region>[a-z0-9-]+))?://(?:[A-Za-z0-9._+=,-]+@)?(?P<name>[A-Za-z0-9._-]+)"
)
_URL_SAFE = "/%:@!$&'()*+,;=~-._?[]"


@dataclass(frozen=True)
class Target:
    """Where a URL leads.

    ``host`` is canonical: lower case, IDNA, no trailing dot, addresses in their usual
    spelling and without brackets. ``address`` is set where the host is one. ``path``
    keeps its escapes. ``url`` is the same URL in canonical form, without a fragment; it
    may hold a secret query.
    """

    scheme: str
    host: str
    port: int
    path: str
    address: Address | None
    url: str

    @property
    def authority(self) -> str:
        """``host``, with ``:port`` where it is not the scheme's own."""
        return authority(self.host, self.port, self.scheme)

    @property
    def user(self) -> str | None:
        """As whom ssh is told to come; None where the address does not say."""
        if self.scheme != "ssh":
            return None
        user, at, _ = self.url.removeprefix("ssh://").partition("/")[0].rpartition("@")
        return user if at else None

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine, whichever that is: certain without asking DNS."""
        if self.address is None:
            return is_loopback_name(self.host)
        return self.address.is_loopback or self.address.is_unspecified


def authority(host: str, port: int | None, scheme: str = "") -> str:
    """``host[:port]`` as a URL has it; the port is left out where the scheme implies it."""
    shown = f"[{host}]" if ":" in host else host
    return shown if port in (None, DEFAULT_PORTS.get(scheme)) else f"{shown}:{port}"


def invalid(message: str, reason: UrlReason) -> ImportRunError:
    """An ``invalid_url`` with a reason that a program can read."""
    return ImportRunError("invalid_url", message, reason=reason)


def parse_target(url: str) -> Target:
    """Take ``url`` apart. Raises ``invalid_url`` and nothing else, for any string at all.

    Takes http, https and ssh URLs, ``user@host:path`` as ssh does, and
    ``codecommit::region://[profile@]repository``.
    """
    if not url:
        raise invalid("The URL is empty.", "empty")
    if len(url) > MAX_URL:
        raise invalid("The URL is too long.", "too_long")
    if _FORBIDDEN.search(url):
        raise invalid(
            "The URL contains a space, a backslash or a control character.", "control_character"
        )
    if url.startswith("-"):
        raise invalid("A URL does not start with a dash.", "option")
    if url.startswith("codecommit:"):
        return _codecommit(url)
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _scp(url)
    if scheme[1].lower() not in {"http", "https", "ssh"}:
        raise _scheme_error()
    return _url(scheme[1].lower(), url[scheme.end() :])


def _scheme_error() -> ImportRunError:
    return invalid("Only https and ssh URLs can be imported.", "scheme")


def _url(scheme: str, rest: str) -> Target:
    netloc = re.split(r"[/?#]", rest, maxsplit=1)[0]
    tail = rest[len(netloc) :].partition("#")[0]
    user, at, location = netloc.rpartition("@")
    if at and (scheme != "ssh" or ":" in user):
        raise invalid(
            "The URL contains a user name or a password. Leave it out.",
            "credentials",
        )
    if "@" in user or unquote(user).startswith("-"):
        raise invalid("The URL's user name cannot be used.", "option")
    host, port = _split_port(location, scheme)
    name, address = _host(host)
    path, question, query = tail.partition("?")
    path = quote(path, safe=_URL_SAFE) or ("/" if scheme != "ssh" else "")
    canonical = f"{scheme}://{user}{at}{authority(name, port, scheme)}{path}"
    if question:
        canonical += "?" + quote(query, safe=_URL_SAFE)
    return Target(scheme, name, port, path, address, canonical)


def _split_port(location: str, scheme: str) -> tuple[str, int]:
    if location.startswith("["):
        host, bracket, port = location.partition("]")
        host += bracket
        if port and not port.startswith(":"):
            raise invalid("The URL's host cannot be read.", "host")
        port = port[1:]
    else:
        host, _, port = location.partition(":")
    return host, parse_port(port) if port else DEFAULT_PORTS[scheme]


def parse_port(text: str) -> int:
    """A port from 1 to 65535. Raises ``invalid_url``."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise invalid("The URL's port cannot be read.", "port")
    return int(text)


def _host(text: str) -> tuple[str, Address | None]:
    try:
        return canonical_host(text)
    except ValueError as error:
        raise invalid("The URL's host cannot be read.", "host") from error


def _scp(url: str) -> Target:
    """``git@host:path``. Without a user only where the host has a dot: else it is a scheme."""
    match = _SCP.fullmatch(url)
    if match is None or match["path"].startswith(":"):
        raise _scheme_error()
    user = match["user"]
    if user is None and "." not in match["host"]:
        raise _scheme_error()
    if user is not None and user.startswith("-"):
        raise invalid("The URL's user name cannot be used.", "option")
    name, address = _host(match["host"])
    path = match["path"]
    shown = f"{user}@{authority(name, None)}" if user else authority(name, None)
    return Target("ssh", name, 22, "/" + path.lstrip("/"), address, f"{shown}:{path}")


def _codecommit(url: str) -> Target:
    """AWS CodeCommit's own form, which git-remote-codecommit turns into https.

    Without a region it is the one of the person's AWS configuration.
    https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-git-remote-codecommit.html
    """
    match = _CODECOMMIT.fullmatch(url)
    if match is None:
        raise invalid("The CodeCommit URL cannot be read.", "host")
    region = match["region"]
    suffix = "amazonaws.com.cn" if region and region.startswith("cn-") else "amazonaws.com"
    host = f"git-codecommit.{region}.{suffix}" if region else f"git-codecommit.{suffix}"
    return Target("codecommit", host, 443, f"/v1/repos/{match['name']}", None, url)
