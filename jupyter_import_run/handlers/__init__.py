"""Handlers: decode, call, encode. No git here, and error codes meet HTTP in ``base.py`` alone.

Operations are imported where they are called: a server that starts needs none of them.
"""

from __future__ import annotations

from typing import Any

from .account_callback import AccountCallbackHandler
from .accounts import (
    AccountHandler,
    AccountProjectsHandler,
    AccountsHandler,
    AccountTestHandler,
    AuthorizationHandler,
    AuthorizeHandler,
    SetAsideAccountsHandler,
    SignInWaysHandler,
)
from .codecommit import CodeCommitHandler
from .git_pull import GitPullHandler
from .hosts import HostsHandler
from .jobs import JobHandler, JobRetryHandler, JobsHandler
from .links import BadgeHandler, LinkFilesHandler, LinksHandler
from .nowhere import NowhereHandler
from .presets import PresetHandler, PresetsHandler, StartupHandler
from .publications import PublicationsHandler
from .reading import (
    BranchesHandler,
    CommitHandler,
    DiffHandler,
    KernelOnlyHandler,
    LogHandler,
    MessagesHandler,
    StampHandler,
    StatusHandler,
    UntrackedHandler,
)
from .repositories import IgnoreHandler, RepositoriesHandler
from .resolve import ResolveHandler
from .server import ServerHandler
from .snapshots import LossesHandler, SnapshotHandler, SnapshotsHandler
from .storage import StorageHandler

ROUTES: list[tuple[str, type[Any]]] = [
    ("/import-run/server", ServerHandler),
    ("/import-run/storage", StorageHandler),
    ("/import-run/resolve", ResolveHandler),
    ("/import-run/jobs", JobsHandler),
    (r"/import-run/jobs/([^/]+)", JobHandler),
    (r"/import-run/jobs/([^/]+)/retry", JobRetryHandler),
    ("/import-run/repositories", RepositoriesHandler),
    ("/import-run/repositories/status", StatusHandler),
    ("/import-run/repositories/stamp", StampHandler),
    ("/import-run/repositories/untracked", UntrackedHandler),
    ("/import-run/repositories/kernel-only", KernelOnlyHandler),
    ("/import-run/repositories/branches", BranchesHandler),
    ("/import-run/repositories/log", LogHandler),
    ("/import-run/repositories/commit", CommitHandler),
    ("/import-run/repositories/diff", DiffHandler),
    ("/import-run/repositories/losses", LossesHandler),
    ("/import-run/snapshots", SnapshotsHandler),
    (r"/import-run/snapshots/([^/]+)", SnapshotHandler),
    ("/import-run/repositories/messages", MessagesHandler),
    ("/import-run/repositories/ignore", IgnoreHandler),
    ("/import-run/presets", PresetsHandler),
    (r"/import-run/presets/([^/]+)", PresetHandler),
    ("/import-run/startup", StartupHandler),
    ("/import-run/publications", PublicationsHandler),
    ("/import-run/links", LinksHandler),
    ("/import-run/links/files", LinkFilesHandler),
    ("/import-run/badge.svg", BadgeHandler),
    ("/import-run/hosts", HostsHandler),
    ("/import-run/codecommit", CodeCommitHandler),
    ("/import-run/accounts", AccountsHandler),
    ("/import-run/accounts/set-aside", SetAsideAccountsHandler),
    ("/import-run/accounts/ways", SignInWaysHandler),
    ("/import-run/accounts/authorize", AuthorizeHandler),
    (r"/import-run/accounts/authorize/([^/]+)", AuthorizationHandler),
    ("/import-run/accounts/callback", AccountCallbackHandler),
    (r"/import-run/accounts/([^/]+)", AccountHandler),
    (r"/import-run/accounts/([^/]+)/test", AccountTestHandler),
    (r"/import-run/accounts/([^/]+)/projects", AccountProjectsHandler),
    ("/import-run/.*", NowhereHandler),
]
"""Every route of the extension, below the server's base URL; the first that fits answers."""

GIT_PULL_ROUTES: list[tuple[str, type[Any]]] = [("/git-pull", GitPullHandler)]
"""Where ``c.ImportRun.git_pull_links`` wants it. nbgitpuller itself has the same address."""
