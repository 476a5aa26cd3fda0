"""Put a snapshot back, or single files of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import ImportRunError
from ..git.entries import Entry
from ..git.rev_parse import commit_of
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.capture import Captured, captured, in_the_way
from ..repository.files import entries_of, entries_under, under
from ..repository.keep_and_move import keep_and_move
from ..repository.move import Destination
from ..repository.opened import Repository
from ..repository.raw import raw_entries
from ..repository.snapshots import Kept, bytes_of, snapshot
from ..repository.trees import Head, differences, head_of
from ..repository.waiting import waits_no_more
from ..services import Services
from ..wire.filenames import meant
from ..wire.git_jobs import Restore
from ..wire.git_results import RestoreResult
from .bring_back import bring_back
from .changes import require_small
from .find_snapshot import find_snapshot
from .moved import told
from .put_files_out import put_files_out
from .put_folder_back import put_folder_back
from .working_on import working_on


async def restore(services: Services, request: Restore, reporter: Reporter) -> RestoreResult:
    """All of the snapshot in place (branch, commit, files, what was staged), or only ``files``,
    or (``onto_here``) what was not committed then, on what is here now.

    A snapshot of what is there now is taken first. Raises ``not_found``, ``conflict`` where
    ``resolutions`` lack a choice, ``too_large`` where keeping untracked files takes much space.
    """
    path, folder = await find_snapshot(services, request.snapshot)
    if folder is not None:
        return await put_folder_back(services, request, path, folder, reporter)
    limit = 0 if request.keep_large else services.settings.max_snapshot_bytes
    async with working_on(services, path, reporter, may_be_unfinished=True) as repository:
        kept = await snapshot(repository, request.snapshot)
        reporter.report("keeping")
        copies: Sequence[str] = ()
        new: Kept | None
        if request.files is not None:
            new, copies = await _some(repository, kept, request, limit)
        elif request.onto_here:
            choices = Choices(request.resolutions)
            brought = await bring_back(repository, kept, choices, limit)
            new, copies = brought.snapshot, brought.copies
        else:
            new = await _all(repository, kept, limit)
        if request.files is None:
            await waits_no_more(repository, kept)
        head = await head_of(repository)
    return RestoreResult(
        path=path,
        snapshot=new.notes.id if new else None,
        branch=head.branch,
        commit=head.commit,
        copies=told(copies),
    )


async def _all(repository: Repository, kept: Kept, limit: int) -> Kept:
    way = (await in_the_way(repository, kept.notes.clean)).files
    await require_small(repository, way, limit)
    async with captured(repository, way) as state:
        destination = Destination(
            tree=kept.notes.clean,
            staged=kept.notes.index,
            head=await _head(repository, kept),
            raw=await bytes_of(repository, kept),
        )
        reason = f"import-run: restore {kept.notes.id}"
        raw = await _raw(repository, state, kept)
        return await keep_and_move(repository, state, destination, "restore", raw, reason)


async def _some(
    repository: Repository, kept: Kept, request: Restore, limit: int
) -> tuple[Kept, list[str]]:
    wanted = under(map(meant, request.files or []))
    then = await entries_under(repository, kept.tree, wanted)
    if not then:
        raise ImportRunError("not_found", "These files are not in the snapshot.")
    reason = f"import-run: restore files of {kept.notes.id}"
    return await put_files_out(repository, then, reason, beside=request.beside, most_bytes=limit)


async def _raw(repository: Repository, state: Captured, kept: Kept) -> dict[str, Entry]:
    """The bytes of filtered files that are here and may go."""
    changes = await differences(repository, state.tree, kept.notes.clean)
    filtered = await differences(repository, kept.notes.clean, kept.tree)
    paths = changes.keys() | filtered.keys()
    return await raw_entries(repository, await entries_of(repository, state.tree, paths))


async def _head(repository: Repository, kept: Kept) -> Head:
    """Where HEAD was; detached where the branch has commits by now that it had not then."""
    branch, commit = kept.notes.branch, kept.notes.commit
    here = await head_of(repository)
    if branch is None or branch == here.branch or commit is None:
        return Head(branch, commit)
    tip = await commit_of(repository.folder, f"refs/heads/{branch}")
    return Head(branch if tip in {None, commit} else None, commit)
