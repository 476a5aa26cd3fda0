"""What is kept of a saved repository."""

from __future__ import annotations

import msgspec

from ..wire.jobs import History


class SavedRepository(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """A repository under a name; the fields are those of ``wire.presets.NewPresetRequest``.

    ``created`` and ``modified`` are ISO 8601 in UTC. ``locked``: the administrator gives it, and
    then nobody knows the times.
    """

    name: str
    url: str
    branch: str | None = None
    folder: str | None = None
    account: str | None = None
    secret: str | None = None
    description: str = ""
    sparse: tuple[str, ...] = ()
    history: History = "fast"
    update: bool = False
    created: str | None = None
    modified: str | None = None
    locked: bool = False
