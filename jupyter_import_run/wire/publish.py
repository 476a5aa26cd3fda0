"""The jobs that bring files to a repository which is not here: publish some, or a whole folder.

Paths on this side are API paths; ``folder`` and ``name`` are of the repository's own tree.
"""

from __future__ import annotations

import msgspec

from .bounds import Message, Name, Path, Paths, Url
from .warnings import JobWarning


class Publish(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="publish",
    forbid_unknown_fields=True,
):
    """Commit copies of ``paths`` (files and folders) to ``folder`` of a branch, and push that.

    The repository is the one at ``url`` or of the saved ``preset``. ``branch`` null is the
    preset's, else the server's default one; one that is not there begins at the default one.
    Each path keeps its name, a single one may get another ``name``. Not ``outputs``: notebooks
    come without theirs, or nothing does (``outputs_kept``). ``author`` and ``confirmed`` (paths in
    the repository) as of CommitPush.
    """

    paths: Paths
    message: Message
    url: Url | None = None
    preset: Name | None = None
    branch: Name | None = None
    folder: Path = ""
    name: Name | None = None
    outputs: bool = True
    account: Name | None = None
    author: Name | None = None
    confirmed: Paths = []


class PublishResult(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="publish"):
    """``commit`` is on ``branch`` now; ``web_url`` is its page, null where nobody knows it.

    ``changed`` is how many files are other than before: 0 where all of them were there as they
    are, and ``commit`` is then the one that has them.
    """

    commit: str
    branch: str
    web_url: str | None
    merge_request_url: str | None
    changed: int
    warnings: list[JobWarning] = []


class AwsPlace(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where AWS CodeCommit keeps a project; null is what the AWS tools have configured."""

    region: Name | None = None
    profile: Name | None = None


class CreateProject(
    msgspec.Struct,
    kw_only=True,
    frozen=True,
    tag_field="kind",
    tag="create_project",
    forbid_unknown_fields=True,
):
    """Make the folder at ``path`` a repository, and publish it to a new project.

    The project is called ``name`` (null: as the folder) and is made by ``account`` in its own
    space or in ``namespace``, or, with ``aws``, at CodeCommit. ``outputs``, ``author`` and
    ``confirmed`` as of Publish. A repository without a remote is published as it is.
    """

    path: Path
    account: Name | None = None
    aws: AwsPlace | None = None
    name: Name | None = None
    namespace: Name | None = None
    private: bool = True
    description: Message = ""
    message: Message = "First commit"
    outputs: bool = True
    author: Name | None = None
    confirmed: Paths = []


class CreateProjectResult(
    msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="create_project"
):
    """``url`` is for git, ``web_url`` for people; ``commit`` is the newest one of ``branch``."""

    path: str
    url: str
    web_url: str
    branch: str
    commit: str
