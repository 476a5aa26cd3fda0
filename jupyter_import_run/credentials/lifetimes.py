"""Does a token still hold? Loaded by the helper: imports nothing."""

from __future__ import annotations

MARGIN = 60.0
"""Seconds that a token must still hold when it is handed out: a request takes its time."""

MOST_REFUSALS = 3
"""How often in a row a host may refuse a secret before it is shown no more.

Hosts shut out whoever tries what is wrong again and again; those of companies lock the person.
"""

_CLOCK_SLACK = 60.0


def lasts(
    expires: float | None, obtained: float | None, now: float, wanted: float = MARGIN
) -> bool:
    """Whether a token that came at ``obtained`` holds for ``wanted`` seconds from ``now`` on.

    Never more than half of its life is asked for, or one that lives shortly would be renewed for
    every request. A clock that stands before ``obtained`` was wrong then or is now, so nothing
    can be said of ``expires``.
    """
    if expires is None:
        return True
    if obtained is not None:
        if now < obtained - _CLOCK_SLACK:
            return False
        wanted = min(wanted, max(0.0, (expires - obtained) / 2))
    return now + wanted < expires
