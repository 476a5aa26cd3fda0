"""``jobs``: what can be asked for, how it goes, what came of it.

Every request and every result is tagged by ``kind``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .bounds import Name, Path, Patterns, Url
from .errors import ErrorInfo
from .git_jobs import (
    CommitPush,
    DeleteBranch,
    Discard,
    ForkRepository,
    MergeBranch,
    Pull,
    Push,
    Reclone,
    RenameBranch,
    Repair,
    Restore,
    RestoreVersion,
    SwitchBranch,
    UndoCommit,
)
from .git_results import (
    CommitPushResult,
    DeleteBranchResult,
    DiscardResult,
    ForkRepositoryResult,
    MergeBranchResult,
    PullResult,
    PushResult,
    RecloneResult,
    RenameBranchResult,
    RepairResult,
    RestoreResult,
    RestoreVersionResult,
    SwitchBranchResult,
    UndoCommitResult,
)
from .publish import CreateProject, CreateProjectResult, Publish, PublishResult
from .warnings import JobWarning

JobState = Literal["queued", "running", "succeeded", "failed", "cancelled"]
IfExists = Literal["rename", "reuse", "fail"]
History = Literal["fast", "full", "none"]
Phase = Literal[
    "waiting",
    "resolving",
    "connecting",
    "counting",
    "compressing",
    "receiving",
    "resolving_deltas",
    "checking_out",
    "submodules",
    "downloading",
    "checking",
    "saving",
    "retrying",
    "keeping",
    "merging",
    "committing",
    "pushing",
    "switching",
]
"""What a running job is doing. ``progress`` belongs to the phase, not to the job."""


class ImportNotebook(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="import_notebook",
):
    """Fetch one notebook into ``folder`` (an API path below the Jupyter root)."""

    url: Url
    folder: Path = ""
    name: Name | None = None
    if_exists: IfExists = "rename"
    account: Name | None = None


class ImportRepository(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="import_repository",
):
    """Clone a repository into a new folder of ``folder``; ``open`` is a path inside it.

    The repository is the one at ``url`` or the saved ``preset``, which says what is not given
    here. ``history``: ``fast`` gives the files first and the history afterwards, ``full``
    everything at once, ``none`` the newest commit only. ``sparse`` are patterns of what is
    checked out; none: everything.
    """

    url: Url | None = None
    preset: Name | None = None
    ref: Name | None = None
    folder: Path = ""
    name: Name | None = None
    if_exists: IfExists = "rename"
    history: History = "fast"
    submodules: bool = False
    open: Path | None = None
    account: Name | None = None
    sparse: Patterns = []


class Fetch(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="fetch",
):
    """Ask the remote of the repository at ``path`` what is new.

    With ``history`` also bring the commits that a fast import left out.
    """

    path: Path
    history: bool = False


JobRequest = (
    ImportNotebook
    | ImportRepository
    | Fetch
    | Pull
    | SwitchBranch
    | MergeBranch
    | CommitPush
    | Push
    | ForkRepository
    | UndoCommit
    | DeleteBranch
    | RenameBranch
    | Reclone
    | Discard
    | Restore
    | RestoreVersion
    | Repair
    | Publish
    | CreateProject
)


class ImportNotebookResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="import_notebook"
):
    """Where the notebook is; ``kernel_name`` is the kernel that it names, if any."""

    path: str
    kernel_name: str | None
    warnings: list[JobWarning] = []
    reused: bool = False


class ImportRepositoryResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="import_repository"
):
    """Where the repository is and what to open in it (an API path, or null).

    ``branch`` is null on a tag or commit; ``history_job`` is the job that brings the
    rest of the history.
    """

    path: str
    open_path: str | None
    branch: str | None
    commit: str | None
    warnings: list[JobWarning] = []
    reused: bool = False
    history_job: str | None = None


class FetchResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="fetch"):
    """Whether anything new came."""

    changed: bool


JobResult = (
    ImportNotebookResult
    | ImportRepositoryResult
    | FetchResult
    | PullResult
    | SwitchBranchResult
    | MergeBranchResult
    | CommitPushResult
    | PushResult
    | ForkRepositoryResult
    | UndoCommitResult
    | DeleteBranchResult
    | RenameBranchResult
    | RecloneResult
    | DiscardResult
    | RestoreResult
    | RestoreVersionResult
    | RepairResult
    | PublishResult
    | CreateProjectResult
)


class JobDetail(msgspec.Struct, kw_only=True, frozen=True):
    """Figures of the current phase, each only where it is known.

    Bytes, bytes per second, and ``items`` (objects, files or deltas, by phase).
    ``waits_for`` is the title of the job that has the repository now, if it is one of this
    server. ``retry_at`` is an ISO 8601 time.
    """

    bytes: int | None = None
    bytes_total: int | None = None
    bytes_per_second: int | None = None
    items: int | None = None
    items_total: int | None = None
    waits_for: str | None = None
    retry_at: str | None = None


class Job(msgspec.Struct, kw_only=True):
    """One piece of work. Times are ISO 8601 in UTC; ``progress`` is 0..1 of the phase.

    ``title`` is a short name to show, ``parent`` the job that started this one.
    ``has_secret``: the request held a secret, which is shown and kept nowhere, so that only
    the server that began the job can run it again.
    """

    id: str
    kind: str
    state: JobState
    title: str
    phase: Phase | None
    progress: float | None
    detail: JobDetail | None
    created: str
    started: str | None
    ended: str | None
    request: JobRequest
    has_secret: bool = False
    result: JobResult | None
    error: ErrorInfo | None
    parent: str | None = None
    retry_of: str | None = None
    dismissed: bool = False


class JobList(msgspec.Struct, kw_only=True, frozen=True):
    """All jobs that the server remembers, newest first."""

    jobs: list[Job]


class JobPatch(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Take an ended job off the list."""

    dismissed: bool


class RetryRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Run a job again; as ``account``, an id, where the one that it asked for is gone."""

    account: Name | None = None


class JobEvent(msgspec.Struct, kw_only=True, frozen=True):
    """The hint that the event stream carries; ``GET jobs/{id}`` is the truth."""

    id: str
    kind: str
    state: JobState
    phase: Phase | None
    progress: float | None
    detail: JobDetail | None
