from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from jupyter_import_run.demo.sample import create_sample
from tests.support.processes import assert_no_process_left
from tests.support.repositories import Repository, git


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    path = tmp_path_factory.mktemp("sample") / "sample.git"
    create_sample(path)
    return Repository(path)


def notebooks(sample: Repository, branch: str) -> dict[str, bytes]:
    files = sample.files(branch)
    return {name: content for name, content in files.items() if name.endswith(".ipynb")}


def test_it_has_a_history_branches_and_tags(sample: Repository) -> None:
    assert 150 < int(sample.git("rev-list", "--count", "main")) < 300
    assert int(sample.git("rev-list", "--count", "--merges", "main")) == 1
    assert sample.git("for-each-ref", "--format=%(refname:short)").split() == [
        "feature/weather",
        "main",
        "rel-1.2",
        "v1.0",
        "v1.1",
        "v1.2",
        "v2.0",
    ]
    assert sample.git("symbolic-ref", "HEAD") == "refs/heads/main"


def test_it_is_sound(sample: Repository) -> None:
    checked = subprocess.run(
        ["git", "fsck", "--strict"], cwd=sample.path, capture_output=True, check=True
    )
    assert checked.stdout == checked.stderr == b""


def test_it_is_the_same_everywhere(
    sample: Repository, tmp_path: Path, isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated_home / ".gitconfig").write_text(
        "[user]\nname = Someone\nemail = someone@example.org\n"
        "[init]\ndefaultBranch = trunk\n[tag]\ngpgSign = true\n[safe]\nbareRepository = explicit\n"
    )
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    create_sample(tmp_path / "again.git")
    first = git("--git-dir", sample.path, "for-each-ref")
    assert git("--git-dir", tmp_path / "again.git", "for-each-ref") == first


def test_making_it_leaves_no_process(tmp_path: Path) -> None:
    create_sample(tmp_path / "sample.git")
    assert_no_process_left("git")


def test_dates_never_go_back(sample: Repository) -> None:
    dates = [int(line) for line in sample.git("log", "--first-parent", "--format=%ct").split()]
    assert dates == sorted(dates, reverse=True)


def test_main_is_what_the_package_holds(sample: Repository) -> None:
    import jupyter_import_run.demo.sample as module

    folder = Path(module.__file__).parent / "sample" / "main"
    assert sample.files() == {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and ".ipynb_checkpoints" not in path.parts
    }


def test_every_notebook_of_the_history_is_valid(sample: Repository) -> None:
    for commit in sample.git("rev-list", "--all", "--", "*.ipynb").split():
        for content in notebooks(sample, commit).values():
            nbformat.validate(json.loads(content))


@pytest.mark.parametrize("branch", ["main", "feature/weather", "rel-1.2"])
def test_its_notebooks_run_and_end_with_something_to_see(
    sample: Repository, tmp_path: Path, branch: str
) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--branch", branch, sample.path, clone)
    for path in sorted(clone.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(notebook, resources={"metadata": {"path": str(clone)}})
        client.execute()
        assert notebook.cells[-1].outputs, path.name


def test_the_sunflower_needs_nothing_beside_it(sample: Repository, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    notebook = nbformat.reads(sample.show("main", "Sunflower.ipynb").decode(), as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path / "alone")}}).execute()
