"""``repositories/ignore``: files that git is not to show any more."""

from __future__ import annotations

import msgspec

from .bounds import Paths


class IgnoreRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Paths in the repository, of folders with ``/`` at the end; as ``GET status`` has them."""

    patterns: Paths


class IgnoreResult(msgspec.Struct, kw_only=True, frozen=True):
    """The lines that ``.gitignore`` has got; none where it had them all.

    ``tracked`` are paths that git goes on showing, because it keeps them already.
    """

    added: list[str]
    tracked: list[str] = []
