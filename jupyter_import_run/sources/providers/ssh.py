"""Addresses of ssh: ``git@host:owner/name.git`` and ``ssh://git@host:2222/owner/name.git``."""

from __future__ import annotations

import re

from ..escapes import decode
from ..forge import repository_name
from ..names import folder_name
from ..refusals import refuse
from ..source import Source
from . import PROVIDERS

_AUTHORITY = re.compile(
    r"(?:(?P<user>[\w.+~-]+)@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::(?P<port>[0-9]{1,5})?)?"
)


def read_url(text: str, kind: str) -> Source:
    """``ssh://[user@]host[:port]/path``; ``kind`` is the provider's. Raises ``invalid_url``."""
    authority, _, path = text.partition("://")[2].partition("/")
    if "@" in authority and ":" in authority.rpartition("@")[0]:
        raise refuse("credentials")
    match = _AUTHORITY.fullmatch(authority)
    if authority.startswith("-"):
        raise refuse("option")
    if match is None:
        raise refuse("port" if re.search(r":[^\]]*$", authority) else "host")
    user, host, port = match.groups()
    if port and not 1 <= int(port) <= 65535:
        raise refuse("port")
    shown = f"{host.lower()}:{int(port)}" if port and int(port) != 22 else host.lower()
    address = f"ssh://{user}@{shown}" if user else f"ssh://{shown}"
    return _source(address + "/", shown, user, path.lstrip("/"), kind)


def read_scp(text: str, kind: str) -> Source:
    """``[user@]host:path``."""
    authority, _, path = _split_scp(text)
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise refuse("host")
    user, host = match["user"], match["host"].lower()
    return _source(f"{user}@{host}:" if user else f"{host}:", host, user, path, kind)


def _split_scp(text: str) -> tuple[str, str, str]:
    if "[" in text.partition(":")[0]:
        before, bracket, path = text.partition("]:")
        return before + bracket[:1], ":", path
    return text.partition(":")


def _source(prefix: str, host: str, user: str | None, path: str, kind: str) -> Source:
    if host.startswith("-") or (user or "").startswith("-") or path.startswith("-"):
        raise refuse("option")
    path = path.rstrip("/")
    parts = [part for part in path.split("/") if part]
    if not parts or " " in path or "?" in path or any(decode(p) in (".", "..") for p in parts):
        raise refuse("path")
    address = prefix + path
    provider = PROVIDERS.get(kind)
    name = folder_name(repository_name(parts[-1]))
    return Source(
        kind="repository",
        provider=kind,
        host=host,
        url=address,
        suggested_name=name,
        owner=provider.owner(tuple(parts)) if provider and provider.owner else None,
        repository_name=name,
        repository_url=address,
    )
