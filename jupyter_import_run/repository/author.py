"""Who commits: as git knows the person, or as they say themselves."""

from __future__ import annotations

import getpass
import os
import pwd
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ..errors import ImportRunError
from ..git.config import set_local
from ..git.runner import run_git
from ..wire.identity import Author, AuthorSource
from .opened import Repository

_WRITTEN = re.compile(r"\s*([^<>\n\0]*[^<>\s\0])\s*<([^<>\s\0]+)>\s*")
Role = Literal["AUTHOR", "COMMITTER"]

_IDENT = re.compile(r"(.*) <([^<>]*)> \d+ [-+]\d{4}", re.DOTALL)
_SCOPES: dict[str, AuthorSource] = {"local": "repository", "worktree": "repository"}


class Person(NamedTuple):
    """A name and an e-mail address, as a commit has them."""

    name: str
    email: str

    def variables(self, *roles: Role) -> dict[str, str]:
        """What tells git that this person is the ``AUTHOR`` or the ``COMMITTER``."""
        return {
            f"GIT_{role}_{what}": value
            for role in roles
            for what, value in (("NAME", self.name), ("EMAIL", self.email))
        }


def person(text: str) -> Person:
    """Read ``Name <e-mail>``. Raises ``invalid_request``."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ImportRunError(
            "invalid_request", "An author is a name and an e-mail address: Name <e-mail>."
        )
    return Person(found[1], found[2])


async def known_person(repository: Repository, role: Role = "AUTHOR") -> Person | None:
    """Whom git would put into a commit; None where it would have to guess or knows nobody.

    A guess is made of the account's and the machine's name: the e-mail address that comes of
    it reaches nobody, and stays in the history for ever.
    """
    answer = await run_git(
        ["-c", "user.useConfigOnly=true", "var", f"GIT_{role}_IDENT"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    found = _IDENT.fullmatch(answer.text.removesuffix("\n")) if answer.returncode == 0 else None
    return Person(found[1], found[2]) if found is not None else None


async def author_variables(repository: Repository, author: str | None) -> dict[str, str]:
    """What tells git who commits: ``author``, or what git does not know itself.

    Raises ``invalid_request`` where neither is so, with what may be right.
    """
    if author is not None:
        return person(author).variables("AUTHOR", "COMMITTER")
    known = await known_person(repository)
    if known is None:
        name, email = suggestion(os.environ)
        raise ImportRunError(
            "invalid_request",
            "Git does not know who commits here.",
            reason="author_missing",
            name=name,
            email=email,
        )
    has_committer = await known_person(repository, "COMMITTER") is not None
    return {} if has_committer else known.variables("COMMITTER")


async def author_of(repository: Repository, commit: str) -> dict[str, str]:
    """What tells git that the author of ``commit`` is the author again, at the same time."""
    answer = await run_git(
        [
            *("rev-list", "--no-commit-header", "--max-count=1", "--date=raw"),
            *("--format=%an%x00%ae%x00%ad", "--end-of-options", commit),
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    name, email, date = answer.text.removesuffix("\n").split("\0")
    return {**Person(name, email).variables("AUTHOR"), "GIT_AUTHOR_DATE": f"@{date}"}


async def remember(repository: Repository, author: str) -> None:
    """Write ``author`` into the repository's own configuration."""
    for key, value in person(author)._asdict().items():
        await set_local(repository.folder, f"user.{key}", value, repository.writing())


async def shown_author(repository: Repository) -> Author | None:
    """:func:`known_person` for people, with where git has it from."""
    known = await known_person(repository)
    if known is None:
        return None
    return Author(name=known.name, email=known.email, source=await _source(repository))


async def _source(repository: Repository) -> AuthorSource:
    if os.environ.get("GIT_AUTHOR_EMAIL"):
        return "environment"
    answer = await run_git(
        ["config", "--show-scope", "-z", "--get-regexp", r"^(author|user)\.email$"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    scopes = answer.text.split("\0")[:-1:2]
    if not scopes:
        return "environment"
    return _SCOPES.get(scopes[-1], "person")


def suggestion(environment: Mapping[str, str]) -> tuple[str | None, str | None]:
    """A name and an e-mail address that may be the person's, each None where nothing says it."""
    user = environment.get("JUPYTERHUB_USER", "")
    email = user if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", user) else None
    name = _full_name() or user.partition("@")[0]
    return name or None, email


def _full_name() -> str:
    """As the system's accounts have it (passwd(5), its fifth field)."""
    try:
        return pwd.getpwnam(getpass.getuser()).pw_gecos.partition(",")[0].strip()
    except (KeyError, OSError):
        return ""
