"""The commit of a publication: the tip of its branch with the files in their places."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...errors import ImportRunError
from ...git.entries import MODULE, Entry
from ...repository.attributes import attributes
from ...repository.author import author_variables
from ...repository.commit_object import cleaned, write_commit
from ...repository.opened import Repository
from ...repository.outputs import strip_whatever
from ...repository.outputs_kept import require_without_outputs
from ...repository.paths import folders_of
from ...repository.proposal import proposed
from ...services import Services
from ...sources import kind_of
from ...threads import in_thread
from ...wire.filenames import meant, shown
from ...wire.publish import Publish
from ..accounts.author import account_of, with_author
from ..risks import require_confirmed
from ..size_limits import SizeLimit, size_limit
from ..twins import twins
from .author import author_of
from .tip import Tip

_LFS = "lfs"


@dataclass(frozen=True)
class Rules:
    """What holds for every try. ``variables`` tell git who commits.

    ``stripped`` are the files that go without their outputs.
    """

    message: str
    variables: Mapping[str, str]
    limit: SizeLimit
    stripped: Collection[str]
    confirmed: frozenset[str]


@dataclass(frozen=True)
class Made:
    """``commit`` is that of the tip where nothing would change; ``changed`` counts files."""

    commit: str
    changed: int


async def rules_of(
    services: Services,
    repository: Repository,
    request: Publish,
    url: str,
    account: str | None,
    notebooks: Collection[str],
) -> Rules:
    """What ``request`` says; ``notebooks`` are those among its files.

    Raises ``invalid_request`` where the message is empty or nobody knows who commits.
    The account that publishes says who that is, as the host wants to see it; else git does.
    """
    message = cleaned(request.message)
    own = author_of(await account_of(services, url, account))
    if request.author is None and own is not None:
        variables = own.variables("AUTHOR", "COMMITTER")
    else:
        try:
            variables = await author_variables(repository, request.author)
        except ImportRunError as error:
            raise await with_author(services, repository, error) from error
    return Rules(
        message=message,
        variables=variables,
        limit=size_limit(kind_of(url, services.settings.provider_kinds)),
        stripped=() if request.outputs else notebooks,
        confirmed=frozenset(map(meant, request.confirmed)),
    )


async def make_commit(
    repository: Repository, tip: Tip, targets: tuple[str, ...], rules: Rules
) -> Made:
    """``targets`` as they are in the working tree, on ``tip``, and nothing else changes.

    Raises ``exists`` where a folder is in the place of a file or the other way round,
    ``unsupported`` where Git LFS keeps such files, and ``invalid_request`` with the warnings
    that are to be confirmed.
    """
    _require_room(tip.entries, targets)
    await _require_kept_whole(repository, targets)
    if rules.stripped:
        await strip_whatever(repository, rules.stripped)
    async with proposed(repository, tip.head, targets) as proposal:
        tree = await proposal.tree()
        changes = await proposal.changes(tree)
        if tip.commit is not None and not changes:
            return Made(tip.commit, 0)
        await require_without_outputs(repository, changes, rules.stripped)
        alike = await in_thread(twins, targets, tip.entries)
        await require_confirmed(repository, changes, rules.limit, rules.confirmed, alike)
        parents = (tip.commit,) if tip.commit else ()
        commit = await write_commit(repository, tree, parents, rules.message, rules.variables)
    return Made(commit, len(changes))


def _require_room(entries: Mapping[str, Entry], targets: tuple[str, ...]) -> None:
    wanted = set(targets)
    for target in targets:
        entry = entries.get(target)
        if entry is not None and entry.mode == MODULE:
            raise _folder_in_the_way(target)
        for above in folders_of(target):
            if above in entries:
                raise ImportRunError(
                    "exists",
                    "The repository has a file where a folder is needed.",
                    reason="file_in_the_way",
                    path=shown(above),
                )
    for path in entries:
        for above in folders_of(path):
            if above in wanted:
                raise _folder_in_the_way(above)


def _folder_in_the_way(path: str) -> ImportRunError:
    """Also a submodule is a folder to everybody but git."""
    return ImportRunError(
        "exists",
        "The repository has a folder where a file is to be.",
        reason="folder_in_the_way",
        path=shown(path),
    )


async def _require_kept_whole(repository: Repository, targets: tuple[str, ...]) -> None:
    """Git LFS keeps files elsewhere; a pointer without its file would be all that others get."""
    named = await attributes(repository, targets, ("filter",))
    kept = next((path for path, values in named.items() if values.get("filter") == _LFS), None)
    if kept is not None:
        raise ImportRunError(
            "unsupported",
            "The repository keeps such files with Git LFS.",
            reason="kept_in_lfs",
            path=shown(kept),
        )
