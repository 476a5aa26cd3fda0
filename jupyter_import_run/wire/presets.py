"""``presets``: repositories saved under a name; ``startup``: those that a server opens with.

A saved repository is the person's own or the administrator's; the latter is ``locked``.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from .bounds import Message, Name, Path, Patterns, Url
from .errors import ErrorInfo
from .jobs import History


class Preset(msgspec.Struct, kw_only=True, frozen=True):
    """A saved repository, as ``NewPresetRequest`` says.

    ``created`` and ``modified`` are ISO 8601 in UTC, null where the administrator gives it, since
    nobody knows then. ``path`` is where a clone of it is here, null where there is none.
    """

    name: str
    url: str
    branch: str | None
    folder: str | None
    account: str | None
    secret: str | None
    description: str
    sparse: list[str]
    history: History
    update: bool
    locked: bool
    created: str | None
    modified: str | None
    path: str | None


class PresetList(msgspec.Struct, kw_only=True, frozen=True):
    """Some of them; ``next_token`` asks for those that follow, null at the end.

    ``problem``: the person's own cannot be read, and why; the administrator's are here anyway.
    """

    presets: list[Preset]
    next_token: str | None
    problem: ErrorInfo | None = None


class NewPresetRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Save a repository under ``name``.

    ``branch`` may be a tag too, null: as the server says. ``folder`` is an API path, null: the
    repository's own name in the root. ``account`` is the id of a connected one, ``secret`` the
    name or ARN of one in AWS Secrets Manager: one of the two at most. ``update``: a clone that is
    here when a server starts is pulled, if that is a clean fast-forward. ``history`` and
    ``sparse`` are as of ``ImportRepository``.
    """

    name: Name
    url: Url
    branch: Name | None = None
    folder: Path | None = None
    account: Name | None = None
    secret: Name | None = None
    description: Message = ""
    sparse: Patterns = []
    history: History = "fast"
    update: bool = False


class PresetPatch(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Change what is given; null takes away what may be null. The name stays."""

    url: Url | UnsetType = UNSET
    branch: Name | UnsetType | None = UNSET
    folder: Path | UnsetType | None = UNSET
    account: Name | UnsetType | None = UNSET
    secret: Name | UnsetType | None = UNSET
    description: Message | UnsetType = UNSET
    sparse: Patterns | UnsetType = UNSET
    history: History | UnsetType = UNSET
    update: bool | UnsetType = UNSET


class StartRepositories(msgspec.Struct, kw_only=True, frozen=True):
    """What a server clones when it starts, where it is not there yet: names or URLs.

    JupyterLab opens in ``default_repository``. ``locked``: the administrator decides.
    """

    default_repository: str | None
    additional_repositories: list[str]
    locked: bool


class StartRepositoriesPatch(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Change what is given; at most three additional ones."""

    default_repository: Url | UnsetType | None = UNSET
    additional_repositories: Annotated[list[Url], msgspec.Meta(max_length=100)] | UnsetType = UNSET
