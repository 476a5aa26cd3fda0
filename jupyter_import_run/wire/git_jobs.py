"""The kinds of jobs of everyday Git. ``path`` is the repository's API path everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from .bounds import Message, Name, Path, Paths

Choice = Literal["mine", "theirs", "both"]
OnConflict = Literal["ask", "mine", "theirs", "both"]
_MOST = msgspec.Meta(max_length=10_000)
Parts = Annotated[dict[Name, Choice], _MOST]
Resolutions = Annotated[dict[Path, Choice | Parts], _MOST]
"""By path in the repository: a choice for the file, or one for each of its parts by id."""


class Pull(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="pull",
    forbid_unknown_fields=True,
):
    """Bring what is new on the branch's upstream; changes that are here are carried over.

    ``rebase`` says what becomes of commits that only the branch here has: made anew on top of
    theirs, or merged with them; null: as git is configured (``pull.rebase``), else merged. Where
    git is told to do neither (``pull.ff=only``), null is refused: ``conflict``, ``only_forward``.
    ``keep_large`` confirms that keeping untracked files that are in the way may take a lot of
    space.
    """

    path: Path
    on_conflict: OnConflict = "ask"
    resolutions: Resolutions = {}
    rebase: bool | None = None
    keep_large: bool = False


class SwitchBranch(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="switch_branch",
    forbid_unknown_fields=True,
):
    """Switch to ``branch``: a local one, a remote's (``origin/x`` becomes ``x``), a tag, a commit.

    With ``create`` it is a new one that begins at ``start`` (null: here). ``changes`` says
    what becomes of uncommitted ones: ``leave`` keeps them with the branch that is left.
    ``keep_large`` confirms that keeping them may take a lot of space.
    """

    path: Path
    branch: Name
    create: bool = False
    start: Name | None = None
    changes: Literal["ask", "leave", "bring", "discard"] = "ask"
    keep_large: bool = False
    resolutions: Resolutions = {}


class MergeBranch(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="merge_branch",
    forbid_unknown_fields=True,
):
    """Merge ``branch`` into the current one; ``keep_large`` as of Pull."""

    path: Path
    branch: Name
    on_conflict: OnConflict = "ask"
    resolutions: Resolutions = {}
    keep_large: bool = False


class CommitPush(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="commit_push",
    forbid_unknown_fields=True,
):
    """Commit exactly ``files`` (paths in the repository; renamed ones by both names) and push.

    ``new_branch`` is begun here and gets the commit. ``author`` is ``Name <e-mail>``, for
    where git has none configured; ``remember_author`` writes it to the repository's
    configuration. ``confirmed`` names what a warning was seen for: files that are too large
    or look like secrets.
    """

    path: Path
    message: Message
    files: Paths
    new_branch: Name | None = None
    push: bool = True
    strip_outputs: bool = False
    amend: bool = False
    author: Name | None = None
    remember_author: bool = False
    confirmed: Paths = []


class Push(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="push",
    forbid_unknown_fields=True,
):
    """Send the commits of the current branch; with ``new_branch`` under that name."""

    path: Path
    new_branch: Name | None = None


class ForkRepository(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="fork_repository",
    forbid_unknown_fields=True,
):
    """Make a fork at the host of ``origin`` by ``account`` (null: the one of the repository).

    From then on ``origin`` is the fork, which is pushed to, and ``upstream`` what was forked,
    which branches pull from.
    """

    path: Path
    account: Name | None = None


class UndoCommit(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="undo_commit",
    forbid_unknown_fields=True,
):
    """Take the last commit back that nobody else has; its files stay as they are."""

    path: Path


class DeleteBranch(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="delete_branch",
    forbid_unknown_fields=True,
):
    """Delete a local branch; a snapshot keeps its commits."""

    path: Path
    branch: Name


class RenameBranch(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="rename_branch",
    forbid_unknown_fields=True,
):
    """Give a local branch another name."""

    path: Path
    branch: Name
    name: Name


class Reclone(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="reclone",
    forbid_unknown_fields=True,
):
    """Clone it anew into the same place; the old folder becomes a snapshot."""

    path: Path


class Discard(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="discard",
    forbid_unknown_fields=True,
):
    """Put ``files`` (null: all that changed) back as they were committed; untracked ones go.

    ``keep_large`` confirms that keeping them in a snapshot may take a lot of space.
    """

    path: Path
    files: Paths | None
    keep_large: bool = False


class Restore(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="restore",
    forbid_unknown_fields=True,
):
    """Put a snapshot back: all of it in place, or only ``files``.

    With ``beside`` these come as copies under free names. With ``onto_here`` the branch and the
    commit stay, and what was not committed then is merged into what is here; ``resolutions``
    settle what does not fit. ``keep_large`` as of Pull.
    """

    snapshot: Name
    files: Paths | None = None
    beside: bool = False
    onto_here: bool = False
    keep_large: bool = False
    resolutions: Resolutions = {}


class RestoreVersion(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="restore_version",
    forbid_unknown_fields=True,
):
    """Bring ``file`` back as it was in ``commit``."""

    path: Path
    file: Path
    commit: Name


class Repair(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="repair",
    forbid_unknown_fields=True,
):
    """Take away a lock that was left behind, or end what another tool began and did not end."""

    path: Path
    what: Literal["lock", "abort"]
