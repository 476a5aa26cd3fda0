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
    SignInWaysHandler,
)
from .hosts import HostsHandler
from .jobs import JobHandler, JobRetryHandler, JobsHandler
from .reading import (
    BranchesHandler,
    CommitHandler,
    DiffHandler,
    LogHandler,
    MessagesHandler,
    StatusHandler,
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
    (r"/import-run/jobs/([0-9a-f]{32})", JobHandler),
    (r"/import-run/jobs/([0-9a-f]{32})/retry", JobRetryHandler),
    ("/import-run/repositories", RepositoriesHandler),
    ("/import-run/repositories/status", StatusHandler),
    ("/import-run/repositories/branches", BranchesHandler),
    ("/import-run/repositories/log", LogHandler),
    ("/import-run/repositories/commit", CommitHandler),
    ("/import-run/repositories/diff", DiffHandler),
    ("/import-run/repositories/losses", LossesHandler),
    ("/import-run/snapshots", SnapshotsHandler),
    (r"/import-run/snapshots/([0-9A-Fa-fT-]{1,64})", SnapshotHandler),
    ("/import-run/repositories/messages", MessagesHandler),
    ("/import-run/repositories/ignore", IgnoreHandler),
    ("/import-run/hosts", HostsHandler),
    ("/import-run/accounts", AccountsHandler),
    ("/import-run/accounts/ways", SignInWaysHandler),
    ("/import-run/accounts/authorize", AuthorizeHandler),
    (r"/import-run/accounts/authorize/([0-9a-f]{32})", AuthorizationHandler),
    ("/import-run/accounts/callback", AccountCallbackHandler),
    (r"/import-run/accounts/([0-9a-f]{16,32}|hub-[0-9]{1,3})", AccountHandler),
    (r"/import-run/accounts/([0-9a-f]{16,32}|hub-[0-9]{1,3})/test", AccountTestHandler),
    (r"/import-run/accounts/([0-9a-f]{16,32}|hub-[0-9]{1,3})/projects", AccountProjectsHandler),
]
"""Every route of the extension, below the server's base URL."""
