"""Delete a local branch."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.for_each_ref import some_refs_with
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.keep_here import keep_commit
from ..repository.opened import Repository
from ..repository.waiting import keys, nothing_waits
from ..services import Services
from ..threads import in_thread
from ..wire.git_jobs import DeleteBranch
from ..wire.git_results import DeleteBranchResult
from .working_on import working_on


async def delete_branch(
    services: Services, request: DeleteBranch, reporter: Reporter
) -> DeleteBranchResult:
    """A snapshot keeps its commits where no other branch and no tag has them.

    Raises ``ref_not_found``, and ``invalid_request`` where the branch is checked out, here or
    in another worktree.
    """
    name = request.branch
    async with working_on(services, request.path, reporter) as repository:
        commit = await _deletable(repository, name)
        kept = None
        if not await _is_elsewhere(repository, name, commit):
            kept = await keep_commit(repository, name, commit, "delete_branch")
        own = await in_thread(keys, repository.common_dir, name)
        await run_git(
            ["branch", "--quiet", "-D", "--", name],
            repository=repository.folder,
            profile=repository.writing(),
        )
        await nothing_waits(repository, own)
    return DeleteBranchResult(snapshot=kept.notes.id if kept else None)


async def _deletable(repository: Repository, name: str) -> str:
    """The tip of the branch ``name``, which nobody has checked out."""
    ref = f"refs/heads/{name}"
    result = await run_git(
        ["for-each-ref", "--format=%(refname)%00%(objectname)%00%(worktreepath)", "--", ref],
        repository=repository.folder,
        profile=repository.reading(),
    )
    for line in result.text.split("\n"):
        found, _, rest = line.partition("\0")
        commit, _, worktree = rest.partition("\0")
        if found != ref:
            continue
        if worktree:
            raise ImportRunError(
                "invalid_request", f"The branch {name} is checked out.", reason="checked_out"
            )
        return commit
    raise ImportRunError("ref_not_found", f"There is no branch {name} here.", branch=name)


async def _is_elsewhere(repository: Repository, name: str, commit: str) -> bool:
    """Whether another branch or a tag has ``commit``."""
    places = ("refs/heads", "refs/tags", "refs/remotes")
    refs = await some_refs_with(repository.folder, commit, *places)
    return any(ref != f"refs/heads/{name}" for ref in refs)
