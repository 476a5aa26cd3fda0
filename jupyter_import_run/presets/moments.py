"""Times as people and scripts write them."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime, timezone

import msgspec

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECONDS = re.compile(r"[0-9]{1,11}(?:\.[0-9]{1,9})?")


def moment(text: str) -> datetime | None:
    """A day, a time of ISO 8601 or POSIX seconds; without a zone it is UTC. None: it is none.

    These are what the AWS command line takes for a timestamp:
    https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html
    """
    text = text.strip()
    if _SECONDS.fullmatch(text):
        with contextlib.suppress(ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(float(text), timezone.utc)
        return None
    if _DAY.fullmatch(text):
        text += "T00:00:00Z"
    try:
        time = msgspec.convert(text, datetime)
    except msgspec.ValidationError:
        return None
    return time.replace(tzinfo=time.tzinfo or timezone.utc)
