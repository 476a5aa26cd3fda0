"""A repository that is there already, in place of a new clone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..git.rev_parse import branch_and_commit, commit_of
from ..repository.locate import locate
from ..services import Services
from ..sources import Source, public_repository_url, same_repository
from ..wire.jobs import ImportRepository, ImportRepositoryResult
from ..wire.warnings import JobWarning
from .naming import already_there
from .peculiarities import find_opening
from .refs import branch_for
from .repository_place import Place

_BRANCHES = ("refs/heads/", "refs/remotes/origin/")
_TAGS = "refs/tags/"


async def reuse_repository(
    services: Services, place: Place, request: ImportRepository, source: Source
) -> ImportRepositoryResult:
    """What is at the place, if it is the same repository; it stays as it is.

    Where that is another version than the wanted one, a warning says so. Asks no server.
    Raises ``exists``.
    """
    if request.if_exists == "fail":
        raise already_there(place.name)
    target = await asyncio.to_thread(place.root.place, place.root.api_path(place.target))
    origin = await services.summaries.origin(target)
    wanted = source.repository_url
    if origin is None or wanted is None or not same_repository(origin, wanted):
        raise ImportRunError(
            "exists",
            f"“{place.name}” is there already, and it comes from somewhere else.",
            name=place.name,
            reason="other_origin",
            url=public_repository_url(origin) if origin else None,
        )
    await asyncio.to_thread(locate, target, place.root.folder)
    branches, tags = await _known_names(target)
    source = source.with_refs(branches | tags)
    inside = request.open or source.open or source.path
    opening = await asyncio.to_thread(find_opening, place.root, target, inside)
    branch, commit = await branch_and_commit(target)
    ref = request.ref if request.ref is not None else source.ref
    warnings = list(opening.warnings)
    if ref and not await _is_checked_out(target, ref, branch, commit, branches):
        present = branch or commit or ""
        warnings.append(
            JobWarning(
                "other_version",
                f"This is “{present}”, not “{ref}”: what is here already was left as it is.",
                {"wanted": ref, "present": present},
            )
        )
    return ImportRepositoryResult(
        path=place.root.api_path(target),
        open_path=opening.path,
        branch=branch,
        commit=commit,
        warnings=warnings,
        reused=True,
    )


async def _is_checked_out(
    repository: Path, ref: str, branch: str | None, commit: str | None, branches: set[str]
) -> bool:
    """Whether HEAD is what ``ref`` means: the branch itself, or a tag's or a commit's version."""
    name = branch_for(ref)
    if name == branch:
        return True
    if name in branches or ref.startswith("-"):
        return False
    return commit is not None and await commit_of(repository, ref) == commit


async def _known_names(repository: Path) -> tuple[set[str], set[str]]:
    """The branches and the tags that are known here, as people type them."""
    branches: set[str] = set()
    tags: set[str] = set()
    for name in await refs(repository, *_BRANCHES, _TAGS):
        if name.startswith(_TAGS):
            tags.add(name.removeprefix(_TAGS))
        for prefix in _BRANCHES:
            if name.startswith(prefix):
                branches.add(name.removeprefix(prefix))
    return branches, tags
