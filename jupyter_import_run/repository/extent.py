"""How much of a repository is here, by its configuration."""

from __future__ import annotations

from .opened import Repository


def is_partial(repository: Repository) -> bool:
    """Whether contents of files may still be at a remote."""
    return any(
        key.startswith("remote.") and key.endswith(".promisor") and _is_true(value)
        for key, value in repository.config
    )


def is_sparse(repository: Repository) -> bool:
    """Whether git writes some of the files only."""
    return _is_true(repository.value("core.sparsecheckout"))


def _is_true(value: str | None) -> bool:
    return value is not None and value.lower() in {"true", "yes", "on", "1"}
