"""The example hub, which takes seconds to start: one for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.support.background import BackgroundLoop
from tests.support.gitlab_server import GitLabProcess, GitLabServer
from tests.support.hub import Browser, Hub


@pytest.fixture(scope="package")
def git(
    background: BackgroundLoop, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GitServer]:
    """A Git server for everybody."""
    with background.serving(GitServer(tmp_path_factory.mktemp("served"))) as server:
        yield server


@pytest.fixture(scope="package")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    hub = Hub(tmp_path_factory.mktemp("hub"), {"allowed_hosts": [], "private_hosts": ["127.0.0.1"]})
    yield hub
    hub.stop()


@pytest.fixture(scope="package")
def gitlab(_hub: Hub, git: GitServer, gitlab_process: GitLabProcess) -> Iterator[GitLabServer]:
    """A stand-in for GitLab that sends everybody back by one address, and the servers know it."""
    callback = f"{_hub.url}/hub/user-redirect/import-run/accounts/callback"
    server = GitLabServer(gitlab_process, git.url, git.root, [callback])
    _hub.tell_servers("gitlab", {"providers": [server.entry(redirect_uri=callback)]})
    yield server
    server.stop()


@pytest.fixture(scope="package")
def hub(_hub: Hub, gitlab: GitLabServer) -> Hub:
    """The hub, before it has started anybody's server."""
    return _hub


@pytest.fixture(scope="package")
def bob(hub: Hub) -> Browser:
    """Somebody whose server runs."""
    hub.give_token("bob", "token-of-bob")
    browser = Browser(hub)
    page = browser.wait(browser.sign_in(browser.go("/hub/user-redirect/lab"), "bob"))
    assert page.path == "/user/bob/lab"
    return browser
