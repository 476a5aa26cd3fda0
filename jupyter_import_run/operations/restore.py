"""Put a snapshot back, or single files of it."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ImportRunError
from ..git.entries import Entry
from ..git.rev_parse import commit_of
from ..jobs.reporter import Reporter
from ..repository.capture import Captured, captured, in_the_way
from ..repository.files import entries_of, entries_under, under
from ..repository.keep_and_move import keep_and_move, put_files
from ..repository.move import Destination
from ..repository.opened import Repository
from ..repository.raw import raw_entries
from ..repository.snapshots import Kept, snapshot
from ..repository.trees import Head, differences, head_of
from ..services import Services
from ..wire.filenames import meant
from ..wire.git_jobs import Restore, RestoreResult
from .find_snapshot import find_snapshot
from .put_folder_back import put_folder_back
from .working_on import working_on


async def restore(services: Services, request: Restore, reporter: Reporter) -> RestoreResult:
    """All of the snapshot in place (branch, commit, files, what was staged), or only ``files``.

    A snapshot of what is there now is taken first. Raises ``not_found``.
    """
    path, folder = await find_snapshot(services, request.snapshot)
    if folder is not None:
        return await put_folder_back(services, request, folder, reporter)
    async with working_on(services, path, reporter, may_be_unfinished=True) as repository:
        kept = await snapshot(repository, request.snapshot)
        reporter.report("keeping")
        new = await (
            _all(repository, kept) if request.files is None else _some(repository, kept, request)
        )
    return RestoreResult(path=path, snapshot=new.notes.id)


async def _all(repository: Repository, kept: Kept) -> Kept:
    async with captured(repository, await in_the_way(repository, kept.notes.clean)) as state:
        destination = Destination(
            tree=kept.notes.clean,
            staged=kept.notes.index,
            head=await _head(repository, kept),
            raw=await _bytes(repository, kept),
        )
        reason = f"import-run: restore {kept.notes.id}"
        raw = await _raw(repository, state, kept)
        return await keep_and_move(repository, state, destination, "restore", raw, reason)


async def _some(repository: Repository, kept: Kept, request: Restore) -> Kept:
    """Single files come out as they were on disk; what is staged stays."""
    wanted = under(map(meant, request.files or []))
    then = await entries_under(repository, kept.notes.clean, wanted)
    if not then:
        raise ImportRunError("not_found", "These files are not in the snapshot.")
    raw = await _bytes(repository, kept, wanted)
    return await put_files(repository, then, f"import-run: restore files of {kept.notes.id}", raw)


async def _raw(repository: Repository, state: Captured, kept: Kept) -> dict[str, Entry]:
    """The bytes of filtered files that are here and may go."""
    changes = await differences(repository, state.tree, kept.notes.clean)
    filtered = await differences(repository, kept.notes.clean, kept.tree)
    paths = changes.keys() | filtered.keys()
    return await raw_entries(repository, await entries_of(repository, state.tree, paths))


async def _bytes(
    repository: Repository, kept: Kept, is_wanted: Callable[[str], bool] = lambda path: True
) -> dict[str, Entry]:
    """The bytes of filtered files as they were."""
    filtered = await differences(repository, kept.notes.clean, kept.tree)
    return {path: raw for path, (_, raw) in filtered.items() if raw and is_wanted(path)}


async def _head(repository: Repository, kept: Kept) -> Head:
    """Where HEAD was; detached where the branch has commits by now that it had not then."""
    branch, commit = kept.notes.branch, kept.notes.commit
    here = await head_of(repository)
    if branch is None or branch == here.branch or commit is None:
        return Head(branch, commit)
    tip = await commit_of(repository.folder, f"refs/heads/{branch}")
    return Head(branch if tip in {None, commit} else None, commit)
