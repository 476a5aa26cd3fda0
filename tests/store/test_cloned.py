"""Whose filters may run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jupyter_import_run.store.cloned import MARK, ClonedRepositories


@pytest.fixture
def cloned(tmp_path: Path) -> ClonedRepositories:
    return ClonedRepositories(tmp_path / "data")


@pytest.fixture
def git_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "repository" / ".git"
    folder.mkdir(parents=True)
    return folder


def test_a_repository_is_trusted_for_every_reason_that_was_given(
    cloned: ClonedRepositories, git_dir: Path, tmp_path: Path
) -> None:
    assert cloned.reasons(git_dir) == frozenset()
    cloned.remember(git_dir, "cloned")
    cloned.remember(git_dir, "trusted")
    assert cloned.reasons(git_dir) == {"cloned", "trusted"}
    assert ClonedRepositories(tmp_path / "data").reasons(git_dir) == {"cloned", "trusted"}


def test_what_was_forgotten_is_forgotten(cloned: ClonedRepositories, git_dir: Path) -> None:
    cloned.remember(git_dir, "cloned")
    cloned.forget(git_dir)
    assert cloned.reasons(git_dir) == frozenset()


def test_another_repository_in_the_same_place_is_not_trusted(
    cloned: ClonedRepositories, git_dir: Path
) -> None:
    cloned.remember(git_dir, "cloned")
    shutil.rmtree(git_dir)
    git_dir.mkdir()
    assert cloned.reasons(git_dir) == frozenset()
    (git_dir / MARK).write_text("0" * 32)
    assert cloned.reasons(git_dir) == frozenset()


def test_a_copy_of_the_mark_elsewhere_is_worth_nothing(
    cloned: ClonedRepositories, git_dir: Path, tmp_path: Path
) -> None:
    cloned.remember(git_dir, "cloned")
    shutil.copytree(git_dir, tmp_path / "other")
    assert cloned.reasons(tmp_path / "other") == frozenset()


def test_a_mark_that_came_with_a_repository_is_replaced(
    cloned: ClonedRepositories, git_dir: Path
) -> None:
    (git_dir / MARK).write_text("known to somebody\n")
    cloned.remember(git_dir, "trusted")
    assert (git_dir / MARK).read_text() != "known to somebody\n"


def test_a_moved_repository_stays_what_it_was(
    cloned: ClonedRepositories, git_dir: Path, tmp_path: Path
) -> None:
    cloned.remember(git_dir, "cloned")
    assert cloned.reasons(git_dir.rename(tmp_path / "moved")) == {"cloned"}
