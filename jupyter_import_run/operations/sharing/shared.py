"""What a link is for, as it was found out."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...wire.links import LinkNote


@dataclass(frozen=True)
class Shared:
    """An address, a branch (or tag, or commit) and a file of it, and what to know of them."""

    url: str
    branch: str | None = None
    open: str | None = None
    notes: list[LinkNote] = field(default_factory=list)
