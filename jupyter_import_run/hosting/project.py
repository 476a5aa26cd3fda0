"""What hosts tell of a project, made into the one shape, with addresses that were looked at."""

from __future__ import annotations

from datetime import datetime, timezone

from ..wire.accounts import Project
from .refusals import unexpected, web_page

_MOST_DESCRIPTION = 500


def project(
    *,
    path: str,
    name: str,
    url: str | None,
    web_url: str | None,
    description: str | None,
    default_branch: str | None,
    private: bool,
    archived: bool,
    updated: str | None,
) -> Project | None:
    """The project; None where its address is none that can be cloned from."""
    clone, page = web_page(url), web_page(web_url)
    if clone is None:
        return None
    moment = _moment(updated)
    return Project(
        path=path,
        name=name,
        url=clone,
        web_url=page or clone,
        description=(description or "")[:_MOST_DESCRIPTION],
        default_branch=default_branch or None,
        private=private,
        archived=archived,
        updated=moment.isoformat().replace("+00:00", "Z") if moment else None,
    )


def needed(found: Project | None, host: str) -> Project:
    """``found``. Raises ``network`` where the host gave an address that cannot be used."""
    if found is None:
        raise unexpected(host)
    return found


def seconds(text: str | None) -> float | None:
    """A date or time as seconds since 1970, in UTC where it does not say; None for nonsense."""
    moment = _moment(text)
    return moment.timestamp() if moment else None


def _moment(text: str | None) -> datetime | None:
    """Also with ``Z`` and with GitHub's ``2027-01-31 10:00:00 UTC``."""
    if not text:
        return None
    plain = text.replace(" UTC", "+00:00").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(plain.replace(" +", "+").replace(" -", "-"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).astimezone(
            timezone.utc
        )
    except (ValueError, OverflowError):
        return None
