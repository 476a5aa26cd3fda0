"""Make the commit that a person asked for: their files, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import Change
from ..git.for_each_ref import refs
from ..git.ls_tree import tree_entries
from ..repository.author import author_of, author_variables
from ..repository.blobs import hash_files
from ..repository.commit_object import cleaned, read_commit, write_commit
from ..repository.files import entries_of
from ..repository.filters import require_filters
from ..repository.hooks import Hooks
from ..repository.keep_here import keep_here
from ..repository.lock import index_lock
from ..repository.look_anew import look_anew
from ..repository.opened import Repository
from ..repository.outputs import OnlyOutputsError, outputs_chosen, stripped_ones
from ..repository.outputs_kept import require_without_outputs
from ..repository.proposal import Proposal, proposed
from ..repository.record import record
from ..repository.selection import selected
from ..repository.trees import Head, differences, head_of
from ..sources.names import is_notebook
from ..threads import in_thread
from ..wire.filenames import meant
from ..wire.git_jobs import CommitPush
from .destinations import remotes_of, require_branch_name
from .pushed import require_not_pushed
from .risks import require_confirmed
from .size_limits import SizeLimit
from .twins import twins

_MESSAGE_HOOKS = ("prepare-commit-msg", "commit-msg")


@dataclass(frozen=True)
class Made:
    """HEAD after the commit, and the id of the snapshot of what was amended."""

    head: Head
    snapshot: str | None


async def make_commit(
    repository: Repository, request: CommitPush, limit: SizeLimit, hooks: Hooks
) -> Made:
    """Commit ``request.files``; HEAD, index and files are as before where that fails.

    Meanwhile git's own lock is held, as ``git commit`` does.
    """
    message = cleaned(request.message)
    async with index_lock(repository):
        before = await head_of(repository)
        branch = before.branch
        if request.new_branch is not None:
            branch = await free_branch(repository, request.new_branch)
        parents, variables = await _origin(repository, before, request)
        paths = await selected(repository, map(meant, request.files))
        await require_filters(repository, paths)
        async with (
            outputs_chosen(repository, paths, strip=request.strip_outputs),
            proposed(repository, before, paths) as proposal,
        ):
            tree = await _checked_tree(proposal, request, limit)
            if await in_thread(hooks.has, "pre-commit"):
                await hooks.run("pre-commit", variables=_for_hooks(proposal, variables))
                tree = await proposal.tree()
            if request.strip_outputs:
                await _require_stripped(proposal, tree)
            message = await _through_hooks(proposal, message, hooks, variables)
            snapshot = await keep_here(repository, "amend") if request.amend else None
            commit = await write_commit(repository, tree, parents, message, variables)
            head = Head(branch, commit)
            await record(proposal, tree, head, _reason(request, before, message))
    await hooks.run("post-commit", variables={}, may_refuse=False)
    return Made(head, snapshot.notes.id if snapshot else None)


async def free_branch(repository: Repository, name: str) -> str:
    """``name``, where no branch is called so, here or on a remote as far as that is known."""
    await require_branch_name(repository, name)
    remotes = [f"refs/remotes/{remote}/{name}" for remote in await remotes_of(repository)]
    if await refs(repository.folder, f"refs/heads/{name}", *remotes):
        raise ImportRunError("exists", f"There is a branch {name} already.", name=name)
    return name


async def _origin(
    repository: Repository, head: Head, request: CommitPush
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The parents of the commit, and what tells git who makes it."""
    variables = await author_variables(repository, request.author)
    if not request.amend:
        return ((head.commit,) if head.commit else ()), variables
    if head.commit is None:
        raise ImportRunError(
            "invalid_request", "There is no commit here to amend.", reason="no_commit"
        )
    await require_not_pushed(repository, head.commit)
    parents = (await read_commit(repository, head.commit)).parents
    if request.author is None:
        variables = {**variables, **await author_of(repository, head.commit)}
    return parents, variables


async def _checked_tree(proposal: Proposal, request: CommitPush, limit: SizeLimit) -> str:
    tree = await proposal.tree()
    changes = await proposal.changes(tree)
    if tree == proposal.base and not request.amend:
        if request.strip_outputs and (quiet := await _only_outputs(proposal)):
            await look_anew(proposal.repository, quiet)
            raise OnlyOutputsError()
        raise ImportRunError(
            "invalid_request",
            "These files are as they were committed.",
            reason="nothing_to_commit",
        )
    confirmed = {meant(path) for path in request.confirmed}
    alike = await _twins(proposal, changes)
    await require_confirmed(proposal.repository, changes, limit, confirmed, alike)
    return tree


async def _twins(proposal: Proposal, changes: Mapping[str, Change]) -> set[str]:
    """New files with a name that others differ from only in case or accents.

    One that this commit takes away is no other.
    """
    added = [path for path, (before, after) in changes.items() if after and before is None]
    if not added:
        return set()
    repository = proposal.repository
    known = await tree_entries(repository.folder, proposal.base, repository.reading())
    left = known.keys() - {path for path, (_, after) in changes.items() if after is None}
    return await in_thread(twins, added, left)


async def _require_stripped(proposal: Proposal, tree: str) -> None:
    """Also of what a hook has put into ``tree``, of the chosen files and of others."""
    changes = await differences(proposal.repository, proposal.base, tree)
    await require_without_outputs(proposal.repository, changes, list(filter(is_notebook, changes)))


async def _only_outputs(proposal: Proposal) -> list[str]:
    """Those of the chosen files that are as they were committed but for their outputs."""
    repository = proposal.repository
    ours = await stripped_ones(repository, proposal.paths)
    here = await hash_files(repository, ours, filters=False)
    base = await entries_of(repository, proposal.base, ours)
    return [path for path, entry in base.items() if here.get(path) not in {None, entry.id}]


def _for_hooks(proposal: Proposal, variables: Mapping[str, str]) -> dict[str, str]:
    return {**variables, "GIT_INDEX_FILE": str(proposal.index)}


async def _through_hooks(
    proposal: Proposal, message: str, hooks: Hooks, variables: Mapping[str, str]
) -> str:
    """The message as the hooks leave it, in the file where they look for it."""
    if not await in_thread(hooks.has, *_MESSAGE_HOOKS):
        return message
    file = proposal.repository.git_dir / "COMMIT_EDITMSG"
    await in_thread(_write, file, message)
    environment = _for_hooks(proposal, variables)
    await hooks.run("prepare-commit-msg", str(file), "message", variables=environment)
    await hooks.run("commit-msg", str(file), variables=environment)
    return cleaned(await in_thread(_read, file))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", errors="replace")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _reason(request: CommitPush, before: Head, message: str) -> str:
    """What git's own log of HEAD says."""
    kind = " (amend)" if request.amend else "" if before.commit else " (initial)"
    return f"commit{kind}: {message.partition(chr(10))[0]}"
