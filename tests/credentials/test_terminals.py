"""Git in a real terminal and a real kernel of JupyterLab, signed in as the panel is."""

from __future__ import annotations

import asyncio
import json
import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.demo.git_server import GitServer
from tests.conftest import PASSWORD, USERNAME
from tests.support.leaks import files_below, places_of
from tests.support.processes import assert_no_process_left
from tests.support.repositories import Repository
from tests.support.watched_processes import watched_processes

Run = Callable[[str], Awaitable[str]]


@pytest.fixture
def jp_server_config(isolated_home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Terminals and kernels; git asks nobody, and the person has a helper of their own."""
    (isolated_home / ".gitconfig").write_text(
        "[credential]\n\thelper = store\n[user]\n\tname = Ada\n\temail = ada@example.org\n"
    )
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyter_import_run": True, "jupyter_server_terminals": True},
            "terminado_settings": {"shell_command": ["/bin/sh"]},
        },
        "ImportRun": {"private_hosts": ["127.0.0.1"], "account_store": "files"},
    }


@pytest.fixture
def account(git_server_with_password: GitServer) -> Account:
    return Account(
        id=new_id(),
        origin=git_server_with_password.url,
        provider="generic",
        kind="password",
        username=USERNAME,
        git_username=USERNAME,
    )


@pytest.fixture
def store(jp_serverapp: Any) -> Any:
    """The accounts of the running server."""
    return jp_serverapp.web_app.settings["import_run"]()[0].accounts


@asynccontextmanager
async def terminal(jp_fetch: Any, jp_ws_fetch: Any) -> AsyncIterator[Run]:
    """A terminal: what a command says, to errors too."""
    answer = await jp_fetch("api", "terminals", method="POST", allow_nonstandard_methods=True)
    name = json.loads(answer.body)["name"]
    socket = await jp_ws_fetch("terminals", "websocket", name)

    async def run(command: str) -> str:
        end = uuid.uuid4().hex
        # In two pieces: the terminal shows what is typed, too.
        line = f"{command}; echo {end[:16]}''{end[16:]}\r"
        await socket.write_message(json.dumps(["stdin", line]))
        said = ""
        while end not in said:
            kind, *rest = json.loads(await asyncio.wait_for(socket.read_message(), 60))
            said += rest[0] if kind == "stdout" else ""
        return said

    try:
        yield run
    finally:
        socket.close()
        await jp_fetch("api", "terminals", name, method="DELETE")


@asynccontextmanager
async def kernel(jp_fetch: Any, jp_ws_fetch: Any) -> AsyncIterator[Run]:
    """A kernel: what a cell prints."""
    answer = await jp_fetch("api", "kernels", method="POST", body='{"name": "python3"}')
    id = json.loads(answer.body)["id"]
    socket = await jp_ws_fetch("api", "kernels", id, "channels")

    async def run(code: str) -> str:
        message = uuid.uuid4().hex
        content = {"code": code, "silent": False, "store_history": False, "stop_on_error": True}
        request = {
            "channel": "shell",
            "header": {
                "msg_id": message,
                "msg_type": "execute_request",
                "session": "s",
                "username": "u",
                "version": "5.3",
                "date": "2026-01-01T00:00:00Z",
            },
            "parent_header": {},
            "metadata": {},
            "content": content,
        }
        await socket.write_message(json.dumps(request))
        said = ""
        while True:
            reply = json.loads(await asyncio.wait_for(socket.read_message(), 60))
            if reply["parent_header"].get("msg_id") != message:
                continue
            if reply["msg_type"] == "stream":
                said += reply["content"]["text"]
            if reply["msg_type"] == "error":
                said += "\n".join(reply["content"]["traceback"])
            if reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                return said

    try:
        yield run
    finally:
        socket.close()
        await jp_fetch("api", "kernels", id, method="DELETE")


def private_repository(server: GitServer) -> tuple[Repository, str]:
    repository = Repository.create(server.root, "private.git")
    repository.commit({"a.txt": "one\n"})
    return repository, f"{server.url}/private.git"


async def test_a_terminal_clones_and_pushes_until_the_account_is_disconnected(
    jp_fetch: Any,
    jp_ws_fetch: Any,
    store: Any,
    account: Account,
    git_server_with_password: GitServer,
    isolated_home: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    repository, url = private_repository(git_server_with_password)
    before = (isolated_home / ".gitconfig").read_bytes()
    async with terminal(jp_fetch, jp_ws_fetch) as run:
        assert "could not read Username" in await run(f"cd {tmp_path}; git clone -q {url} early")
        await asyncio.to_thread(store.put, account, Secret(PASSWORD))
        await run(f"git clone -q {url} mine")
        assert (tmp_path / "mine/a.txt").read_text() == "one\n"
        with watched_processes() as seen:
            await run("cd mine; echo two > a.txt; git commit -qam second; git push -q; cd ..")
            for _ in range(20):
                if not any("helper.py" in text for text in seen):
                    await run("git -C mine fetch -q")
        assert any("helper.py" in text for text in seen)
        assert [text for text in seen if PASSWORD in text] == []
        assert repository.git("show", "main:a.txt") == "two"
        assert await asyncio.to_thread(store.forget, account.id)
        assert "could not read Username" in await run("git -C mine fetch")
        assert "could not read Username" in await run(f"git clone -q {url} late")
        assert PASSWORD not in await run("env; cat mine/.git/config ~/.gitconfig")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name in ("early", "late")) == []
    assert PASSWORD not in caplog.text
    assert (isolated_home / ".gitconfig").read_bytes() == before
    assert not (isolated_home / ".git-credentials").exists()
    assert PASSWORD not in (tmp_path / "mine/.git/config").read_text()
    await leave_nothing(store, isolated_home)


async def test_cells_clone_and_push_until_the_account_is_disconnected(
    jp_fetch: Any,
    jp_ws_fetch: Any,
    store: Any,
    account: Account,
    git_server_with_password: GitServer,
    isolated_home: Path,
    tmp_path: Path,
) -> None:
    repository, url = private_repository(git_server_with_password)
    before = (isolated_home / ".gitconfig").read_bytes()
    async with kernel(jp_fetch, jp_ws_fetch) as run:
        assert "could not read Username" in await run(f"!git ls-remote {url}")
        await asyncio.to_thread(store.put, account, Secret(PASSWORD))
        assert "fatal" not in await run(f"%cd -q {tmp_path}\n!git clone -q {url} mine")
        said = await run(
            "%%bash\nset -e\ncd mine\necho two > a.txt\ngit commit -qam second\ngit push -q\n"
        )
        assert repository.git("show", "main:a.txt") == "two", said
        assert await asyncio.to_thread(store.forget, account.id)
        assert "could not read Username" in await run("!git -C mine fetch")
        assert "could not read Username" in await run("!git -C mine push origin HEAD:refs/heads/x")
        assert PASSWORD not in await run("import os; print(os.environ)")
    assert (isolated_home / ".gitconfig").read_bytes() == before
    assert not (isolated_home / ".git-credentials").exists()
    await leave_nothing(store, isolated_home)


async def leave_nothing(store: Any, home: Path) -> None:
    """The secret is in no file any more, since it is forgotten."""
    assert places_of({PASSWORD}, files_below(home)) == set()
    assert os.path.isdir(store.folder)
    await asyncio.to_thread(assert_no_process_left, "git")
