"""Fixtures of the browser tests: real servers, a real browser, a page that must not complain."""

from __future__ import annotations

import json
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from browsing.card import Card
from browsing.chromium import launch
from browsing.clones import clone
from browsing.complaints import complaints
from browsing.content import notebook
from browsing.environment import alone
from browsing.panel import Panel
from browsing.profile import Profile
from browsing.server import JupyterServer, Program

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.demo.sample import create_sample
from tests.support.background import BackgroundLoop
from tests.support.gitlab_server import GitLabProcess, GitLabServer
from tests.support.redirecting_server import RedirectingServer
from tests.support.repositories import Repository
from tests.support.secret_search import leaks
from tests.support.secrets_in_use import IN_USE
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy

PATIENCE_MS = 20_000
_AUTOSAVE = "@jupyterlab/docmanager-extension:plugin"

expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Tell the fixtures of a test whether it has failed."""
    report = yield
    item.stash.setdefault(_FAILED, []).append(report.failed)
    return report


_FAILED = pytest.StashKey[list[bool]]()


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for everything that the tests start: nothing of the developer's leaks in or out."""
    folder = tmp_path_factory.mktemp("home")
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(alone(folder, before))
    yield folder
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def background(home: Path) -> Iterator[BackgroundLoop]:
    """The loop that the Git server runs on, in a thread of its own."""
    loop = BackgroundLoop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def git_server(
    background: BackgroundLoop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GitServer]:
    """A Git server with the demo's sample at ``samples/weather``."""
    root = tmp_path_factory.mktemp("served")
    (root / "samples").mkdir()
    create_sample(root / "samples/weather.git")
    server = GitServer(root)
    background.run(server.start())
    yield server
    background.run(server.stop())


@pytest.fixture(scope="session")
def _slow_line(background: BackgroundLoop, git_server: GitServer) -> Iterator[ThrottlingProxy]:
    proxy = ThrottlingProxy(git_server.port)
    background.run(proxy.start())
    yield proxy
    background.run(proxy.stop())


@pytest.fixture
def slow_line(_slow_line: ThrottlingProxy) -> Iterator[Callable[..., str]]:
    """``slow_line(bytes_per_second=…)``: the Git server's address on such a line."""

    def slow(**disturbance: int) -> str:
        _slow_line.disturb(Disturbance(**disturbance))
        return _slow_line.url

    yield slow
    _slow_line.disturb()


@pytest.fixture
def repository(git_server: GitServer) -> Callable[[str], Repository]:
    """``repository("name")``: a new one, served at ``{git_server.url}/team/name.git``."""
    return lambda name: Repository.create(git_server.root, f"team/{name}.git")


@pytest.fixture
def origin(repository: Callable[[str], Repository]) -> Repository:
    """A repository with a notebook, two texts and a second branch."""
    origin = repository(f"lab-{uuid.uuid4().hex}")
    files = {
        "n.ipynb": notebook("a = 1", "b = 2"),
        "loader.py": "x = 1\ny = 2\n",
        "notes.md": "# Notes\n",
    }
    origin.commit(files, message="Begin")
    origin.commit({"loader.py": "x = 1\ny = 20\n"}, branch="feature/weather", start="main")
    return origin


@pytest.fixture(scope="session")
def start_jupyter(
    git_server: GitServer, _slow_line: ThrottlingProxy, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., JupyterServer]]:
    """``start_jupyter("jupyterlab", …)``: a server that may reach the Git server.

    What it reaches by the slow line it takes for a GitLab.
    """
    servers: list[JupyterServer] = []

    def start(program: Program, **import_run: Any) -> JupyterServer:
        hosts = [f"127.0.0.1:{port}" for port in (git_server.port, _slow_line.port)]
        gitlab = {"host": f"127.0.0.1:{_slow_line.port}", "kind": "gitlab"}
        config = {"private_hosts": hosts, "providers": [gitlab], **import_run}
        server = JupyterServer(program, tmp_path_factory.mktemp(program), config)
        servers.append(server)
        server.start()
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def _jupyterlab(start_jupyter: Callable[..., JupyterServer]) -> JupyterServer:
    return start_jupyter("jupyterlab")


@pytest.fixture
def jupyterlab(_jupyterlab: JupyterServer) -> Iterator[JupyterServer]:
    """JupyterLab with an empty folder; one process for all tests."""
    yield _jupyterlab
    _jupyterlab.clear()


@pytest.fixture
def folder(jupyterlab: JupyterServer, git_server: GitServer, origin: Repository) -> Path:
    """A clone of ``origin``, ``lab``."""
    return clone(f"{git_server.url}/team/{origin.name}", jupyterlab.root / "lab")


@pytest.fixture
def seldom_saved(jupyterlab: JupyterServer) -> Iterator[None]:
    """What is typed stays unsaved for the time of a test."""
    with jupyterlab.setting(_AUTOSAVE, {"autosaveInterval": 600}):
        yield


@pytest.fixture(scope="session")
def way_back(background: BackgroundLoop) -> Iterator[RedirectingServer]:
    """What stands before ``connectable`` where a hub would: hosts send browsers back to it."""
    server = RedirectingServer({})
    background.run(server.start())
    yield server
    background.run(server.stop())


@pytest.fixture(scope="session")
def gitlab(git_server: GitServer, way_back: RedirectingServer) -> Iterator[GitLabServer]:
    """A stand-in for GitLab before the Git server: see tests/support/gitlab/server.js."""
    callback = f"{way_back.url}/jupyter/import-run/accounts/callback"
    process = GitLabProcess()
    yield GitLabServer(process, git_server.url, git_server.root, [callback])
    process.stop()


@pytest.fixture(scope="session")
def secrets_manager(home: Path) -> Iterator[Any]:
    """AWS Secrets Manager, for which moto stands in, as servers that start from now on reach it."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-central-1",
    }
    yield boto3.client("secretsmanager")
    server.stop()


@pytest.fixture(scope="session")
def _connectable(
    start_jupyter: Callable[..., JupyterServer],
    git_server: GitServer,
    gitlab: GitLabServer,
    way_back: RedirectingServer,
    secrets_manager: Any,
) -> JupyterServer:
    callback = f"{way_back.url}/jupyter/import-run/accounts/callback"
    server = start_jupyter(
        "jupyterlab",
        private_hosts=[f"127.0.0.1:{git_server.port}", gitlab.host],
        providers=[gitlab.entry(redirect_uri=callback)],
    )
    way_back.targets["jupyter"] = server.url.rstrip("/")
    return server


@pytest.fixture
def connectable(_connectable: JupyterServer, gitlab: GitLabServer) -> Iterator[JupyterServer]:
    """JupyterLab whose administrator registered an application at ``gitlab``.

    No token of ``gitlab`` is anywhere in its home, its log or its answers but in the store.
    """
    IN_USE.begin()
    yield _connectable
    IN_USE.note(*gitlab.tokens())
    for what in ("jobs", "repositories", "accounts", "hosts", "server"):
        IN_USE.show(what, json.dumps(_connectable.request("GET", f"import-run/{what}")))
    found = leaks(_connectable.home)
    _connectable.clear()
    for account in _connectable.request("GET", "import-run/accounts")["accounts"]:
        _connectable.request("DELETE", f"import-run/accounts/{account['id']}")
    assert found == set(), "a secret is there"


@pytest.fixture(scope="session")
def strict_jupyterlab(start_jupyter: Callable[..., JupyterServer]) -> JupyterServer:
    """JupyterLab under an administrator: two places for imports, no private hosts."""
    places = [{"path": name.lower(), "label": name} for name in ("Projects", "Scratch")]
    return start_jupyter(
        "jupyterlab", storage_locations=places, private_hosts=[], lock_private_hosts=True
    )


@pytest.fixture(scope="session")
def chromium(home: Path) -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _profile(chromium: Browser) -> Iterator[Profile]:
    profile = Profile(chromium)
    profile.context.set_default_timeout(PATIENCE_MS)
    yield profile
    profile.close()


@pytest.fixture
def profile(_profile: Profile, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Profile]:
    """A profile with nothing in it but its caches.

    The test fails where a page of it complains; pictures tell of failures.
    """
    with complaints(_profile.context) as heard:
        yield _profile
        if any(request.node.stash.get(_FAILED, [])):
            for number, page in enumerate(_profile.pages):
                file = tmp_path / f"failed-{number}.png"
                page.screenshot(path=file)
                print(f"\n{page.url}: {file}", file=sys.stderr)
        _profile.clear()
    assert heard == []


@pytest.fixture
def context(profile: Profile) -> BrowserContext:
    """The windows of ``profile``."""
    return profile.context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture
def panel(jupyterlab: JupyterServer, page: Page) -> Panel:
    """The panel in a fresh JupyterLab."""
    page.goto(jupyterlab.address)
    return Panel(page).open()


@pytest.fixture
def card(folder: Path, panel: Panel) -> Card:
    """The open card of ``folder``."""
    return Card(panel, folder.name).open()
