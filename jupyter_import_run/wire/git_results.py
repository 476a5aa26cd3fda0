"""What comes of the jobs of everyday Git; ``snapshot`` is the id of the one taken, if one was."""

from __future__ import annotations

import msgspec


class MoveResult(msgspec.Struct, kw_only=True, frozen=True):
    """What pulling and merging came to: ``before`` and ``after`` are commits.

    ``commits`` is how many of the other side came. ``changed`` are files that are new or other
    now, ``kept`` those whose uncommitted changes were carried over, ``copies`` the ones of the
    other side that lie beside mine now. ``submodules`` are those that the repository wants at
    another commit now and that stay where they were. Each list has at most 200 paths. ``snapshot``
    is the one that was taken, null where nothing could be lost.
    """

    before: str | None
    after: str | None
    commits: int = 0
    changed: list[str]
    changed_total: int
    kept: list[str]
    copies: list[str] = []
    submodules: list[str] = []
    snapshot: str | None = None


class PullResult(MoveResult, kw_only=True, frozen=True, tag_field="kind", tag="pull"):
    """As MoveResult; ``rewritten``: the upstream's history had been replaced. ``anew`` is how many
    commits the person's own became, where they were made anew on top of the upstream's.
    ``not_rebased``: they were to be, and were merged, since there are merges among them.
    """

    rewritten: bool = False
    anew: int = 0
    not_rebased: bool = False


class MergeBranchResult(
    MoveResult, kw_only=True, frozen=True, tag_field="kind", tag="merge_branch"
):
    """As MoveResult."""


class SwitchBranchResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="switch_branch"
):
    """``branch`` is null on a tag or commit; ``restored`` is the (newest) snapshot of changes that
    had been left there and are back now, ``waiting`` are those that do not fit any more.
    ``off_branch``: commits that no branch or tag has were left, and the snapshot keeps them.
    ``submodules`` are as in MoveResult.
    """

    branch: str | None
    snapshot: str | None
    off_branch: bool = False
    restored: str | None = None
    waiting: list[str] = []
    kept: list[str] = []
    copies: list[str] = []
    submodules: list[str] = []


class CommitPushResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="commit_push"
):
    """``hooks`` is what the person's own hooks said."""

    commit: str
    pushed: bool
    merge_request_url: str | None = None
    snapshot: str | None = None
    hooks: str = ""


class PushResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="push"):
    """Whether anything had to be sent, and where a merge request is made."""

    pushed: bool
    merge_request_url: str | None = None


class ForkRepositoryResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="fork_repository"
):
    """Where the fork is, for git and for people."""

    url: str
    web_url: str


class UndoCommitResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="undo_commit"
):
    """``message`` is that of the commit which was taken back."""

    snapshot: str | None
    message: str


class DeleteBranchResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="delete_branch"
):
    """The snapshot that keeps its commits."""

    snapshot: str | None


class RenameBranchResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="rename_branch"
):
    """Always without a snapshot: nothing is lost."""

    snapshot: str | None = None


class RecloneResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="reclone"):
    """The new clone, and the snapshot that the old folder has become."""

    path: str
    commit: str | None
    snapshot: str | None


class DiscardResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="discard"):
    """The snapshot that has them; ``left`` are repositories within this one, which stay.

    So do submodules: discarding moves none to the commit that the repository wants.
    """

    snapshot: str | None
    left: list[str] = []


class RestoreResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="restore"):
    """Where it is now, and the snapshot of what was there before.

    ``branch`` is null where no branch is checked out now: the one that was has got other commits
    since. ``copies`` are the files that lie beside those of their names.
    """

    path: str
    snapshot: str | None
    branch: str | None = None
    commit: str | None = None
    copies: list[str] = []


class RestoreVersionResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="restore_version"
):
    """The file's API path, and the snapshot of what was there before."""

    path: str
    snapshot: str | None


class RepairResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="repair"):
    """The snapshot of what was there before."""

    snapshot: str | None
