"""Times as the wire has them."""

from __future__ import annotations

from datetime import datetime, timezone


def now() -> str:
    """The time in UTC, ISO 8601 with milliseconds and ``Z``."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
