from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from traitlets.config import Config

from jupyter_import_run.cli.places import api_path_of, find_root
from jupyter_import_run.errors import ImportRunError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("home/work/repo/.git", "home/work/repo/deep", "home/other", "home/.hidden/x"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    return tmp_path / "home"


def running(isolated_home: Path, name: str, root: Path, pid: int) -> None:
    """What a server that serves ``root`` writes down."""
    folder = isolated_home / ".run/jupyter"
    folder.mkdir(parents=True, exist_ok=True)
    server = {"pid": pid, "root_dir": str(root)}
    (folder / f"jpserver-{name}.json").write_text(json.dumps(server))


def test_without_a_server_it_is_the_current_folder_and_a_repository_counts_as_a_whole(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_root([tree / "other"], Config()).folder == tree / "other"
    assert find_root([tree / "work/repo"], Config()).folder == tree / "work"
    assert find_root([tree / "work/repo/deep"], Config()).folder == tree / "work"
    assert find_root([tree / "work/repo", tree / "other"], Config()).folder == tree
    (tree / "other/.git").mkdir()
    monkeypatch.setenv("HOME", str(tree / "other"))
    assert find_root([tree / "other"], Config()).folder == tree / "other"
    assert find_root([tree / "other/new.ipynb"], Config()).folder == tree / "other"


def test_the_deepest_root_of_a_running_server_that_has_the_place_counts(
    tree: Path, isolated_home: Path
) -> None:
    running(isolated_home, "outer", tree, os.getpid())
    running(isolated_home, "inner", tree / "work", os.getpid())
    running(isolated_home, "ended", tree / "work/repo", 2**22 + 1)
    (isolated_home / ".run/jupyter/jpserver-odd.json").write_text("[")
    assert find_root([tree / "work/repo/deep"], Config()).folder == tree / "work"
    assert find_root([tree / "other"], Config()).folder == tree
    assert find_root([tree / ".hidden/x"], Config()).folder == tree / ".hidden/x"


def test_else_the_configured_root_counts(tree: Path) -> None:
    config = Config({"ServerApp": {"root_dir": str(tree)}})
    assert find_root([tree / "work/repo"], config).folder == tree
    assert find_root([tree.parent], config).folder == tree.parent


def test_what_is_not_below_the_root_is_refused(tree: Path) -> None:
    root = find_root([tree / "work"], Config())
    assert api_path_of(root, tree / "work/repo/deep") == "repo/deep"
    with pytest.raises(ImportRunError) as refused:
        api_path_of(root, tree / "other")
    assert refused.value.code == "invalid_request"
