"""The newest commit of a branch that is not here: its trees, in a repository of the moment.

No file comes but the few that say how git is to keep the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from ...errors import ImportRunError
from ...git.cat_file import read_blobs
from ...git.clone import clone
from ...git.config import remove_section
from ...git.entries import REGULAR, Entry
from ...git.environment import Profile
from ...git.fetch import fetch, fetch_objects
from ...git.last_words import OnLine
from ...git.ls_remote import RemoteRefs, ls_remote
from ...git.ls_tree import tree_entries
from ...git.process import OnStart
from ...git.rev_parse import commit_of, current_branch
from ...repository.opened import Repository
from ...repository.paths import folders_of
from ...repository.trees import Head
from ...threads import in_thread
from ..bring_objects import missing_objects
from ..remote import Remote
from ..send import as_it_is

FIRST_BRANCH = "main"
"""Of an empty repository, where neither the person nor the server names one."""

_ATTRIBUTES = ".gitattributes"
_MOST_ATTRIBUTES = 4 * 1024 * 1024
_TIP = "refs/import-run/tip"
"""Where the fetched commit is kept, below no name that a push would send."""


@dataclass(frozen=True)
class Tip:
    """Where a publication begins. ``commit`` is None in an empty repository.

    ``is_new``: ``branch`` is not there yet, and begins at ``commit``. ``entries`` are the files
    of the commit by path.
    """

    branch: str
    default_branch: str | None
    commit: str | None
    is_new: bool
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)

    @property
    def head(self) -> Head:
        """The commit, to build on."""
        return Head(self.branch, self.commit)


@dataclass(frozen=True)
class Listener:
    """Whom a git that takes its time tells of itself."""

    on_line: OnLine
    on_start: OnStart


async def fetch_tip(
    repository: Repository,
    remote: Remote,
    wanted: str | None,
    targets: Collection[str],
    listener: Listener,
) -> Tip:
    """That of the branch ``wanted``, None: of the default one; with the ``.gitattributes`` files
    that ``targets`` lie below in the working tree.

    Git forgets afterwards that it could fetch more: a push would, only to send less.
    Raises ``ref_not_found`` where there is nothing to begin a new branch at, ``exists`` where
    another branch takes its name, and what the network raises.
    """
    profile = repository.reaching(remote.profile, as_it_is(remote.url))
    refs = await ls_remote(remote.url, profile=profile)
    branch = wanted or refs.default_branch
    if branch is None and not refs.branches:
        branch = await _first_branch(repository, remote.url, profile)
    start = branch if branch in refs.branches else refs.default_branch
    if branch is None or (refs.branches and start not in refs.branches):
        raise ImportRunError(
            "ref_not_found", "The server does not say which of its branches is the default one."
        )
    _require_room(refs, branch)
    if not refs.branches:
        return Tip(branch, None, None, is_new=True)
    await fetch(
        repository.folder,
        remote.url,
        [f"+refs/heads/{start}:{_TIP}"],
        profile=profile,
        depth=1,
        without_blobs=True,
        tags=False,
        on_progress_line=listener.on_line,
        on_start=listener.on_start,
    )
    commit = await commit_of(repository.folder, _TIP)
    assert commit is not None
    entries = await tree_entries(repository.folder, commit, repository.reading())
    attributes = _attributes_of(entries, targets)
    blobs = await _contents(repository, remote, commit, set(attributes.values()))
    await remove_section(repository.folder, f"remote.{remote.url}")
    contents = {path: blobs[blob] for path, blob in attributes.items()}
    await in_thread(_write, repository.folder, targets, contents)
    return Tip(branch, refs.default_branch, commit, branch not in refs.branches, entries)


async def _first_branch(repository: Repository, url: str, profile: Profile) -> str:
    """The branch that an empty repository calls its own, as servers tell it to a clone only."""
    clone_of_it = Path(await in_thread(partial(mkdtemp, dir=repository.folder.parent)))
    await clone(url, clone_of_it, profile=profile, checkout=False)
    return await current_branch(clone_of_it) or FIRST_BRANCH


async def _contents(
    repository: Repository, remote: Remote, commit: str, blobs: set[str]
) -> dict[str, bytes]:
    """Of ``blobs``, which are in ``commit``, fetched in one request where they are not here."""
    missing = blobs.intersection(await missing_objects(repository, commit)) if blobs else ()
    if missing:
        profile = repository.reaching(remote.profile, as_it_is(remote.url))
        await fetch_objects(repository.folder, remote.url, sorted(missing), profile=profile)
    reading = repository.reading()
    return await read_blobs(repository.folder, blobs, reading, max_bytes=_MOST_ATTRIBUTES)


def _require_room(refs: RemoteRefs, branch: str) -> None:
    """Git keeps branches as files: beside ``a`` there can be no ``a/b``."""
    for other in refs.branches:
        if other.startswith(f"{branch}/") or branch.startswith(f"{other}/"):
            raise ImportRunError(
                "exists",
                f"There is a branch {other}, so none can be called {branch}.",
                reason="branch_in_the_way",
                name=other,
            )


def _attributes_of(entries: Mapping[str, Entry], targets: Collection[str]) -> dict[str, str]:
    """The blobs of the ``.gitattributes`` in and above the folders of ``targets``, by path."""
    wanted = {f"{above}/{_ATTRIBUTES}" for path in targets for above in folders_of(path)}
    return {
        path: entry.id
        for path in sorted({*wanted, _ATTRIBUTES}.difference(targets))
        if (entry := entries.get(path)) is not None and entry.mode in REGULAR
    }


def _write(folder: Path, targets: Collection[str], contents: Mapping[str, bytes]) -> None:
    """Also those of an earlier tip go; one that is published itself stays. Blocks."""
    for above in {"", *(each for path in targets for each in folders_of(path))}:
        path = f"{above}/{_ATTRIBUTES}".lstrip("/")
        if path in targets:
            continue
        content = contents.get(path)
        if content is None:
            (folder / path).unlink(missing_ok=True)
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
