"""Configuration: the traits an administrator sets, made into one frozen :class:`Settings`."""

from __future__ import annotations

import os
from ast import literal_eval
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from traitlets import Bool, Dict, Int, List, Unicode, default
from traitlets.config import Configurable

from .errors import ImportRunError
from .policy import HostRule, PrivateHost, parse_host_rule, parse_private_host, parse_target

if TYPE_CHECKING:
    from .presets.record import SavedRepository

T = TypeVar("T")


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
        """Where it is, as :mod:`.place` has it."""
        from .place import place_of

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


class Listed(List[Any]):
    """A list that can be one text on the command line too: ``"['a', 'b']"``, or a dictionary.

    Jupyter reads its command line before it knows of this class. traitlets then takes such a
    text for the one item, because its own check of the items wants an instance.
    """

    def from_string(self, s: str) -> list[Any]:
        found = literal_eval(s)
        if not isinstance(found, (list, tuple, dict)):
            raise ValueError("expected a list")
        return [found] if isinstance(found, dict) else list(found)


class ImportRun(Configurable):
    """Import notebooks and repositories by URL: policy, limits and places."""

    allowed_hosts = Listed(
        Unicode(),
        help="Hosts that may be imported from: a host, ``*.host`` or a URL prefix. "
        "Empty: every public host. Where it is set it binds private hosts too.",
    ).tag(config=True)
    private_hosts = Listed(
        Unicode(),
        help="Private addresses that may be reached, also over plain http: ``host[:port]``, "
        "or ``host[:port]=CIDR`` to say where the host must be.",
    ).tag(config=True)
    lock_private_hosts = Bool(
        help="Nobody may add to private_hosts. The default under a JupyterHub; elsewhere a "
        "person is asked once for each private host.",
    ).tag(config=True)
    use_proxy = Bool(
        False,
        help="Reach the outside through the site's https_proxy. The proxy then judges addresses.",
    ).tag(config=True)
    max_notebook_bytes = Int(
        100 * 1024 * 1024, min=1, help="Largest notebook that is imported, in bytes."
    ).tag(config=True)
    max_repositories = Int(0, min=0, help="Most repositories under the root; 0 is no limit.").tag(
        config=True
    )
    min_free_bytes = Int(
        0, min=0, help="Bytes that must stay free on the disk that an import goes to."
    ).tag(config=True)
    storage_locations = Listed(
        help="Folders under the root that are offered as places for imports: a path, or "
        '``{"path": …, "label": …}``.',
    ).tag(config=True)
    providers = Listed(
        Dict(),
        help='Hosts of a known kind: ``{"host", "kind"}``. With the ``client_id`` of an OAuth '
        "application without a secret, people sign in on the host's own page by a code; with "
        "``redirect_uri`` too, the one that is registered there, without one. It ends in "
        "``/import-run/accounts/callback``; under a JupyterHub it is "
        "``https://HUB/hub/user-redirect/import-run/accounts/callback``. ``base_url`` is where "
        "the host's pages begin, where that is not ``https://host``: an address on that host. "
        "An entry counts there, and on no other port.",
    ).tag(config=True)
    account_store = Unicode(
        "auto",
        help="What keeps accounts: ``files`` (in the person's Jupyter data directory, readable by "
        "them only), ``keyring`` (the system's), ``aws`` (AWS Secrets Manager), ``auto`` (the "
        "keyring where one works, else files), or another class with its module, which the "
        "environment of Python holds: ``module.Class``, as "
        "``jupyter_import_run.credentials.store.AccountStore`` says.",
    ).tag(config=True)
    hub_accounts = Listed(
        Dict(),
        help="Accounts that a JupyterHub gives from ``auth_state``: ``host``, with the path that "
        "everything there begins with where there is one, its ``kind``, and "
        "by which key, with dots between them, the ``token`` (``access_token``) and the "
        "``username`` are found there. ``git_username`` is what git sends beside the token. "
        "The roles ``user`` and ``server`` need the scope ``admin:auth_state!user``.",
    ).tag(config=True)
    run_hooks = Bool(
        True,
        help="Run a person's own hooks on their own commits and pushes, in repositories that "
        "they imported or trusted.",
    ).tag(config=True)
    object_cache_dir = Unicode(
        "",
        help="A folder with bare mirrors that the administrator keeps up to date, as "
        "``HOST/PATH.git`` (``gitlab.example.com/ds/course.git``). Imports copy the objects from "
        "there that they would fetch otherwise; whether somebody may have them, the server says "
        "as ever.",
    ).tag(config=True)
    job_history = Int(100, min=1, help="How many ended jobs are remembered.").tag(config=True)
    max_snapshots = Int(
        50, min=1, help="Most snapshots that are kept of a repository; the newest one always is."
    ).tag(config=True)
    snapshot_days = Int(90, min=1, help="Days for which snapshots are kept.").tag(config=True)
    max_snapshot_bytes = Int(
        1024**3,
        min=0,
        help="Bytes of untracked files above which a person is asked before they are kept in a "
        "snapshot; 0: never.",
    ).tag(config=True)
    example_url = Unicode("", help="What 'Paste an Example' pastes.").tag(config=True)
    open_example = Bool(False, help="Open the panel at start with the example filled in.").tag(
        config=True
    )
    repositories = Listed(
        help='Saved repositories that everybody gets and nobody can change: ``{"name", "url"}``, '
        "and where they are wanted ``branch``, ``folder`` (a path below the root), "
        "``description``, ``sparse`` (patterns of what is checked out), ``history`` (``fast``, "
        "``full`` or ``none``), ``account``, ``secret`` (in AWS Secrets Manager) and ``update`` "
        "(pull it when a server starts, if that is a clean fast-forward).",
    ).tag(config=True)
    default_repository = Unicode(
        "",
        help="The repository that a server opens in: the name of a saved one, or a URL. It is "
        "cloned in the background where it is not there yet. Where this or "
        "``additional_repositories`` is set, people cannot choose others.",
    ).tag(config=True)
    additional_repositories = Listed(
        Unicode(), help="Up to three more that are cloned when a server starts."
    ).tag(config=True)
    lock_down_to_repositories = Bool(
        False,
        help="Nothing but these repositories can be imported, pulled from or pushed to.",
    ).tag(config=True)

    badge_target = Unicode(
        "",
        help="Where links and badges go that are made here: the address of a server or of a hub "
        "(``https://HOST/hub``), unless a person says otherwise.",
    ).tag(config=True)
    git_pull_links = Bool(
        False,
        help="Understand nbgitpuller's links at their own address, ``git-pull?repo=…``: they open "
        "JupyterLab, which asks as for any link. nbgitpuller itself must be disabled then.",
    ).tag(config=True)
    trusted_link_sources = Listed(
        Unicode(),
        help="What links may import without a question: a host, ``*.host`` or a URL prefix. "
        "Before anything of it is run, people are asked all the same.",
    ).tag(config=True)

    @default("lock_private_hosts")
    def _lock_under_a_hub(self) -> bool:
        return bool(os.environ.get("JUPYTERHUB_API_URL"))

    def settings(self) -> Settings:
        """The traits, checked.

        Raises ConfigurationError naming the trait and what is wrong with it.
        """
        settings = self._without_repositories()
        offers = (self.repositories, self.default_repository, self.additional_repositories)
        if not any(offers) and not self.lock_down_to_repositories:
            return settings  # what reads them is loaded where there is something to read
        return self._with_repositories(settings)

    def _with_repositories(self, settings: Settings) -> Settings:
        from .presets.configured import given
        from .presets.start import Start

        start = Start(
            default=self.default_repository or None, additional=tuple(self.additional_repositories)
        )
        try:
            found = given(
                self.repositories,
                start,
                lock_down=self.lock_down_to_repositories,
                providers=settings.provider_kinds,
                allowed_hosts=settings.allowed_hosts,
            )
        except ValueError as error:
            raise ConfigurationError(f"c.ImportRun.{error}") from error
        return replace(
            settings,
            repositories=found.repositories,
            default_repository=found.start.default,
            additional_repositories=found.start.additional,
            lock_down_to_repositories=self.lock_down_to_repositories,
        )

    def _without_repositories(self) -> Settings:
        return Settings(
            allowed_hosts=_each("allowed_hosts", self.allowed_hosts, parse_host_rule),
            private_hosts=_each("private_hosts", self.private_hosts, parse_private_host),
            lock_private_hosts=self.lock_private_hosts,
            use_proxy=self.use_proxy,
            max_notebook_bytes=self.max_notebook_bytes,
            max_repositories=self.max_repositories,
            min_free_bytes=self.min_free_bytes,
            storage_locations=_each("storage_locations", self.storage_locations, _storage),
            providers=_each("providers", self.providers, _provider),
            account_store=_each("account_store", [self.account_store], _account_store)[0],
            hub_accounts=_each("hub_accounts", self.hub_accounts, _hub_account),
            run_hooks=self.run_hooks,
            object_cache_dir=_each("object_cache_dir", [self.object_cache_dir], _folder)[0],
            job_history=self.job_history,
            max_snapshots=self.max_snapshots,
            snapshot_days=self.snapshot_days,
            max_snapshot_bytes=self.max_snapshot_bytes,
            example_url=self.example_url or None,
            open_example=self.open_example,
            badge_target=_each("badge_target", [self.badge_target], _page)[0],
            git_pull_links=self.git_pull_links,
            trusted_link_sources=_each(
                "trusted_link_sources", self.trusted_link_sources, parse_host_rule
            ),
        )


def _each(trait: str, values: list[Any], parse: Callable[[Any], T]) -> tuple[T, ...]:
    parsed = []
    for value in values:
        try:
            parsed.append(parse(value))
        except ValueError as error:
            words = str(error)
            named = words if repr(value) in words else f"{value!r}: {words}"
            raise ConfigurationError(f"c.ImportRun.{trait}: {named}") from error
    return tuple(parsed)


def _storage(value: Any) -> StorageFolder:
    if isinstance(value, str):
        value = {"path": value}
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        raise ValueError("expected a path, or a path and a label")
    unknown = value.keys() - {"path", "label"}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    path = value["path"].strip("/")
    if value["path"].startswith(("~", "/")) or ".." in path.split("/"):
        raise ValueError("the path must be relative to the Jupyter root and stay below it")
    return StorageFolder(path=path, label=str(value.get("label") or path or "Home"))


def _folder(value: str) -> str | None:
    if value and not os.path.isabs(value):
        raise ValueError("expected an absolute path")
    return value or None


def _provider(value: Any) -> ProviderEntry:
    from .sources.providers import FORGES

    if not isinstance(value, dict):
        raise ValueError("expected a dictionary")
    host, kind = value.get("host"), value.get("kind")
    if not isinstance(host, str) or not host or "/" in host:
        raise ValueError("'host' must be a host name, with a port where it needs one")
    if kind not in FORGES:
        raise ValueError(f"'kind' must be one of {', '.join(sorted(FORGES))}")
    optional = {"client_id", "base_url", "redirect_uri"}
    unknown = value.keys() - {"host", "kind", *optional}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
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


def _page(value: str) -> str | None:
    if value and not _is_web_address(value):
        raise ValueError("expected an https or http address")
    return value or None


def _account_store(value: str) -> str:
    if value in {"auto", "files", "keyring", "aws"}:
        return value
    module, _, name = value.rpartition(".")
    if not name.isidentifier() or not all(part.isidentifier() for part in module.split(".")):
        raise ValueError("expected auto, files, keyring, aws or a class with its module")
    return value


def _hub_account(value: Any) -> HubAccount:
    from .hosting.kinds import KINDS

    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError("expected a dictionary of texts")
    unknown = value.keys() - {"host", "kind", "token", "username", "git_username"}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    host = value.get("host", "")
    if "://" in host or not host or not _is_web_address(f"https://{host}"):
        raise ValueError("'host' must be a host name, with a port and a path where it needs them")
    if value.get("kind", "generic") not in KINDS:
        raise ValueError(f"'kind' must be one of {', '.join(sorted(KINDS))}")
    return HubAccount(**value)
