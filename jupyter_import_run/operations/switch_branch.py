"""Switch to a branch, tag or commit; what was not committed is left, brought along or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..errors import ImportRunError
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.capture import in_the_way, untracked_files
from ..repository.commits import root_tree
from ..repository.heads import is_nowhere
from ..repository.opened import Repository
from ..repository.snapshots import BYTES, LEFT, Kept
from ..repository.trees import Head, head_of
from ..repository.waiting import ref_for
from ..services import Services
from ..sources.names import is_notebook
from ..wire.git_jobs import SwitchBranch
from ..wire.git_results import SwitchBranchResult
from .bring_objects import bring_objects
from .changes import Changes, changes_of, require_small
from .destinations import Place, find, new_branch
from .follow_submodules import follow_submodules
from .moved import told
from .read.kernel_only import changed_by_kernel
from .restore_left import NOTHING_LEFT, restore_left
from .track import tracking
from .travel import Journey, travel
from .upstream import fetch_from, fetch_ref
from .working_on import working_on


async def switch_branch(
    services: Services, request: SwitchBranch, reporter: Reporter
) -> SwitchBranchResult:
    """Go to ``request.branch``.

    Raises, with nothing changed: ``local_changes`` where the person has to say what becomes of
    them, ``conflict`` where they do not fit there, ``exists``, ``ref_not_found``, and
    ``too_large`` where keeping untracked files would take a lot of space.
    """
    async with working_on(services, request.path, reporter) as repository:
        place = await _place(services, repository, request, reporter)
        here = await head_of(repository)
        await bring_objects(services, repository, reporter, place.commit)
        changes = await _ask(repository, here, place, request)
        limit = 0 if request.keep_large else services.settings.max_snapshot_bytes
        untracked: tuple[str, ...] = ()
        if changes == "leave":
            untracked = tuple(await untracked_files(repository))
            await require_small(repository, untracked, limit)
        reporter.report("switching")
        journey = Journey(
            start=here,
            head=Head(place.branch, place.commit),
            cause="left" if changes == "leave" else "switch",
            reason=f"checkout: moving from {_name(here)} to {request.branch}",
            choices=Choices(request.resolutions),
            brings_changes=changes == "bring",
            keep_always=here.branch is None and await is_nowhere(repository, here),
            untracked=untracked,
            most_bytes=limit,
            waits=partial(_waits, repository, here, changes),
        )
        try:
            async with tracking(repository, place.branch, place.upstream):
                arrival = await travel(repository, journey)
        except ImportRunError as error:
            if error.code == "conflict" and request.changes == "ask":
                raise _to_be_asked(here, await changes_of(repository)) from error
            raise
        stay = await follow_submodules(
            services, request.path, repository, here.commit, place.commit, reporter
        )
        back = NOTHING_LEFT
        if not request.create:
            back = await restore_left(repository, Head(place.branch, place.commit))
    return SwitchBranchResult(
        branch=place.branch,
        snapshot=arrival.snapshot.notes.id if arrival.snapshot else None,
        off_branch=journey.keep_always,
        restored=back.restored,
        waiting=list(back.waiting),
        kept=told(arrival.kept),
        copies=told(arrival.copies),
        submodules=told(stay),
    )


async def _place(
    services: Services, repository: Repository, request: SwitchBranch, reporter: Reporter
) -> Place:
    if request.create:
        return await new_branch(repository, request.branch, request.start)
    place = await find(repository, request.branch)
    if place is None and repository.remote_url("origin"):
        await fetch_from(services, repository, "origin", reporter)
        place = await find(repository, request.branch)
    if place is None and repository.remote_url("origin"):
        await fetch_ref(services, repository, "origin", request.branch, reporter)
        place = await find(repository, request.branch)
    if place is None:
        raise ImportRunError(
            "ref_not_found",
            f"There is no branch, tag or commit {request.branch}.",
            branch=request.branch,
        )
    return place


async def _ask(repository: Repository, here: Head, place: Place, request: SwitchBranch) -> str:
    """What becomes of the changes. Raises ``local_changes`` where that must be asked."""
    if request.changes != "ask":
        return request.changes
    changes = await changes_of(repository)
    before, after = [await root_tree(repository, c) for c in (here.commit, place.commit)]
    blocking: list[str] = []
    if before != after:
        way = await in_the_way(repository, after)
        blocking = [*(f"{path}/" for path in way.nested), *way.files]
    if before != after and changes.count and not await _only_kernels(repository, changes):
        raise _to_be_asked(here, changes, blocking)
    if blocking:
        raise _to_be_asked(here, changes, blocking)
    return "bring"


async def _only_kernels(repository: Repository, changes: Changes) -> bool:
    """Whether nobody has changed a thing: a kernel wrote into notebooks what it is."""
    if len(changes.modified) < changes.count or not all(map(is_notebook, changes.modified)):
        return False
    return set(changes.modified) <= set(await changed_by_kernel(repository))


def _to_be_asked(here: Head, changes: Changes, blocking: Sequence[str] = ()) -> ImportRunError:
    return ImportRunError(
        "local_changes",
        "There are changes here that are not committed.",
        changes=changes.count,
        untracked=told(blocking),
        branch=here.branch,
    )


async def _waits(
    repository: Repository, here: Head, changes: str, kept: Kept, lost_bytes: bool
) -> Sequence[str]:
    """The refs by which what does not come along is found when the person comes back."""
    if here.branch is None:
        return ()
    if changes == "leave":
        return [await ref_for(repository, LEFT, here.branch, kept)]
    if changes == "bring" and lost_bytes:
        return [await ref_for(repository, BYTES, here.branch, kept)]
    return ()


def _name(head: Head) -> str:
    return head.branch or head.commit or "nothing"
