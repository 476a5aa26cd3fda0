"""``repositories/status`` and ``repositories/branches``: where a repository stands."""

from __future__ import annotations

from typing import Literal

import msgspec

from .bounds import Name, Url

ChangeStatus = Literal[
    "modified", "added", "deleted", "renamed", "untracked", "conflicted", "typechange"
]
RepositoryState = Literal[
    "clean",
    "dirty",
    "merging",
    "rebasing",
    "applying",
    "cherry_picking",
    "reverting",
    "bisecting",
    "interrupted",
]
"""``dirty``: there are changes; the others but ``clean``: somebody began something and did not
end it, whatever the changes. ``interrupted`` is an operation of ours that the server did not
survive.
"""


Irreplaceable = Literal["linked_worktree", "git_folder_apart", "has_worktrees"]
"""Why no fresh clone can take the place of a folder: Git data are shared with another one."""


class Change(msgspec.Struct, kw_only=True, frozen=True):
    """One file that a commit would change. Paths are relative to the repository.

    ``staged``: the index already has (some of) it. ``origin`` is the former name of a renamed
    file. ``path`` ends in ``/`` where a whole folder is untracked; bytes of a name that are no
    UTF-8 are written out as in ``filenames.py``.
    """

    path: str
    status: ChangeStatus
    staged: bool
    origin: str | None = None


class MovedSubmodule(msgspec.Struct, frozen=True):
    """A submodule that is at another commit than ``wanted``, the one of the repository around it.

    Switching the repository at ``path`` to that commit brings it there.
    """

    path: str
    wanted: str


class WebLinks(msgspec.Struct, kw_only=True, frozen=True):
    """Pages on the repository's host, for people; null where the host is not known to have one."""

    repository: str | None = None
    branch: str | None = None
    merge_request: str | None = None


class RepositoryStatus(msgspec.Struct, kw_only=True, frozen=True):
    """Where one repository stands.

    ``url`` is null where no server is known: a remote may be a folder.
    ``branch`` is null on a commit or tag; ``tag`` is that of the commit then, if it has one;
    ``commit`` is null before the first one.
    ``upstream`` is what the branch tracks (``origin/main``), ``ahead`` and ``behind`` count
    commits and are null without it, where it has gone (``upstream_gone``), and where it has
    never been on the remote.
    ``changes`` are the first of ``changes_total``, conflicts before all others; untracked
    folders count once, submodules only where they are at another commit. ``nested`` are those of
    them that no commit can hold: untracked repositories of their own, and files in one.
    ``moved_submodules`` are those of them that are submodules.
    ``locked``: another git is at work, or was killed: ``index.lock`` is there, since
    ``locked_since`` (ISO 8601). ``left`` is the snapshot with the changes that were left on
    this branch. ``fetched`` is when the remote was last asked (ISO 8601). ``account`` is the id
    of the account that git goes to the server at ``url`` as: the one that was chosen, else the
    one that fits; null where it goes as nobody, or by ssh. ``irreplaceable``: why it cannot be
    cloned anew.
    """

    path: str
    url: str | None
    branch: str | None
    commit: str | None
    tag: str | None = None
    upstream: str | None
    ahead: int | None
    behind: int | None
    state: RepositoryState
    changes: list[Change]
    changes_total: int
    truncated: bool
    web: WebLinks
    nested: list[str] = []
    moved_submodules: list[MovedSubmodule] = []
    upstream_gone: bool = False
    locked: bool = False
    locked_since: str | None = None
    shallow: bool = False
    partial: bool = False
    sparse: bool = False
    submodules: bool = False
    irreplaceable: Irreplaceable | None = None
    lfs: bool = False
    strip_outputs: bool = False
    trusted: bool = False
    left: str | None = None
    fetched: str | None = None
    account: str | None = None


class KernelOnly(msgspec.Struct, kw_only=True, frozen=True):
    """``repositories/kernel-only``: notebooks that differ from the index in their kernel alone.

    That is in ``kernelspec`` and ``language_info``, which whatever opens a notebook writes.
    """

    files: list[str]


class UntrackedFiles(msgspec.Struct, kw_only=True, frozen=True):
    """``repositories/untracked``: a page of the files in an untracked folder, by name.

    ``total`` is how many it has; ``after`` asks for the next page, null at the end. A path ends
    in ``/`` where it is a repository of its own.
    """

    files: list[str]
    total: int
    after: str | None


class Branch(msgspec.Struct, kw_only=True, frozen=True):
    """A branch (``remote`` null: a local one) or a tag, with the commit that it points to.

    ``name`` never has the remote in it; ``date`` is that of the commit, ISO 8601 in UTC.
    """

    name: str
    remote: str | None
    commit: str
    date: str | None
    upstream: str | None = None
    current: bool = False
    subject: str = ""


class BranchList(msgspec.Struct, kw_only=True, frozen=True):
    """Branches and tags, newest first; ``truncated`` where older ones were left out."""

    branches: list[Branch]
    tags: list[Branch]
    default_branch: str | None = None
    truncated: bool = False


class Losses(msgspec.Struct, kw_only=True, frozen=True):
    """What a fresh clone would not have: counts of commits and of files.

    ``left``, ``stashes`` and ``snapshots`` count what it gets from the old folder: changes that
    were left on branches, entries of ``git stash``, and what else can be restored.
    """

    unpushed: int
    changes: int
    untracked: int
    ignored: int
    left: int = 0
    stashes: int = 0
    snapshots: int = 0


class RepositoryPatch(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What is remembered of a repository; what is left out stays.

    ``trusted``: its own filters and the person's hooks may run. ``plain_url`` is what an address
    of a remote is from now on: what stands before its host goes.
    """

    hidden: bool | msgspec.UnsetType = msgspec.UNSET
    account: Name | msgspec.UnsetType | None = msgspec.UNSET
    strip_outputs: bool | msgspec.UnsetType = msgspec.UNSET
    trusted: bool | msgspec.UnsetType = msgspec.UNSET
    plain_url: Url | msgspec.UnsetType = msgspec.UNSET
