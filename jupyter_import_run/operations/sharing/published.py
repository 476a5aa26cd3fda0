"""What of a repository here others can have, as far as is known without asking its server."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

from ...errors import ImportRunError
from ...git.entries import MODULE, Entry
from ...git.for_each_ref import some_refs_with
from ...git.ls_tree import tree_entries
from ...git.rev_parse import commit_of
from ...repository.opened import Repository
from ...repository.state import remote_of
from ...services import Services
from ...wire.filenames import shown
from ...wire.links import PublishedFiles
from ...wire.status import RepositoryStatus

MOST_FILES = 1000
"""In an answer: more than anybody looks through, and few enough to be sent at once."""


@dataclass(frozen=True)
class Version:
    """What a link says for it: the name of a branch or tag, or a commit; and the commit meant now.

    Of a tag it is not known whether its server has it.
    """

    ref: str
    commit: str
    is_tag: bool = False


async def published_version(
    repository: Repository,
    status: RepositoryStatus,
    at: Literal["branch", "commit"],
    branch: str | None,
) -> Version:
    """The commit that is checked out, or ``branch`` (None: the one that is checked out), or the tag
    of that name where no branch has it.

    Raises ``unsupported`` (``not_pushed``) where its server is not known to have it.
    """
    if at == "commit" or (branch or status.branch) is None:
        return await _commit(repository, status)
    return await _named(repository, status, branch or status.branch or "")


async def published_files(
    services: Services, path: str, at: Literal["branch", "commit"], branch: str | None
) -> PublishedFiles:
    """The files of that version of the repository at ``path``, notebooks first.

    Raises as :func:`published_version` does.
    """
    status = await services.statuses.of(path)
    repository = await services.repositories.open(path)
    version = await published_version(repository, status, at, branch)
    entries = await tree_entries(repository.folder, version.commit, repository.reading())
    files = await asyncio.to_thread(_files, entries)
    return PublishedFiles(files=files[:MOST_FILES], truncated=len(files) > MOST_FILES)


def _files(entries: dict[str, Entry]) -> list[str]:
    """Without submodules, and without names that are not text: no link can hold these."""
    names = [name for name, entry in entries.items() if entry.mode != MODULE]
    return sorted(
        (name for name in names if shown(name) == name),
        key=lambda name: (not name.endswith(".ipynb"), name),
    )


async def _commit(repository: Repository, status: RepositoryStatus) -> Version:
    commit = status.commit
    if commit is None:
        raise _not_pushed(status.branch or "HEAD")
    if not await some_refs_with(repository.folder, commit, "refs/remotes"):
        raise _not_pushed(commit[:10])
    return Version(commit, commit)


async def _named(repository: Repository, status: RepositoryStatus, wanted: str) -> Version:
    """A branch, which may have another name on its server, or a tag."""
    remote = remote_of(repository)
    name = wanted
    if wanted == status.branch and status.upstream and not status.upstream_gone:
        remote, _, name = status.upstream.partition("/")
    published = await commit_of(repository.folder, f"refs/remotes/{remote}/{name}")
    if published is not None:
        return Version(name, published)
    tagged = await commit_of(repository.folder, f"refs/tags/{wanted}")
    if tagged is None or wanted == status.branch:
        raise _not_pushed(wanted)
    return Version(wanted, tagged, is_tag=True)


def _not_pushed(name: str) -> ImportRunError:
    return ImportRunError(
        "unsupported",
        f"“{name}” was never pushed, so nobody else could import it.",
        reason="not_pushed",
        name=name,
    )
