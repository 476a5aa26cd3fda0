"""Whether a person signs their commits."""

from __future__ import annotations

from ..git.runner import run_git
from .opened import Repository


async def wants_signatures(repository: Repository) -> bool:
    """What the repository's own configuration says of it is out of force."""
    answer = await run_git(
        ["config", "--type=bool", "--get", "commit.gpgSign"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return answer.text.strip() == "true"
