from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.store import data_folder
from tests.support.gitlab_server import GitLabServer
from tests.support.repositories import Repository


@pytest.fixture
def gitlab_options() -> dict[str, Any]:
    """How the stand-in of a test is to be: see ``server.js``."""
    return {}


@pytest.fixture
def redirect_uri(jp_http_port: int, jp_base_url: str) -> str:
    """Where the stand-in sends browsers back to."""
    return f"http://127.0.0.1:{jp_http_port}{jp_base_url}import-run/accounts/callback"


@pytest.fixture
def gitlab(
    start_gitlab: Callable[..., GitLabServer], gitlab_options: dict[str, Any], redirect_uri: str
) -> GitLabServer:
    """A stand-in for GitLab that the Jupyter server of the test is configured for."""
    return start_gitlab(redirects=[redirect_uri], **gitlab_options)


@pytest.fixture
def jp_server_config(
    jp_server_config: dict[str, Any], gitlab: GitLabServer, redirect_uri: str
) -> dict[str, Any]:
    entry = gitlab.entry(redirect_uri=redirect_uri)
    jp_server_config["ImportRun"] |= {"providers": [entry], "account_store": "files"}
    return jp_server_config


@pytest.fixture
def accounts() -> Accounts:
    """The accounts of the server of the test, as another process sees them."""
    known = Configured(account_store="files", private_hosts=("127.0.0.1",))
    return Accounts(data_folder(), known)


@pytest.fixture
def private(git_server: GitServer) -> Repository:
    """``team/notes.git``, which the stand-in shows to nobody without a token."""
    repository = Repository.create(git_server.root / "team", "notes.git")
    repository.commit({"a.txt": "1\n"})
    return repository
