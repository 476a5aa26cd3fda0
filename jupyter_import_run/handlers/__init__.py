"""Handlers: decode, call, encode. No git here, and error codes meet HTTP in ``base.py`` alone."""

from __future__ import annotations

from typing import Any

from jupyter_server.utils import url_path_join

from .hosts import HostsHandler
from .jobs import JobHandler, JobRetryHandler, JobsHandler
from .repositories import RepositoriesHandler
from .resolve import ResolveHandler
from .server import ServerHandler

PREFIX = "import-run"


def routes(base_url: str) -> list[tuple[str, type[Any]]]:
    """Every route of the extension."""
    table: list[tuple[str, type[Any]]] = [
        ("server", ServerHandler),
        ("resolve", ResolveHandler),
        ("jobs", JobsHandler),
        (r"jobs/([0-9a-f]{32})", JobHandler),
        (r"jobs/([0-9a-f]{32})/retry", JobRetryHandler),
        ("repositories", RepositoriesHandler),
        ("hosts", HostsHandler),
    ]
    return [(url_path_join(base_url, PREFIX, pattern), handler) for pattern, handler in table]
