"""Put files back as they were committed; a snapshot has what they were."""

from __future__ import annotations

from collections.abc import Callable

from ..git.entries import MODULE, Change, Entry
from ..jobs.reporter import Reporter
from ..repository.capture import captured, nested_repositories, untracked_files
from ..repository.files import entries_of, under
from ..repository.index import tree_with
from ..repository.keep_and_move import keep_and_move
from ..repository.move import Destination
from ..repository.opened import Repository
from ..repository.paths import require_path
from ..repository.raw import raw_entries
from ..repository.trees import differences
from ..services import Services
from ..wire.filenames import meant
from ..wire.git_jobs import Discard
from ..wire.git_results import DiscardResult
from .bring_objects import bring_objects
from .changes import require_small
from .moved import told
from .working_on import working_on


async def discard(services: Services, request: Discard, reporter: Reporter) -> DiscardResult:
    """Untracked ones of ``request.files`` go, also whole folders; what is staged of them too.

    Repositories within this one stay: their commits could not be kept. So do submodules, which
    have a repository around them to say at which commit they should be. Raises ``too_large``
    where keeping untracked files would take a lot of space, and ``invalid_request`` for what is
    no path in the repository.
    """
    async with working_on(services, request.path, reporter) as repository:
        wanted = _is_wanted(request)
        left = [path for path in await nested_repositories(repository) if wanted(path)]
        untracked = [path for path in await untracked_files(repository) if wanted(path)]
        limit = 0 if request.keep_large else services.settings.max_snapshot_bytes
        await require_small(repository, untracked, limit)
        async with captured(repository, untracked) as state:
            staged = await _changes(repository, state.head_tree, state.index_tree, wanted)
            files = await _changes(repository, state.head_tree, state.tree, wanted)
            submodules = [path for path, (_, here) in files.items() if _is_submodule(here)]
            left = sorted({*left, *submodules})
            changes = {path: old for path, (old, _) in {**staged, **files}.items()}
            if not staged and not files.keys() - set(submodules):
                return DiscardResult(snapshot=None, left=told(left))
            on_disk = {path: old for path, old in changes.items() if path not in submodules}
            reporter.report("keeping")
            await bring_objects(services, repository, reporter, state.head_tree)
            here = await entries_of(repository, state.tree, changes)
            raw = await raw_entries(repository, here)
            destination = Destination(
                tree=await tree_with(repository, state.tree, on_disk),
                staged=await tree_with(repository, state.index_tree, changes),
                head=state.head,
            )
            kept = await keep_and_move(
                repository, state, destination, "discard", raw, "import-run: discard"
            )
    return DiscardResult(snapshot=kept.notes.id, left=told(left))


async def _changes(
    repository: Repository, before: str, after: str, wanted: Callable[[str], bool]
) -> dict[str, Change]:
    found = await differences(repository, before, after)
    return {path: change for path, change in found.items() if wanted(path)}


def _is_submodule(entry: Entry | None) -> bool:
    return entry is not None and entry.mode == MODULE


def _is_wanted(request: Discard) -> Callable[[str], bool]:
    if request.files is None:
        return lambda path: True
    return under(require_path(meant(file)) for file in request.files)
