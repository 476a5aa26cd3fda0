"""The traits of ``c.ImportRun``, made into one frozen :class:`Settings`."""

from __future__ import annotations

import os
from ast import literal_eval
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from traitlets import Bool, Dict, Int, List, Unicode, default
from traitlets.config import Configurable

from ..policy import parse_host_rule, parse_private_host
from . import values
from .settings import ConfigurationError, Settings

T = TypeVar("T")


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
        from ..presets.configured import given
        from ..presets.start import Start

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
            storage_locations=_each("storage_locations", self.storage_locations, values.storage),
            providers=_each("providers", self.providers, values.provider),
            account_store=_each("account_store", [self.account_store], values.account_store)[0],
            hub_accounts=_each("hub_accounts", self.hub_accounts, values.hub_account),
            run_hooks=self.run_hooks,
            object_cache_dir=_each("object_cache_dir", [self.object_cache_dir], values.folder)[0],
            job_history=self.job_history,
            max_snapshots=self.max_snapshots,
            snapshot_days=self.snapshot_days,
            max_snapshot_bytes=self.max_snapshot_bytes,
            example_url=self.example_url or None,
            open_example=self.open_example,
            badge_target=_each("badge_target", [self.badge_target], values.page)[0],
            git_pull_links=self.git_pull_links,
            trusted_link_sources=_each(
                "trusted_link_sources", self.trusted_link_sources, parse_host_rule
            ),
        )


def _each(trait: str, given: list[Any], parse: Callable[[Any], T]) -> tuple[T, ...]:
    parsed = []
    for value in given:
        try:
            parsed.append(parse(value))
        except ValueError as error:
            words = str(error)
            named = words if repr(value) in words else f"{value!r}: {words}"
            raise ConfigurationError(f"c.ImportRun.{trait}: {named}") from error
    return tuple(parsed)
