"""What a branch tracks, and asking its remote what is new there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from ..errors import ImportRunError
from ..git.fetch import fetch
from ..git.for_each_ref import refs
from ..git.rev_parse import is_shallow
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from .fetch_remote import fetch_remote

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

_HERE = "."
"""The remote of a branch that tracks one of its own repository, see git-config(1)."""


@dataclass(frozen=True)
class Upstream:
    """``remote`` and the name that the branch has there."""

    remote: str
    branch: str

    @property
    def ref(self) -> str:
        """Where the last known state of it is kept here, as a full ref."""
        if self.is_here:
            return f"refs/heads/{self.branch}"
        return f"refs/remotes/{self.remote}/{self.branch}"

    @property
    def is_here(self) -> bool:
        """Whether it is a branch of the same repository."""
        return self.remote == _HERE


def upstream_of(repository: Repository, branch: str) -> Upstream | None:
    """What ``branch`` tracks by the configuration; None where it tracks nothing remote."""
    upstream = tracked_by(repository, branch)
    return None if upstream is None or upstream.is_here else upstream


def tracked_by(repository: Repository, branch: str) -> Upstream | None:
    """What ``branch`` tracks by the configuration, also where that is a branch beside it."""
    remote = repository.value(f"branch.{branch}.remote")
    name = repository.value(f"branch.{branch}.merge")
    if remote is None or name is None:
        return None
    return Upstream(remote, name.removeprefix("refs/heads/"))


async def fetch_from(
    services: Services,
    repository: Repository,
    remote: str,
    reporter: Reporter,
    *,
    unshallow: bool = False,
) -> None:
    """Ask ``remote`` for its branches and tags; those that it has no more are forgotten.

    Nobody has to be asked where that is the repository itself.
    """
    if remote == _HERE:
        return
    verb = partial(fetch, prune=True, unshallow=unshallow, without_blobs=unshallow)
    await fetch_remote(services, repository, remote, reporter, verb)
    await _forget_lost_head(repository, f"refs/remotes/{remote}/HEAD")


async def fetch_ref(
    services: Services, repository: Repository, remote: str, name: str, reporter: Reporter
) -> None:
    """Ask ``remote`` for the branch, tag or commit ``name``, which it may have left out so far.

    ``name`` is one that git would take. Raises ``ref_not_found``.
    """
    refspecs = [
        f"+refs/heads/{name}:refs/remotes/{remote}/{name}",
        f"+refs/tags/{name}:refs/tags/{name}",
    ]
    if _COMMIT.fullmatch(name):
        refspecs = [name]
    depth = 1 if await is_shallow(repository.folder) else None
    for refspec in refspecs:
        try:
            verb = partial(fetch, refspecs=[refspec], depth=depth, tags=False)
            await fetch_remote(services, repository, remote, reporter, verb)
        except ImportRunError as error:
            if error.data.get("reason") == "branch_in_the_way":
                # A branch that the server has no more; the name that it had is now a folder, or
                # the other way round.
                await fetch_from(services, repository, remote, reporter)
                return
            if error.code != "ref_not_found" or refspec == refspecs[-1]:
                raise
        else:
            return


async def tip(repository: Repository, ref: str) -> str | None:
    """The commit of a full ref name, or None."""
    return (await refs(repository.folder, ref)).get(ref)


async def _forget_lost_head(repository: Repository, name: str) -> None:
    """Drop what says which branch the remote prefers, where that branch is gone."""
    points_at = await run_git(
        ["symbolic-ref", "--quiet", name],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    target = points_at.text.strip()
    if target and not await refs(repository.folder, target):
        await run_git(
            ["symbolic-ref", "--delete", name],
            repository=repository.folder,
            profile=repository.writing(),
        )
