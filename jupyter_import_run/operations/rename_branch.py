"""Give a local branch another name; what it tracks, and what was left on it, goes with it."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.heads import move_head
from ..repository.trees import Head, head_of
from ..repository.waiting import goes_by
from ..services import Services
from ..wire.git_jobs import RenameBranch
from ..wire.git_results import RenameBranchResult
from .destinations import require_branch_name
from .upstream import tip
from .working_on import working_on


async def rename_branch(
    services: Services, request: RenameBranch, reporter: Reporter
) -> RenameBranchResult:
    """Also the current one, and one without commits.

    Raises ``ref_not_found``, ``exists``, and ``invalid_request`` for what is no name.
    """
    async with working_on(services, request.path, reporter) as repository:
        await require_branch_name(repository, request.name)
        head = await head_of(repository)
        is_unborn = head == Head(request.branch, None)
        if not is_unborn and await tip(repository, f"refs/heads/{request.branch}") is None:
            raise ImportRunError(
                "ref_not_found",
                f"There is no branch {request.branch} here.",
                branch=request.branch,
            )
        if await tip(repository, f"refs/heads/{request.name}") is not None:
            raise ImportRunError(
                "exists", f"There is a branch {request.name} already.", name=request.name
            )
        if is_unborn:
            await move_head(repository, head, Head(request.name, None), "import-run: rename")
        else:
            await run_git(
                ["branch", "-m", "--", request.branch, request.name],
                repository=repository.folder,
                profile=repository.writing(),
            )
        await goes_by(repository, request.branch, request.name)
    return RenameBranchResult()
