"""Whether a person signs their commits."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.local_config import signing_program
from ..git.runner import run_git
from .opened import Repository


async def wants_signatures(repository: Repository) -> bool:
    """What the configuration says of it, the repository's own too: no commit goes unsigned.

    Raises ``forbidden`` where the repository names a program for it that nobody trusted.
    """
    answer = await run_git(
        ["config", "--type=bool", "--get", "commit.gpgSign"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    wanted = answer.text.strip() == "true"
    if wanted and not repository.trusted and (key := signing_program(repository.config)):
        raise ImportRunError(
            "forbidden",
            f"Commits are to be signed by a program that this repository names ({key}) and nobody "
            "trusted.",
            reason="untrusted_signing",
            key=key,
        )
    return wanted
