"""Fixtures of all tests: a home of their own, real Git servers, a real Jupyter server."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import HealthCheck, settings
from jupyter_core.utils import ensure_event_loop

from jupyter_import_run.demo.git_server import GitServer
from tests.support.background import BackgroundLoop, cancel_all_tasks
from tests.support.counted_git import CountedGit
from tests.support.gitlab_server import GitLabProcess, GitLabServer
from tests.support.processes import MARK, assert_no_process_left, new_mark
from tests.support.redirecting_server import RedirectingServer
from tests.support.secrets_in_use import IN_USE
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy
from tests.support.watching_server import WatchingServer

pytest_plugins = ["pytest_jupyter.jupyter_server", "tests.support.secret_search"]

# A machine that does other things too is slow, not wrong.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("patient")

PROJECT = Path(__file__).resolve().parent.parent
Fetch = Callable[..., Awaitable[Any]]

USERNAME, PASSWORD = "ada", "correct horse"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test first: begun at the end it would run on alone."""
    items.sort(key=lambda item: item.path.name != "test_nothing_is_lost.py")


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: nothing of the developer's git or Jupyter leaks in or out.

    The folder is the one that pytest-jupyter's ``jp_environ`` uses too.
    """
    home = tmp_path / "home"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith(("GIT_", "JUPYTER", "SSH_ASKPASS")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
        "XDG_STATE_HOME": ".local/state",
        "JUPYTER_CONFIG_DIR": ".jupyter",
        "JUPYTER_DATA_DIR": ".local/share/jupyter",
        "JUPYTER_RUNTIME_DIR": ".run/jupyter",
        "IPYTHONDIR": ".ipython",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv(MARK, new_mark())
    return home


@pytest.fixture(autouse=True)
def jp_asyncio_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop that pytest-jupyter runs `async def` tests on; at its end no task is left."""
    loop = ensure_event_loop(prefer_selector_loop=True)
    yield loop
    loop.run_until_complete(cancel_all_tasks(loop))
    loop.close()


@pytest.fixture(autouse=True)
def jp_server_cleanup(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Stop the Jupyter server of a test, where it started one.

    pytest-jupyter's own makes a ServerApp for every test, only to clean it up.
    """
    from jupyter_server.serverapp import ServerApp

    yield
    if ServerApp.initialized():
        app = ServerApp.instance()
        jp_asyncio_loop.run_until_complete(app._cleanup())
        app.kernel_manager.context.destroy()
        ServerApp.clear_instance()


@pytest.fixture
def jp_nbconvert_templates() -> None:
    """pytest-jupyter copies nbconvert's templates for every server; nothing here converts."""


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    """A Jupyter server with the extension, which may reach the servers of the tests."""
    return {
        "ServerApp": {"jpserver_extensions": {"jupyter_import_run": True}},
        "ImportRun": {"private_hosts": ["127.0.0.1"]},
    }


@pytest.fixture
def jp_fetch(jp_fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> Fetch:
    """pytest-jupyter's own; what it brings, and the server's events, are searched for secrets."""
    from jupyter_events import EventLogger
    from tornado.httpclient import HTTPClientError

    emit = EventLogger.emit

    def heard(logger: EventLogger, *, data: Any, **options: Any) -> Any:
        IN_USE.show("an event", str(data))
        return emit(logger, data=data, **options)

    monkeypatch.setattr(EventLogger, "emit", heard)

    async def fetch(*path: str, **options: Any) -> Any:
        IN_USE.note_request(options.get("body") or "")
        try:
            answer = await jp_fetch(*path, **options)
        except HTTPClientError as error:
            if error.response is not None:
                IN_USE.show("an answer", f"{error.response.headers}{error.response.body!r}")
            raise
        IN_USE.show("an answer", f"{answer.headers}{answer.body!r}")
        return answer

    return fetch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that Jupyter serves."""
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture
def counted_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CountedGit:
    """From now on every git that is started is counted."""
    counted = CountedGit(tmp_path / "counted-git")
    monkeypatch.setenv("PATH", counted.path)
    return counted


@pytest.fixture
def no_process_left() -> Iterator[None]:
    """Fail the test when a process that it started outlives it."""
    yield
    assert_no_process_left(timeout=3)


@pytest.fixture(scope="session")
def background() -> Iterator[BackgroundLoop]:
    """The loop that the tests' servers run on, in a thread of its own."""
    loop = BackgroundLoop()
    yield loop
    loop.close()


@pytest.fixture
def start_git_server(
    background: BackgroundLoop, tmp_path: Path
) -> Iterator[Callable[..., GitServer]]:
    """Start Git servers, with GitServer's own options, over the folder ``served``."""
    root = tmp_path / "served"
    root.mkdir()
    with ExitStack() as servers:

        def start(**options: Any) -> GitServer:
            IN_USE.note(options.get("password"))
            return servers.enter_context(background.serving(GitServer(root, **options)))

        yield start


@pytest.fixture
def git_server(start_git_server: Callable[..., GitServer]) -> GitServer:
    """A Git server that anyone may read and write. Put repositories below its ``root``."""
    return start_git_server()


@pytest.fixture
def git_server_with_password(start_git_server: Callable[..., GitServer]) -> GitServer:
    """A Git server that wants USERNAME and PASSWORD."""
    return start_git_server(username=USERNAME, password=PASSWORD)


@pytest.fixture(scope="session")
def gitlab_process() -> Iterator[GitLabProcess]:
    """What all stand-ins for GitLab run in."""
    process = GitLabProcess()
    yield process
    process.stop()


@pytest.fixture
def start_gitlab(
    gitlab_process: GitLabProcess, git_server: GitServer
) -> Iterator[Callable[..., GitLabServer]]:
    """Start stand-ins for GitLab, with GitLabServer's own options, before ``git_server``."""
    servers = []

    def start(**options: Any) -> GitLabServer:
        server = GitLabServer(gitlab_process, git_server.url, git_server.root, **options)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def certificate_authority() -> trustme.CA:
    """An authority that nobody trusts unless told to."""
    return trustme.CA()


@pytest.fixture
def ca_file(certificate_authority: trustme.CA, tmp_path: Path) -> Path:
    """The authority's certificate, to trust what it signed."""
    path = tmp_path / "authority.pem"
    certificate_authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture
def git_server_tls(
    start_git_server: Callable[..., GitServer], certificate_authority: trustme.CA
) -> GitServer:
    """A Git server over https, with a certificate for 127.0.0.1 and localhost."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return start_git_server(ssl_context=context)


@pytest.fixture
def throttle(background: BackgroundLoop) -> Iterator[Callable[..., ThrottlingProxy]]:
    """``throttle(port, bytes_per_second=…)``: a disturbing proxy before a server of the test."""
    with ExitStack() as proxies:
        yield lambda target_port, **disturbance: proxies.enter_context(
            background.serving(ThrottlingProxy(target_port, Disturbance(**disturbance)))
        )


@pytest.fixture
def redirect(background: BackgroundLoop) -> Iterator[Callable[..., RedirectingServer]]:
    """``redirect({"old.git": new_url})``: a server from which these repositories moved away.

    Takes RedirectingServer's own options too.
    """
    with ExitStack() as servers:
        yield lambda targets, **options: servers.enter_context(
            background.serving(RedirectingServer(targets, **options))
        )


@pytest.fixture
def watch(background: BackgroundLoop) -> Iterator[Callable[..., WatchingServer]]:
    """``watch(onwards=url)``: a server that keeps what it is told and sends people on."""
    with ExitStack() as servers:
        yield lambda *context, **options: servers.enter_context(
            background.serving(WatchingServer(*context, **options))
        )
