"""``GET server``: what this server is and may do; ``hosts``: private hosts."""

from __future__ import annotations

import msgspec

from .bounds import Name
from .errors import ErrorInfo


class Hub(msgspec.Struct, kw_only=True, frozen=True):
    """The JupyterHub that this server belongs to. ``server_name`` is empty for the default one.

    ``url`` is the address of its own pages for browsers, null where it does not say.
    """

    user: str
    server_name: str
    base_url: str
    url: str | None = None


class StorageLocation(msgspec.Struct, kw_only=True, frozen=True):
    """A folder below the root where imports may go, and how full its own disk is, in bytes.

    ``problem`` says why nothing can be imported there as things are now.
    """

    path: str
    label: str
    free_bytes: int | None
    total_bytes: int | None
    problem: ErrorInfo | None = None


class Resources(msgspec.Struct, kw_only=True, frozen=True):
    """What a kernel would get here. ``*_limited``: set by a container or a hub.

    Bytes; ``cpu_count`` may be fractional under a limit.
    """

    memory_total: int | None
    memory_available: int | None
    memory_limited: bool
    cpu_count: float | None
    cpu_limited: bool


class Limits(msgspec.Struct, kw_only=True, frozen=True):
    """The administrator's limits, in bytes and counts; 0 is none."""

    max_notebook_bytes: int
    max_repositories: int
    min_free_bytes: int
    allowed_hosts: list[str]
    private_hosts_locked: bool


class Provider(msgspec.Struct, kw_only=True, frozen=True):
    """A known kind of host."""

    host: str
    kind: str


class DefaultRepository(msgspec.Struct, kw_only=True, frozen=True):
    """What JupyterLab opens in: the name of a saved repository, or a URL.

    ``path`` is where it is, null as long as it is not there; ``job`` brings it, or failed to.
    """

    repository: str
    path: str | None
    job: str | None


class ServerInfo(msgspec.Struct, kw_only=True, frozen=True):
    """What this server is. ``filesystem`` is false where repositories cannot be kept.

    ``locked_down``: nothing but the administrator's repositories can be used. ``badge_target`` is
    where links go that are made here, null where nobody said. ``trusted_link_sources``: what links
    may import without a question, never run. ``codecommit``: what new projects at AWS CodeCommit
    need is installed.
    """

    version: str
    git_version: str | None
    git_problem: str | None
    filesystem: bool
    hub: Hub | None
    storage_locations: list[StorageLocation]
    resources: Resources
    providers: list[Provider]
    limits: Limits
    example_url: str | None
    default_repository: DefaultRepository | None = None
    locked_down: bool = False
    badge_target: str | None = None
    trusted_link_sources: list[str] = []
    codecommit: bool = False


class Host(msgspec.Struct, kw_only=True, frozen=True):
    """A private host that may be reached; ``locked`` where the administrator says so."""

    host: str
    locked: bool


class HostList(msgspec.Struct, kw_only=True, frozen=True):
    """All private hosts that may be reached."""

    hosts: list[Host]


class AllowHost(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The person agrees to reach this ``host[:port]`` though its address is private.

    With ``fingerprint`` (``SHA256:…``) they agree that its ssh server's key is the one with it;
    ``key_type`` is as they were shown it.
    """

    host: Name
    key_type: Name | None = None
    fingerprint: Name | None = None
