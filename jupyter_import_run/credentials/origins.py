"""Hosts in one spelling. Loaded by the helper: imports nothing."""

from __future__ import annotations

_DEFAULT_PORTS = {"https": ":443", "http": ":80"}


def origin_of(protocol: str, host: str) -> str:
    """``protocol://host[:port]`` in lower case, without the port that is meant anyway."""
    protocol, host = protocol.lower(), host.lower()
    return f"{protocol}://{host.removesuffix(_DEFAULT_PORTS.get(protocol) or '/')}"


def normal_path(path: str) -> str:
    """The path of a repository's URL as hosts compare it: ``group/name``, without ``.git``."""
    return path.strip("/").removesuffix(".git")
