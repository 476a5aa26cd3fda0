"""Repositories of all kinds, and what reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.operations.read.status import Statuses
from jupyter_import_run.repository.open import Repositories
from jupyter_import_run.root import Root
from jupyter_import_run.store.cloned import ClonedRepositories
from jupyter_import_run.store.remembered import RememberedChoices
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


@dataclass
class Reading:
    """The part of the services that reading takes."""

    root: Root
    cloned: ClonedRepositories
    repositories: Repositories
    choices: RememberedChoices
    accounts: Accounts
    statuses: Statuses


@pytest.fixture
def reading(root: Path, tmp_path: Path) -> Reading:
    """All repositories below the root."""
    cloned = ClonedRepositories(tmp_path / "data")
    repositories = Repositories(Root(root), cloned)
    choices = RememberedChoices(tmp_path / "data", str(root))
    accounts = Accounts(tmp_path / "data", Configured(account_store="files"))
    statuses = Statuses(repositories, choices, {}, accounts)
    return Reading(Root(root), cloned, repositories, choices, accounts, statuses)


@pytest.fixture
def upstream(tmp_path: Path) -> Repository:
    """What a server has: two commits."""
    upstream = Repository.create(tmp_path)
    upstream.commit({"a.txt": "a\n", "folder/b.txt": "b\n"}, message="First")
    upstream.commit({"a.txt": "A\n"}, message="Second")
    return upstream


@pytest.fixture
def copy(upstream: Repository, root: Path) -> WorkingCopy:
    """A clone of it below the root."""
    return WorkingCopy.clone(upstream.path, root / "copy")
