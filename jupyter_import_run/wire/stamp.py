"""``repositories/stamp``: whether it is time to read a status again."""

from __future__ import annotations

import msgspec


class GitStamp(msgspec.Struct, frozen=True):
    """Says nothing but whether it is the one of before: then git did nothing meanwhile."""

    stamp: str
