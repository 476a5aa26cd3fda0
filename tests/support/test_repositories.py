from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import defects
from tests.support.repositories import Repository, git


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.create(tmp_path)


def test_commits_change_add_and_delete_files(repository: Repository) -> None:
    repository.commit({"a.txt": "one\n", "gone.txt": "x", "bytes": b"\0\xff"})
    repository.commit({"a.txt": "two\n", "gone.txt": None, 'odd "name"\n\\.txt': "odd\n"})
    assert repository.files() == {
        "a.txt": b"two\n",
        "bytes": b"\0\xff",
        'odd "name"\n\\.txt': b"odd\n",
    }
    assert repository.git("rev-list", "--count", "main") == "2"


def test_the_same_steps_give_the_same_commits(tmp_path: Path) -> None:
    first, second = (Repository.create(tmp_path, f"{name}.git") for name in "ab")
    assert first.commit({"a.txt": "a"}) == second.commit({"a.txt": "a"})


def test_a_start_moves_a_branch_as_a_force_push_does(repository: Repository) -> None:
    first = repository.commit({"a.txt": "one"})
    repository.commit({"a.txt": "two"})
    repository.commit({"a.txt": "other"}, start=first)
    assert repository.git("rev-list", "--count", "main") == "2"
    assert repository.files() == {"a.txt": b"other"}


def test_branches_and_tags_are_made_and_removed(repository: Repository) -> None:
    commit = repository.commit({"a.txt": "a"})
    repository.branch("feature/x")
    repository.tag("v1")
    repository.tag("v2", message="Second")
    repository.add_branches(f"many/{number}" for number in range(1000))
    assert repository.rev_parse("feature/x") == repository.rev_parse("v2") == commit
    assert repository.git("cat-file", "-t", "v2") == "tag"
    assert repository.git("for-each-ref", "--count=2000", "refs/heads").count("many/") == 1000
    repository.delete_branch("feature/x")
    assert not repository.has("refs/heads/feature/x")


@pytest.mark.parametrize(
    ("defect", "name"),
    [
        (defects.commit_with_bad_time_zone, "badTimezone"),
        (defects.commit_without_space_before_email, "missingSpaceBeforeEmail"),
        (defects.commit_with_zero_padded_modes, "zeroPaddedFilemode"),
        (defects.commit_with_dot_git_folder, "hasDotgit"),
        (defects.commit_with_option_like_submodule, "gitmodulesUrl"),
    ],
)
def test_defects_are_those_that_fsck_names(
    repository: Repository, defect: Callable[[Repository], str], name: str
) -> None:
    repository.commit({"a.txt": "a"})
    defect(repository)
    checked = subprocess.run(
        ["git", "fsck", "--strict"], cwd=repository.path, capture_output=True, text=True
    )
    assert name in checked.stderr


def test_git_says_why_it_failed(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        git("clone", tmp_path / "missing", tmp_path / "clone")
    assert b"does not exist" in error.value.stderr
