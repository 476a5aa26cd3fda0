"""Get a repository's files into a temporary folder, by the shortest way for what is wanted."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import ImportRunError
from ..git.checkout import checkout
from ..git.clone import clone
from ..git.environment import NO_LFS, Profile
from ..git.exclude import exclude_checkpoints
from ..git.fetch import fetch
from ..git.init import init
from ..git.last_words import OnLine
from ..git.process import OnStart
from ..git.remote import add_remote, track_all_branches
from ..git.rev_parse import commit_of
from ..git.sparse_checkout import set_sparse
from ..threads import in_thread
from ..wire.jobs import History
from .other_branches import bring_other_branches
from .refs import Wanted, branch_for


@dataclass(frozen=True)
class CloneRun:
    """One clone: where from, where to, and whom to tell.

    ``sparse`` are patterns of what is checked out; none: everything. ``reference`` is a mirror of
    it on this machine. Of a clone that is not whole ``every_branch`` says that it is to know them
    all.
    """

    url: str
    target: Path
    profile: Profile
    history: History
    on_progress_line: OnLine
    on_start: OnStart
    sparse: tuple[str, ...] = ()
    reference: Path | None = None
    every_branch: bool = True

    @property
    def depth(self) -> int | None:
        """How many commits come at first."""
        return None if self.history == "full" else 1


async def clone_files(run: CloneRun, wanted: Wanted) -> None:
    """Fill ``run.target`` with the repository, ``wanted`` checked out.

    Raises ``ref_not_found``.
    """
    run = replace(run, profile=replace(run.profile, config=(*run.profile.config, *NO_LFS)))
    is_whole = await _clone(run, wanted)
    if run.depth is not None:
        await track_all_branches(run.target, "origin")
    if run.every_branch and not is_whole:
        await _know_others(run)
    await in_thread(exclude_checkpoints, run.target)


async def _clone(run: CloneRun, wanted: Wanted) -> bool:
    """Whether all branches came with it."""
    if wanted.kind in {"default", "branch", "tag"}:
        await _clone_branch(run, wanted)
        return run.depth is None
    if wanted.kind != "abbreviated" and run.depth is not None:
        try:
            await _fetch_one(run, wanted)
        except ImportRunError as error:
            if error.code != "ref_not_found" or wanted.kind == "ref":
                raise
        else:
            return False
    await _clone_all_and_choose(run, wanted)
    return True


async def _know_others(run: CloneRun) -> None:
    """The files are here: for what the server fails to say of the rest, no clone is given up."""
    try:
        await bring_other_branches(
            run.target,
            run.url,
            run.profile,
            history=run.history == "fast",
            on_start=run.on_start,
        )
    except ImportRunError as error:
        if error.code == "disk_full":
            raise


async def _clone_branch(run: CloneRun, wanted: Wanted) -> None:
    await clone(
        run.url,
        run.target,
        profile=run.profile,
        branch=wanted.name or None,
        depth=run.depth,
        checkout=not run.sparse,
        reference=run.reference,
        on_progress_line=run.on_progress_line,
        on_start=run.on_start,
    )
    if run.sparse and await commit_of(run.target, "HEAD") is not None:
        await _check_out(run, wanted, "HEAD", stay=True)


async def _fetch_one(run: CloneRun, wanted: Wanted) -> None:
    """Just the one commit; some servers give none that no branch or tag names."""
    if not await _has_begun(run):
        await init(run.target)
        await add_remote(run.target, "origin", run.url)
    await fetch(
        run.target,
        "origin",
        [wanted.name],
        profile=run.profile,
        depth=run.depth,
        on_progress_line=run.on_progress_line,
        on_start=run.on_start,
    )
    await _check_out(run, wanted, "FETCH_HEAD")


async def _clone_all_and_choose(run: CloneRun, wanted: Wanted) -> None:
    """The whole history, then the commit from it."""
    if await _has_begun(run):
        await fetch(
            run.target,
            "origin",
            profile=run.profile,
            without_blobs=run.history != "full",
            on_progress_line=run.on_progress_line,
            on_start=run.on_start,
        )
    else:
        await clone(
            run.url,
            run.target,
            profile=run.profile,
            checkout=False,
            reference=run.reference,
            on_progress_line=run.on_progress_line,
            on_start=run.on_start,
        )
    if wanted.kind == "ref":
        await fetch(run.target, "origin", [wanted.name], profile=run.profile)
        await _check_out(run, wanted, "FETCH_HEAD")
        return
    commit = await commit_of(run.target, wanted.name)
    if commit is None:
        raise ImportRunError(
            "ref_not_found", f"The server has no commit “{wanted.name}”.", ref=wanted.name
        )
    await _check_out(run, wanted, commit)


async def _has_begun(run: CloneRun) -> bool:
    """Whether the repository was made in an earlier try."""
    return await asyncio.to_thread((run.target / ".git").exists)


async def _check_out(run: CloneRun, wanted: Wanted, revision: str, *, stay: bool = False) -> None:
    """A merge request gets a branch of its own, so that work on it is not on no branch."""
    if run.sparse:
        await set_sparse(run.target, run.sparse, profile=run.profile)
    branch = branch_for(wanted.name) if wanted.kind == "ref" else None
    await checkout(
        run.target,
        revision,
        new_branch=branch,
        stay=stay,
        profile=run.profile,
        on_progress_line=run.on_progress_line,
        on_start=run.on_start,
    )
