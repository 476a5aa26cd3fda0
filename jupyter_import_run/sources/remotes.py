"""Addresses that git already has: compare them, find their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from .escapes import escape_name
from .hosts import ALIASES, SSH_HOSTS, guessed_kind, known_kind
from .providers import PROVIDERS, Provider, azure, codecommit
from .secrecy import public_repository_url

_URL = re.compile(
    r"(https?|ssh|git\+ssh|git)://(?:[^@/]*@)?(\[[^\]/]*\]|[^:/]*)(?::(\d*))?(?:/(.*))?"
)
_SCP = re.compile(r"(?:[^@/:\s]+@)?(\[[^\]/]*\]|[^@/:\s]{2,}):(?!//)(.+)")
_DEFAULT_PORTS = {"https": "443", "http": "80"}
_ANY_CASE = frozenset({"github", "gitlab", "gitea", "bitbucket", "bitbucket_server", "azure"})
"""Kinds whose hosts take names in any case."""


class _Remote(NamedTuple):
    """``host`` without port; ``port`` only of an http(s) address that names one."""

    scheme: str
    host: str
    port: str
    path: str


def same_repository(a: str, b: str) -> bool:
    """See :func:`jupyter_import_run.sources.same_repository`."""
    if a == b:
        return True
    one, other = _read(a), _read(b)
    if one is None or other is None:
        return False
    ports_differ = one.port != other.port and "ssh" not in (one.scheme, other.scheme)
    if ports_differ:
        return False
    return _identity(one) == _identity(other) or _same_on_bitbucket(one, other)


class Site(NamedTuple):
    """Where the pages of a repository are: ``path``, escaped, below the host's ``base``."""

    provider: Provider
    base: str
    path: str

    def page(self, ref: str | None = None, file: str | None = None) -> str | None:
        """The page of the repository, its branch ``ref``, or its ``file``."""
        if self.provider.page is None:
            return None
        escaped = escape_name(file, keep_slash=True) if file else None
        return self.provider.page(self.base, self.path, ref, escaped)


def site_of(repository_url: str, providers: Mapping[str, str]) -> Site | None:
    """The site of a remote's address; None where nobody knows what kind of host it is."""
    remote = _read(repository_url)
    if remote is None:
        return None
    host = f"{remote.host}:{remote.port}" if remote.port else remote.host
    provider = PROVIDERS.get(_kind(host, providers) or "")
    if provider is None:
        return None
    scheme = "http" if remote.scheme == "http" and host in providers else "https"
    path = escape_name(unquote(remote.path), keep_slash=True)
    return Site(provider, f"{scheme}://{host}", path)


def web_url(
    repository_url: str, ref: str | None, file: str | None, providers: Mapping[str, str]
) -> str | None:
    """See :func:`jupyter_import_run.sources.web_url`."""
    site = site_of(repository_url, providers)
    return site.page(ref, file) if site is not None else None


def is_on_disk(address: str) -> bool:
    """See :func:`jupyter_import_run.sources.is_on_disk`; a colon after a slash names no host.

    https://git-scm.com/docs/git-clone#_git_urls
    """
    if address.startswith("file://"):
        return True
    return bool(address) and "://" not in address and ":" not in address.partition("/")[0]


def kind_of(repository_url: str, providers: Mapping[str, str]) -> str | None:
    """See :func:`jupyter_import_run.sources.kind_of`."""
    remote = _read(repository_url)
    if remote is None:
        return None
    return _kind(f"{remote.host}:{remote.port}" if remote.port else remote.host, providers)


def _kind(host: str, providers: Mapping[str, str]) -> str | None:
    if codecommit.is_git_host(host):
        return codecommit.KIND
    return known_kind(host, providers) or guessed_kind(host)


def _read(address: str) -> _Remote | None:
    """The parts of a remote's address; None for a path on the disk."""
    named = codecommit.identity(address)
    if named is not None:
        return _Remote("https", named[0], "", named[1])
    address = public_repository_url(address.strip())
    url = _URL.fullmatch(address)
    if url is not None:
        scheme, host, port, path = url.groups(default="")
        scheme = "ssh" if "ssh" in scheme else scheme
        port = "" if scheme == "ssh" or port == _DEFAULT_PORTS.get(scheme) else port
    else:
        scp = _SCP.fullmatch(address)
        if scp is None:
            return None
        scheme, host, port, path = "ssh", scp[1], "", scp[2]
    return _page_of(_Remote(scheme, host.lower().rstrip("."), port, _clean(path)))


def _page_of(remote: _Remote) -> _Remote:
    """The same repository by the host of its pages."""
    if remote.scheme == "ssh":
        moved = azure.web_path(remote.host, remote.path)
        if moved is not None:
            return remote._replace(host=moved[0], path=moved[1])
        remote = remote._replace(host=SSH_HOSTS.get(remote.host, remote.host))
    return remote._replace(host=ALIASES.get(remote.host, remote.host))


def _clean(path: str) -> str:
    return path.strip("/").removesuffix(".git").rstrip("/")


def _identity(remote: _Remote) -> tuple[str, str]:
    host, path = remote.host, unquote(remote.path)
    kind = _kind(host, {})
    if host.endswith(".visualstudio.com"):
        organisation = host.removesuffix(".visualstudio.com")
        host, path = "dev.azure.com", f"{organisation}/{path.removeprefix('DefaultCollection/')}"
    if kind == "gist":
        path = path.rpartition("/")[2]
    return host, path.lower() if kind in _ANY_CASE else path


def _same_on_bitbucket(one: _Remote, other: _Remote) -> bool:
    """``https://host/scm/key/name.git`` is ``ssh://git@host:7999/key/name.git``."""
    paths = {remote.scheme == "ssh": unquote(remote.path).lower() for remote in (one, other)}
    return one.host == other.host and paths.get(False) == f"scm/{paths.get(True)}"
