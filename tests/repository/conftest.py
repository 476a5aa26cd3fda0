"""What the tests of repositories share."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.repository.open import Repositories
from jupyter_import_run.root import Root
from jupyter_import_run.store.cloned import ClonedRepositories
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def copy(root: Path) -> WorkingCopy:
    """A repository below the root, with one commit."""
    return WorkingCopy.create(root / "copy", {"a.txt": "a\n", "folder/b.txt": "b\n"})


@pytest.fixture
def cloned(tmp_path: Path) -> ClonedRepositories:
    """The clones that are remembered: none yet."""
    return ClonedRepositories(tmp_path / "data")


@pytest.fixture
def repositories(root: Path, cloned: ClonedRepositories) -> Repositories:
    """All repositories below the root."""
    return Repositories(Root(root), cloned)
