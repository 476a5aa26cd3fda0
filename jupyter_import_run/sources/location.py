"""A web address taken apart."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from .escapes import decode, escape_path, escape_query
from .refusals import refuse

_URL = re.compile(
    r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL
)
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%A-Za-z]+\]|[^\s/?#@:\[\]\\<>\"'`{}|^]+)")
_INNER_CREDENTIALS = re.compile(r":/{1,2}[^/@\s]*:[^/@\s]*@")
_DEFAULT_PORTS = {"https": "443", "http": "80"}


class Location(NamedTuple):
    """An http or https URL.

    ``host`` is ``host`` or ``host:port`` in lower case, the scheme's own port left out.
    ``path`` is escaped and as given, ``segments`` are its parts without empty ones, still
    escaped; ``query`` and ``fragment`` are escaped too.
    """

    scheme: str
    host: str
    path: str
    segments: tuple[str, ...]
    query: str
    fragment: str

    @property
    def base(self) -> str:
        """Scheme and host."""
        return f"{self.scheme}://{self.host}"

    @property
    def url(self) -> str:
        """The whole without its fragment."""
        return f"{self.base}{self.path}" + (f"?{self.query}" if self.query else "")

    @property
    def words(self) -> tuple[str, ...]:
        """The segments as they read."""
        return tuple(decode(segment) for segment in self.segments)

    def value(self, *names: str) -> str | None:
        """The first of these parameters that is there, as forms send it: ``+`` is a space."""
        found = dict(reversed(parse_qsl(self.query, keep_blank_values=True)))
        return next((found[name] for name in names if name in found), None)

    def link(self, *names: str) -> str | None:
        """The same for a parameter that holds a URL, where ``+`` is a plus sign."""
        pairs = [pair.partition("=") for pair in self.query.split("&")]
        found = {unquote(name): unquote(value) for name, _, value in reversed(pairs)}
        return next((found[name] for name in names if name in found), None)

    def on(self, host: str, *segments: str) -> Location:
        """Another page: ``segments`` at ``host``, over https, with the same query and fragment."""
        return self._replace(
            scheme="https", host=host, path="/" + "/".join(segments), segments=segments
        )


def read_location(text: str) -> Location:
    """Take an http or https URL apart.

    Raises ``invalid_url``: no host, a port that is none, credentials. A user name that is
    also the first part of the path (``https://org@dev.azure.com/org/…``, as Azure's own
    *Clone* button gives it) is no secret and dropped.
    """
    match = _URL.fullmatch(text)
    if match is None:
        raise refuse("no_url")
    scheme, authority, path, query, fragment = match.groups()
    scheme = scheme.lower()
    user, at, address = authority.rpartition("@")
    path = escape_path(path)
    segments = tuple(part for part in path.split("/") if part)
    if (at and segments[:1] != (user,)) or _INNER_CREDENTIALS.search(decode(path)):
        raise refuse("credentials")
    return Location(
        scheme=scheme,
        host=_host(address, scheme),
        path=path,
        segments=segments,
        query=escape_query(query or ""),
        fragment=escape_query(fragment or ""),
    )


def _host(address: str, scheme: str) -> str:
    match = _HOST.match(address)
    if match is None:
        raise refuse("host")
    name, rest = match[0].lower(), address[match.end() :]
    if not rest.strip(":"):
        port = ""
    elif re.fullmatch(r":[0-9]{1,5}", rest):
        port = str(int(rest[1:]))
        if not 1 <= int(port) <= 65535:
            raise refuse("port")
    else:
        raise refuse("port" if rest.startswith(":") else "host")
    name = name.rstrip(".")
    if not name or name.startswith("-"):
        raise refuse("host")
    return name if port in ("", _DEFAULT_PORTS[scheme]) else f"{name}:{port}"
