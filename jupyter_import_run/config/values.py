"""Values of traits that are more than a number or a text, parsed.

Each function raises ValueError with what was expected.
"""

from __future__ import annotations

import os
from typing import Any

from ..errors import ImportRunError
from ..policy import parse_target
from .settings import HubAccount, ProviderEntry, StorageFolder


def storage(value: Any) -> StorageFolder:
    if isinstance(value, str):
        value = {"path": value}
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        raise ValueError("expected a path, or a path and a label")
    _require_known(value, {"path", "label"})
    path = value["path"].strip("/")
    if value["path"].startswith(("~", "/")) or ".." in path.split("/"):
        raise ValueError("the path must be relative to the Jupyter root and stay below it")
    return StorageFolder(path=path, label=str(value.get("label") or path or "Home"))


def folder(value: str) -> str | None:
    if value and not os.path.isabs(value):
        raise ValueError("expected an absolute path")
    return value or None


def provider(value: Any) -> ProviderEntry:
    from ..sources.providers import FORGES

    if not isinstance(value, dict):
        raise ValueError("expected a dictionary")
    host, kind = value.get("host"), value.get("kind")
    if not isinstance(host, str) or not host or "/" in host:
        raise ValueError("'host' must be a host name, with a port where it needs one")
    if kind not in FORGES:
        raise ValueError(f"'kind' must be one of {', '.join(sorted(FORGES))}")
    optional = {"client_id", "base_url", "redirect_uri"}
    _require_known(value, {"host", "kind", *optional})
    given = {key: value[key] for key in optional if value.get(key) is not None}
    for key, text in given.items():
        if not isinstance(text, str) or not text:
            raise ValueError(f"{key!r} must be a text")
        if key != "client_id" and not _is_web_address(text):
            raise ValueError(f"{key!r} must be an https or http address")
    if "base_url" in given:
        _require_same_host(host, given["base_url"])
    return ProviderEntry(host=host.lower(), kind=kind, **given)


def _require_same_host(host: str, base_url: str) -> None:
    """Who signs in to one is signed in to no other: accounts are for where the pages are."""
    target = parse_target(base_url)
    if host.lower() not in (target.host, target.authority, f"{target.host}:{target.port}"):
        raise ValueError(f"'base_url' must be an address on {host}")


def _is_web_address(text: str) -> bool:
    try:
        return parse_target(text).scheme in ("https", "http")
    except ImportRunError:
        return False


def page(value: str) -> str | None:
    if value and not _is_web_address(value):
        raise ValueError("expected an https or http address")
    return value or None


def account_store(value: str) -> str:
    if value in {"auto", "files", "keyring", "aws"}:
        return value
    module, _, name = value.rpartition(".")
    if not name.isidentifier() or not all(part.isidentifier() for part in module.split(".")):
        raise ValueError("expected auto, files, keyring, aws or a class with its module")
    return value


def hub_account(value: Any) -> HubAccount:
    from ..hosting.kinds import KINDS

    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError("expected a dictionary of texts")
    _require_known(value, {"host", "kind", "token", "username", "git_username"})
    host = value.get("host", "")
    if "://" in host or not host or not _is_web_address(f"https://{host}"):
        raise ValueError("'host' must be a host name, with a port and a path where it needs them")
    if value.get("kind", "generic") not in KINDS:
        raise ValueError(f"'kind' must be one of {', '.join(sorted(KINDS))}")
    return HubAccount(**value)


def _require_known(value: dict[str, Any], keys: set[str]) -> None:
    unknown = value.keys() - keys
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}")
