"""The command line beside a running server: both see the same at once."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.serverapp import ServerApp

from jupyter_import_run.demo.git_server import GitServer
from tests.cli.conftest import Type
from tests.support.repositories import Repository


@pytest.fixture
def dropped(jp_environ: None) -> None:
    """An administrator's file in ``jupyter_server_config.d``, before any server starts."""
    folder = Path(os.environ["JUPYTER_CONFIG_DIR"])
    (folder / "jupyter_server_config.d").mkdir(parents=True)
    drop_in = folder / "jupyter_server_config.d/limits.json"
    drop_in.write_text('{"ImportRun": {"max_repositories": 1}}')
    lines = "c.ImportRun.private_hosts = ['127.0.0.1']\n"
    (folder / "jupyter_server_config.py").write_text(lines)


def test_what_one_does_the_other_knows_and_an_administrators_file_binds_both(
    cli: Type,
    dropped: None,
    jp_serverapp: ServerApp,
    jp_fetch: Callable[..., Awaitable[Any]],
    jp_root_dir: Path,
    jp_asyncio_loop: asyncio.AbstractEventLoop,
    git_server: GitServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Repository.create(git_server.root, "w.git").commit({"a.txt": "a\n"})
    jp_serverapp.write_server_info_file()
    (jp_root_dir / "deep").mkdir()
    monkeypatch.chdir(jp_root_dir / "deep")

    async def answer(method: str, path: tuple[str, ...], options: dict[str, str]) -> Any:
        body = (await jp_fetch("import-run", *path, method=method, **options)).body
        return json.loads(body)

    def ask(method: str, *path: str, **body: Any) -> Any:
        options = {"body": json.dumps(body)} if body else {}
        return jp_asyncio_loop.run_until_complete(answer(method, path, options))

    assert ask("GET", "server")["limits"]["max_repositories"] == 1
    url = f"{git_server.url}/w.git"
    assert cli("repositories", "create", "w", url, "--folder=lab/w").status == 0
    assert ask("GET", "presets", "w")["url"] == url
    assert ask("PATCH", "presets", "w", branch="main")["branch"] == "main"
    assert cli("repositories", "describe", "w", "--json").json["branch"] == "main"

    assert cli("repositories", "connect", "w", "--json").json["path"] == "lab/w"
    assert ask("GET", "presets", "w")["path"] == "lab/w"
    assert [each["path"] for each in ask("GET", "repositories")["repositories"]] == ["lab/w"]
    assert cli("import", url, "--json").error["code"] == "limit_reached"
    assert cli("hosts", "allow", "git.lab").status == 0
    assert {"host": "git.lab", "locked": False} in ask("GET", "hosts")["hosts"]
    assert cli("repositories", "delete", "w").status == 0
    assert ask("GET", "presets")["presets"] == []
