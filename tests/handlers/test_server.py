"""``GET server``, ``GET repositories`` and the configuration behind them."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.jobs import Fetch
from tests.support.jupyter_process import command, environment
from tests.support.repositories import git


async def get(jp_fetch: Fetch, *path: str) -> Any:
    return json.loads((await jp_fetch("import-run", *path)).body)


async def test_the_server_says_what_it_is(jp_fetch: Fetch) -> None:
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
    assert info["codecommit"] is (shutil.which("git-remote-codecommit") is not None)


class TestStorageLocations:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["storage_locations"] = [
            {"path": "fast", "label": "Fast disk"},
            "archive/deep",
            "file",
            "link",
        ]
        return jp_server_config

    @pytest.fixture
    def jp_root_dir(self, jp_root_dir: Path, tmp_path: Path) -> Path:
        (jp_root_dir / "file").touch()
        (jp_root_dir / "link").symlink_to(tmp_path)
        return jp_root_dir

    async def test_missing_ones_are_made_at_start(self, jp_fetch: Fetch, jp_root_dir: Path) -> None:
        for _ in range(100):
            if (jp_root_dir / "archive" / "deep").is_dir():
                break
            await asyncio.sleep(0.05)
        fast, archive, *_ = (await get(jp_fetch, "server"))["storage_locations"]
        assert (fast["path"], fast["label"], fast["problem"]) == ("fast", "Fast disk", None)
        assert (archive["path"], archive["problem"]) == ("archive/deep", None)

    async def test_those_that_cannot_be_used_say_why(
        self, jp_fetch: Fetch, jp_root_dir: Path
    ) -> None:
        *_, file, link = (await get(jp_fetch, "server"))["storage_locations"]
        assert file["problem"]["message"] == "This is a file, not a folder."
        assert link["problem"]["message"] == "This path leaves the Jupyter folder."
        assert link["free_bytes"] is None

    async def test_the_log_names_those_that_cannot_be_made(
        self, jp_serverapp: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        [app] = jp_serverapp.extension_manager.extension_apps["jupyter_import_run"]
        services, _ = jp_serverapp.web_app.settings["import_run"]()
        app._tidy(services.settings)
        lines = [record.getMessage() for record in caplog.records]
        assert any("'link' cannot be used: This path leaves" in line for line in lines)
        assert any("'file' cannot be used: File exists" in line for line in lines)


async def test_the_space_of_any_folder_can_be_asked_for(jp_fetch: Fetch, jp_root_dir: Path) -> None:
    (jp_root_dir / "a" / "b").mkdir(parents=True)
    answer = json.loads((await jp_fetch("import-run", "storage", params={"path": "a/b"})).body)
    assert (answer["path"], answer["label"], answer["problem"]) == ("a/b", "b", None)
    assert 0 < answer["free_bytes"] <= answer["total_bytes"]
    home = json.loads((await jp_fetch("import-run", "storage")).body)
    assert (home["path"], home["label"]) == ("", "Home")


async def test_a_folder_that_is_not_there_yet_has_the_space_of_where_it_would_be(
    jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    answer = json.loads((await jp_fetch("import-run", "storage", params={"path": "x/y"})).body)
    assert answer["problem"]["code"] == "not_found"
    assert answer["free_bytes"] > 0
    assert not (jp_root_dir / "x").exists()


@pytest.mark.parametrize("path", ["../elsewhere", ".git", "a/../../b"])
async def test_the_space_of_a_folder_outside_is_not_told(jp_fetch: Fetch, path: str) -> None:
    answer = json.loads((await jp_fetch("import-run", "storage", params={"path": path})).body)
    assert answer["problem"]["code"] == "invalid_request"
    assert answer["free_bytes"] is None


async def test_repositories_are_listed_with_branch_and_origin(
    jp_fetch: Fetch, jp_root_dir: Path
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


async def test_odd_repositories_do_not_break_the_list(jp_fetch: Fetch, jp_root_dir: Path) -> None:
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
        ("--ImportRun.max_notebook_bytes=0", "max_notebook_bytes"),
    ],
)
def test_a_mistake_in_the_configuration_stops_the_server_with_one_line(
    tmp_path: Path, option: str, words: str
) -> None:
    done = subprocess.run(
        command(tmp_path, option),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode != 0
    assert len([line for line in done.stderr.splitlines() if words in line]) == 1
    assert "Traceback" not in done.stderr
