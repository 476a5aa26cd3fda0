"""``GET server``, ``GET repositories`` and the configuration behind them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.repositories import git

JpFetch = Callable[..., Awaitable[Any]]


async def get(jp_fetch: JpFetch, *path: str) -> Any:
    return json.loads((await jp_fetch("import-run", *path)).body)


async def test_the_server_says_what_it_is(jp_fetch: JpFetch) -> None:
    info = await get(jp_fetch, "server")
    assert info["git_version"]
    assert info["git_problem"] is None
    assert info["filesystem"] is True
    assert info["hub"] is None
    [home] = info["storage_locations"]
    assert home["path"] == ""
    assert 0 < home["free_bytes"] <= home["total_bytes"]
    assert info["resources"]["memory_total"] > 0
    assert info["limits"]["max_notebook_bytes"] == 100 * 1024 * 1024


class TestStorageLocations:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["storage_locations"] = [
            {"path": "fast", "label": "Fast disk"},
            "archive",
            "not-there",
        ]
        return jp_server_config

    async def test_those_that_exist_are_offered(self, jp_fetch: JpFetch, jp_root_dir: Path) -> None:
        (jp_root_dir / "fast").mkdir()
        (jp_root_dir / "archive").mkdir()
        info = await get(jp_fetch, "server")
        offered = [(place["path"], place["label"]) for place in info["storage_locations"]]
        assert offered == [("fast", "Fast disk"), ("archive", "archive")]


async def test_repositories_are_listed_with_branch_and_origin(
    jp_fetch: JpFetch, jp_root_dir: Path
) -> None:
    folder = jp_root_dir / "courses" / "Intro"
    git("init", "--quiet", "--initial-branch=week/1", folder)
    git("remote", "add", "origin", "https://me:secret@github.com/o/r.git", cwd=folder)
    git("init", "--quiet", jp_root_dir / ".hidden")
    git("init", "--quiet", jp_root_dir / "node_modules" / "x")
    answer = await get(jp_fetch, "repositories")
    [found] = answer["repositories"]
    assert (found["path"], found["name"], found["branch"]) == ("courses/Intro", "Intro", "week/1")
    assert found["url"] == "https://github.com/o/r.git"
    assert found["web_url"] == "https://github.com/o/r"
    assert "secret" not in json.dumps(answer)


async def test_odd_repositories_do_not_break_the_list(jp_fetch: JpFetch, jp_root_dir: Path) -> None:
    (jp_root_dir / "empty" / ".git").mkdir(parents=True)
    (jp_root_dir / "file").mkdir()
    (jp_root_dir / "file" / ".git").write_bytes(b"\xff nonsense")
    broken = jp_root_dir / "broken"
    git("init", "--quiet", broken)
    (broken / ".git" / "config").write_text("[core\n")
    answer = await get(jp_fetch, "repositories")
    assert {found["path"] for found in answer["repositories"]} == {"empty", "file", "broken"}


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--ImportRun.private_hosts=not a host", "c.ImportRun.private_hosts"),
        ("--ImportRun.allowed_hosts=https://", "c.ImportRun.allowed_hosts"),
        ("--ImportRun.storage_locations=../elsewhere", "c.ImportRun.storage_locations"),
        ("--ImportRun.max_notebook_bytes=0", "max_notebook_bytes"),
    ],
)
def test_a_mistake_in_the_configuration_stops_the_server_with_one_line(
    tmp_path: Path, option: str, words: str
) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "jupyter_server",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            "--ServerApp.open_browser=False",
            "--ServerApp.allow_root=True",
            f"--ServerApp.root_dir={tmp_path}",
            "--ServerApp.jpserver_extensions=jupyter_import_run=True",
            option,
        ],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode != 0
    assert len([line for line in done.stderr.splitlines() if words in line]) == 1
    assert "Traceback" not in done.stderr
