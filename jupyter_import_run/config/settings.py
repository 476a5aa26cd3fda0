"""What the rest of the package sees of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..policy import HostRule, PrivateHost
    from ..presets.record import SavedRepository


class ConfigurationError(ValueError):
    """A trait of ``c.ImportRun`` that cannot be used; the message is one line."""


@dataclass(frozen=True)
class StorageFolder:
    """A folder below the root where imports may go."""

    path: str
    label: str


@dataclass(frozen=True)
class ProviderEntry:
    """A host of a known kind that the administrator named.

    ``client_id`` and ``redirect_uri`` are those of an application without a secret that is
    registered there; ``base_url`` is where its pages begin, where that is not ``https://host``.
    All of that is for :attr:`place` and for no other port of the host.
    """

    host: str
    kind: str
    client_id: str | None = None
    base_url: str | None = None
    redirect_uri: str | None = None

    @property
    def place(self) -> str:
        """Where it is, as :mod:`..place` has it."""
        from ..place import place_of

        return place_of(self.base_url or f"https://{self.host}")


@dataclass(frozen=True)
class HubAccount:
    """Where in a hub's ``auth_state`` an account is: keys, with dots between them.

    ``host`` may be followed by the path that everything there begins with.
    ``token`` finds the access token; ``username`` the name at the host, None: the hub's own.
    """

    host: str
    kind: str = "generic"
    token: str = "access_token"  # noqa: S105 - the name of a key
    username: str | None = None
    git_username: str | None = None


@dataclass(frozen=True)
class Settings:
    """What the rest of the package sees of the configuration; sizes are bytes, 0 is no limit."""

    allowed_hosts: tuple[HostRule, ...] = ()
    private_hosts: tuple[PrivateHost, ...] = ()
    lock_private_hosts: bool = False
    use_proxy: bool = False
    max_notebook_bytes: int = 100 * 1024 * 1024
    max_repositories: int = 0
    min_free_bytes: int = 0
    storage_locations: tuple[StorageFolder, ...] = ()
    providers: tuple[ProviderEntry, ...] = ()
    account_store: str = "auto"
    hub_accounts: tuple[HubAccount, ...] = ()
    run_hooks: bool = True
    object_cache_dir: str | None = None
    job_history: int = 100
    max_snapshots: int = 50
    snapshot_days: int = 90
    max_snapshot_bytes: int = 1024**3
    example_url: str | None = None
    open_example: bool = False
    repositories: tuple[SavedRepository, ...] = ()
    default_repository: str | None = None
    additional_repositories: tuple[str, ...] = ()
    lock_down_to_repositories: bool = False
    badge_target: str | None = None
    git_pull_links: bool = False
    trusted_link_sources: tuple[HostRule, ...] = ()

    @property
    def provider_kinds(self) -> dict[str, str]:
        """Kind by host, as :func:`sources.parse` takes it: by its name, which ssh goes to, and
        with the port that its pages have.
        """
        named = {entry.host: entry.kind for entry in self.providers}
        shown = {entry.place.split("/")[2]: entry.kind for entry in self.providers}
        return named | shown
