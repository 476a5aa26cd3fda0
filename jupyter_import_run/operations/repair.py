"""Take away what another git left behind: a lock of nobody, or a merge that never ended."""

from __future__ import annotations

import asyncio

from ..errors import ImportRunError
from ..git.rev_parse import commit_of
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.capture import all_files
from ..repository.lock import remove_locks
from ..repository.opened import Repository
from ..repository.snapshots import keep_files
from ..repository.state import Unfinished, unfinished
from ..repository.trees import head_of
from ..services import Services
from ..threads import in_thread
from ..wire.git_jobs import Repair
from ..wire.git_results import RepairResult
from .working_on import working_on

_ABORT: dict[Unfinished, tuple[str, ...]] = {
    "merging": ("merge", "--abort"),
    "rebasing": ("rebase", "--abort"),
    "applying": ("am", "--abort"),
    "cherry_picking": ("cherry-pick", "--abort"),
    "reverting": ("revert", "--abort"),
    "bisecting": ("bisect", "reset"),
}


async def repair(services: Services, request: Repair, reporter: Reporter) -> RepairResult:
    """``lock``: the person has said that no other git is at work. ``abort``: back to before.

    A snapshot of the files, as they are in the middle of it, is taken before an abort.
    """
    async with working_on(services, request.path, reporter, may_be_unfinished=True) as repository:
        if request.what == "lock":
            await in_thread(remove_locks, repository)
            return RepairResult(snapshot=None)
        state = await asyncio.to_thread(unfinished, repository)
        if state is None:
            return RepairResult(snapshot=None)
        reporter.report("keeping")
        kept = await keep_files(
            repository,
            await head_of(repository),
            "repair",
            await all_files(repository),
            also=await _heads(repository),
        )
        try:
            await _abort(repository, state)
        except ImportRunError as error:
            error.data["snapshot"] = kept.notes.id
            raise
    return RepairResult(snapshot=kept.notes.id)


async def _abort(repository: Repository, state: Unfinished) -> None:
    await run_git(_ABORT[state], repository=repository.folder, profile=repository.writing())


async def _heads(repository: Repository) -> list[str]:
    """The commits that git keeps by name only while it is in the middle."""
    names = ("ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
    found = [await commit_of(repository.folder, name) for name in names]
    return list(dict.fromkeys(commit for commit in found if commit is not None))
