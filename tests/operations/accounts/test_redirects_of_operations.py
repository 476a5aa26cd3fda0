"""Whatever a person does, a server that sends them elsewhere does not send their secret along.

Operations without a Jupyter server, and servers that write down what they are told.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
import trustme

from jupyter_import_run.config.settings import ProviderEntry
from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.hosting.api import basic, bearer
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from jupyter_import_run.services import Services
from jupyter_import_run.wire.git_jobs import Pull, Push
from jupyter_import_run.wire.jobs import Fetch, ImportNotebook, ImportRepository
from tests.support.memory_contents import MemoryContents
from tests.support.services import make_services, perform
from tests.support.watching_server import WatchingServer
from tests.support.working_copies import WorkingCopy

pytestmark = pytest.mark.usefixtures("no_process_left")

SECRET = "never-to-be-seen-elsewhere"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PLACES = ["another port", "another host", "https to http"]

Watch = Callable[..., WatchingServer]


@pytest.fixture
def secure(certificate_authority: trustme.CA) -> ssl.SSLContext:
    """For a server whose certificate the person trusts."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture
def servers(
    watch: Watch,
    secure: ssl.SSLContext,
    ca_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> tuple[WatchingServer, WatchingServer]:
    """The one that has the account, and the one to which it sends people."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    monkeypatch.setenv("GIT_SSL_CAINFO", str(ca_file))
    there = watch(asks=False)
    place = request.param
    host = "localhost" if place == "another host" else "127.0.0.1"
    here = watch(secure if place == "https to http" else None, there.url(host))
    return here, there


@pytest.fixture
def services(root: Path, tmp_path: Path, servers: tuple[WatchingServer, WatchingServer]) -> Any:
    """Somebody with an account on the first server, and a copy of a repository there."""
    here, _ = servers
    provider = ProviderEntry(f"127.0.0.1:{here.port}", "gitlab", base_url=here.url())
    services = make_services(root, tmp_path / "data", providers=(provider,), account_store="files")
    hosts = [parse_private_host(name) for name in ("127.0.0.1", "localhost")]
    services.policy = NetworkPolicy(private_hosts=hosts)
    services.contents = cast("Any", MemoryContents())
    account = Account("1" * 16, here.url(), "gitlab", "token", "ada", "oauth2")
    services.accounts.put(account, Secret(SECRET))
    copy = WorkingCopy.create(root / "copy", {"a.txt": "a\n"})
    copy.git("remote", "add", "origin", f"{here.url()}/team/notes.git")
    copy.git("config", "branch.main.remote", "origin")
    copy.git("config", "branch.main.merge", "refs/heads/main")
    return services


async def everything(services: Services, here: WatchingServer) -> None:
    """What a person can do with a server; each of it fails."""
    page = f"{here.url()}/team/notes/-/raw/{COMMIT}/a.ipynb"
    for wanted in (
        ImportRepository(url=f"{here.url()}/team/notes.git"),
        ImportRepository(url=f"{here.url()}/team/notes.git", submodules=True, history="full"),
        Fetch(path="copy"),
        Pull(path="copy"),
        Push(path="copy"),
        Push(path="copy", new_branch="mine"),
        ImportNotebook(url=page),
    ):
        with pytest.raises(ImportRunError):
            await perform(services, wanted)


@pytest.mark.parametrize("servers", PLACES, indirect=True)
async def test_no_operation_takes_a_secret_along(
    services: Services, servers: tuple[WatchingServer, WatchingServer]
) -> None:
    here, there = servers
    await everything(services, here)
    # It was there to be taken: as git says it, and as an API wants it.
    assert {basic("oauth2", SECRET), bearer(SECRET)} <= set(here.received)
    assert set(there.received) <= {None}
    if here.url().startswith("http:"):
        assert there.received


@pytest.mark.parametrize("servers", PLACES[:2], indirect=True)
async def test_git_itself_is_sent_nowhere(
    services: Services, servers: tuple[WatchingServer, WatchingServer]
) -> None:
    """A server that shows two faces: only git, which comes second, is sent on."""
    here, there = servers
    here.trusts = "jupyter-import-run/"
    await asyncio.wait_for(everything(services, here), 60)
    assert basic("oauth2", SECRET) in here.received
    assert there.received == []
