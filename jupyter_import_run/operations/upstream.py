"""What a branch tracks, and asking its remote what is new there."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from .git_progress import git_progress
from .remote import reach


@dataclass(frozen=True)
class Upstream:
    """``remote`` and the name that the branch has there."""

    remote: str
    branch: str

    @property
    def ref(self) -> str:
        """Where the last known state of it is kept here, as a full ref."""
        return f"refs/remotes/{self.remote}/{self.branch}"


def upstream_of(repository: Repository, branch: str) -> Upstream | None:
    """What ``branch`` tracks by the configuration; None where it tracks nothing remote."""
    remote = repository.value(f"branch.{branch}.remote")
    name = repository.value(f"branch.{branch}.merge")
    if remote is None or remote == "." or name is None:
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
    """Ask ``remote`` for its branches and tags; those that it has no more are forgotten."""
    url = repository.value(f"remote.{remote}.url")
    if url is None:
        raise ImportRunError("unsupported", f"This repository has no remote called {remote}.")
    reporter.report("connecting")
    reached = await reach(services, url)
    overrides = ((f"url.{reached.url}.insteadOf", url),) if reached.moved else ()
    more = ["--unshallow", "--filter=blob:none"] if unshallow else []
    await run_git(
        [
            *("fetch", "--progress", "--prune", "--no-recurse-submodules"),
            *("--no-auto-maintenance", *more, "--", remote),
        ],
        repository=repository.folder,
        profile=repository.reaching(reached.profile, overrides),
        on_progress_line=await git_progress(reporter),
    )


async def tip(repository: Repository, ref: str) -> str | None:
    """The commit of a full ref name, or None."""
    return (await refs(repository.folder, ref)).get(ref)
