"""Clones below the Jupyter root, made as a person makes them in a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.support.repositories import git


def clone(url: str, folder: Path) -> Path:
    """Clone ``url`` into ``folder``, where its person is known to git."""
    git("clone", "--quiet", url, folder)
    git("config", "user.name", "Ada Example", cwd=folder)
    git("config", "user.email", "ada@example.org", cwd=folder)
    return folder
