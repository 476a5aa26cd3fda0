"""Hosts that belong to other hosts: whoever allows the one allows the other, for its purpose.

What they are for matters: somebody's API is not a place to import from.
"""

from __future__ import annotations

_FILES = {
    "raw.githubusercontent.com": "github.com",
    "gist.githubusercontent.com": "gist.github.com",
}
"""Serve files of the other host below the same paths."""

_SERVICES = {
    "api.github.com": "github.com",
    "api.bitbucket.org": "bitbucket.org",
    "login.microsoftonline.com": "dev.azure.com",
}
"""Tell of the other host's repositories, or sign people in there."""

_STORAGE = {
    "codeload.github.com": "github.com",
    "media.githubusercontent.com": "github.com",
    "objects.githubusercontent.com": "github.com",
    "release-assets.githubusercontent.com": "github.com",
    "cdn-lfs.huggingface.co": "huggingface.co",
}
"""Hold what the other host redirects to. Their paths say nothing of whose it is."""

_TENANTS = ".ghe.com"
"""GitHub Enterprise Cloud with data residency.

https://docs.github.com/enterprise-cloud@latest/admin/data-residency
"""


def serves_files_of(host: str) -> str | None:
    """The host whose files are at ``host``, below the same paths."""
    return _FILES.get(host)


def serves(host: str) -> str | None:
    """The host whose API or sign-in is at ``host``."""
    if host.startswith("api.") and host.endswith(_TENANTS) and host.count(".") == 3:
        return host.removeprefix("api.")
    return _SERVICES.get(host)


def stores_for(host: str) -> str | None:
    """The host that sends people to ``host`` for what is large."""
    if host.endswith(".hf.co"):
        return "huggingface.co"
    return _STORAGE.get(host)
