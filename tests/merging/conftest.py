"""Fixtures of the tests of merges."""

from __future__ import annotations

from pathlib import Path

import pytest

from .trees import Trees


@pytest.fixture
def trees(tmp_path: Path) -> Trees:
    """A repository to make trees in."""
    return Trees(tmp_path / "repository")
