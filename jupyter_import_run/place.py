"""Where an account counts: a scheme, a host, a port, and the path that everything begins with.

Loaded by the helper: imports nothing. A place is the text ``https://host[:port][/path]``. On many
servers a host has one owner, and then there is no path; a GitLab below ``/gitlab`` is one of
several there, and what is beside it may be anybody's.
"""

from __future__ import annotations

_DEFAULT_PORTS = {"https": "443", "http": "80"}

_ESCAPES = (("%2e", "."), ("%2f", "/"), ("%5c", "/"), ("\\", "/"))
"""What servers may take for a dot or a slash."""


def origin_of(protocol: str, host: str) -> str:
    """``protocol://host[:port]`` in lower case, without the port that is meant anyway."""
    protocol, host = protocol.lower(), host.lower()
    name, colon, port = host.rpartition(":")
    is_plain = ":" not in name or (name.startswith("[") and name.endswith("]"))
    if colon and is_plain and port == _DEFAULT_PORTS.get(protocol):
        host = name
    return f"{protocol}://{host}"


def place_of(url: str) -> str:
    """The place that the address ``url`` names, however it is written."""
    origin, path = origin_and_path(url)
    path = path.partition("?")[0].partition("#")[0].rstrip("/")
    return f"{origin}/{path}" if path else origin


def is_within(place: str, url: str) -> bool:
    """Whether what is for ``place`` may go to ``url``: the one rule of all that send a secret.

    The same scheme, host and port, and every segment of the place's path, in its letters. A path
    that could lead out of there again (``/gitlab/../else``) is not within.
    """
    origin, prefix = origin_and_path(place)
    other, path = origin_and_path(url)
    if origin != other:
        return False
    if not prefix:
        return True
    path = path.partition("?")[0].partition("#")[0]
    plain = path.lower()
    for written, meant in _ESCAPES:
        plain = plain.replace(written, meant)
    if not {".", ".."}.isdisjoint(plain.split("/")):
        return False
    return f"{path}/".startswith(f"{prefix}/")


def path_within(place: str, url: str) -> str | None:
    """What of the path of ``url`` comes after ``place``, without a slash at either end.

    None where it is not within.
    """
    if not is_within(place, url):
        return None
    prefix, path = origin_and_path(place)[1], origin_and_path(url)[1]
    return path[len(prefix) :].strip("/")


def origin_and_path(url: str) -> tuple[str, str]:
    """The two parts of an address; the path without its first slash. A name before ``@`` goes."""
    protocol, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return origin_of(protocol, host.rpartition("@")[2]), path


def repository_of(url: str) -> str:
    """``https://host/group/name``, however the address of a repository was written.

    In lower case: hosts do not tell ``Group`` from ``group``, and where one does, a person who
    has both still means the same account.
    """
    origin, path = origin_and_path(url)
    return f"{origin}/{normal_path(path)}"


def repositories_of(url: str) -> list[str]:
    """As :func:`repository_of`, of ``url`` and of all that it may be below (``…/info/lfs``)."""
    origin, path = origin_and_path(url)
    words = path.strip("/").split("/")
    parents = ("/".join(words[:end]) for end in range(len(words), 0, -1))
    return [f"{origin}/{normal_path(parent)}" for parent in parents]


def normal_path(path: str) -> str:
    """``group/name`` of a repository's path, in lower case and without ``.git``."""
    return path.strip("/").lower().removesuffix(".git")
