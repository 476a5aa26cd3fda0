"""The list of repositories, also where somebody prepared a folder with a strange ``.git``."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.operations.summarise import Summaries
from jupyter_import_run.root import Root
from tests.support.counted_git import CountedGit
from tests.support.jobs import Fetch
from tests.support.repositories import git


@pytest.fixture
def good(jp_root_dir: Path) -> Path:
    git("init", "--quiet", "--initial-branch=main", jp_root_dir / "good")
    return jp_root_dir / "good"


async def listed(jp_fetch: Fetch) -> dict[str, dict[str, Any]]:
    answer = await asyncio.wait_for(jp_fetch("import-run", "repositories"), 10)
    return {each["name"]: each for each in json.loads(answer.body)["repositories"]}


def head_is_a_pipe(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "HEAD").unlink()
    os.mkfifo(folder / ".git" / "HEAD")


def config_is_a_pipe(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "config").unlink()
    os.mkfifo(folder / ".git" / "config")


def head_never_ends(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "HEAD").unlink()
    (folder / ".git" / "HEAD").symlink_to("/dev/zero")


def head_is_large(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "HEAD").write_text("x" * 1_000_000)


def git_file_with_a_nul(folder: Path) -> None:
    folder.mkdir()
    (folder / ".git").write_bytes(b"gitdir: a\0b\n")


def git_file_with_a_long_name(folder: Path) -> None:
    folder.mkdir()
    (folder / ".git").write_text("gitdir: " + "n" * 5000)


def common_folder_is_a_pipe(folder: Path) -> None:
    git("init", "--quiet", folder)
    os.mkfifo(folder / ".git" / "commondir")


def common_folder_with_a_nul(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "commondir").write_bytes(b"a\0b")


def config_is_no_configuration(folder: Path) -> None:
    git("init", "--quiet", folder)
    (folder / ".git" / "config").write_bytes(b"\xff\0[[[")


@pytest.mark.parametrize(
    "prepare",
    [
        head_is_a_pipe,
        config_is_a_pipe,
        head_never_ends,
        head_is_large,
        git_file_with_a_nul,
        git_file_with_a_long_name,
        common_folder_is_a_pipe,
        common_folder_with_a_nul,
        config_is_no_configuration,
    ],
)
async def test_a_prepared_folder_does_not_hide_the_others(
    prepare: Callable[[Path], None], good: Path, jp_root_dir: Path, jp_fetch: Fetch
) -> None:
    prepare(jp_root_dir / "odd")
    repositories = await listed(jp_fetch)
    assert repositories["good"]["branch"] == "main"
    assert len(json.dumps(repositories["odd"])) < 10_000


async def test_a_folder_whose_name_is_no_utf_8_does_not_hide_the_others(
    good: Path, jp_root_dir: Path, jp_fetch: Fetch
) -> None:
    git("init", "--quiet", jp_root_dir / "caf\udce9")
    assert set(await listed(jp_fetch)) == {"good", "caf\ufffd"}


async def test_a_url_that_is_no_utf_8_is_shown(
    good: Path, jp_root_dir: Path, jp_fetch: Fetch
) -> None:
    git("config", "remote.origin.url", "https://example.org/caf\udce9", cwd=good)
    assert (await listed(jp_fetch))["good"]["url"] == "https://example.org/caf\ufffd"


async def test_lists_that_are_asked_for_at_once_ask_git_once_for_each_repository(
    tmp_path: Path, counted_git: CountedGit
) -> None:
    addresses = {f"r{number}": f"https://example.org/{number}" for number in range(6)}
    for name, address in addresses.items():
        git("init", "--quiet", tmp_path / "root" / name)
        git("config", "remote.origin.url", address, cwd=tmp_path / "root" / name)
    root, summaries = Root(tmp_path / "root"), Summaries({})
    counted_git.started()
    for found in await asyncio.gather(*(summaries.list(root) for _ in range(3))):
        assert {each.name: each.url for each in found.repositories} == addresses
    assert len(counted_git.started()) == len(addresses)
    git("config", "remote.origin.url", "https://example.org/moved", cwd=tmp_path / "root" / "r0")
    counted_git.started()
    assert (await summaries.of(tmp_path / "root" / "r0", root)).url == "https://example.org/moved"
    assert len(counted_git.started()) == 1
