"""Lists of saved repositories: filtered, sorted, in pages.

Parameters, defaults and bounds are those of SageMaker's ``ListCodeRepositories``:
https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListCodeRepositories.html
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

import msgspec

from ..errors import ImportRunError
from .moments import moment
from .record import SavedRepository

MOST = 100
"""Of one page."""

SortBy = Literal["Name", "CreationTime", "LastModifiedTime"]
SortOrder = Literal["Ascending", "Descending"]


class Query(msgspec.Struct, kw_only=True, frozen=True):
    """What is wanted. Times are as :func:`~.moments.moment` reads them; ``after`` and ``before``
    leave out that moment itself, and what nobody knows the time of.
    """

    name_contains: str = ""
    creation_time_after: str = ""
    creation_time_before: str = ""
    last_modified_time_after: str = ""
    last_modified_time_before: str = ""
    sort_by: SortBy = "CreationTime"
    sort_order: SortOrder = "Ascending"
    max_results: int = MOST
    next_token: str = ""


class Page(NamedTuple):
    """Some saved repositories, and how to ask for the next ones (None: there are none)."""

    found: list[SavedRepository]
    next_token: str | None


class _Place(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where one stands in the order: by time, then by name. The time is empty where unknown."""

    time: str
    folded: str
    name: str


class _Token(msgspec.Struct, frozen=True, array_like=True):
    query: str
    last: _Place


def query_of(parameters: dict[str, str]) -> Query:
    """A Query of the texts that came from outside; empty ones do not count.

    Raises ``invalid_request`` with the ``field``.
    """
    given: dict[str, object] = {key: text for key, text in parameters.items() if text}
    for field, text in parameters.items():
        if not text.isprintable():  # what was no UTF-8, and could not be in a token
            raise _wrong(field, "This is no text.")
    number = parameters.get("max_results")
    if number:
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= MOST):
            raise _wrong("max_results", f"A page has 1 to {MOST} entries.")
        given["max_results"] = int(number)
    for field, values in (
        ("sort_by", ("Name", "CreationTime", "LastModifiedTime")),
        ("sort_order", ("Ascending", "Descending")),
    ):
        if field in given and given[field] not in values:
            raise _wrong(field, f"This is one of {', '.join(values)}.")
    return msgspec.convert(given, Query)


def page_of(saved: Iterable[SavedRepository], query: Query) -> Page:
    """The page of ``saved`` that ``query`` asks for.

    A token says after which entry to go on, so that nothing is skipped or comes twice where
    others are added and deleted meanwhile. Raises ``invalid_request`` with the ``field``.
    """
    backwards = query.sort_order == "Descending"
    found = sorted(_filtered(saved, query), key=lambda each: _place(each, query), reverse=backwards)
    if query.next_token:
        last = _read(query)
        found = [
            each
            for each in found
            if (_place(each, query) < last if backwards else last < _place(each, query))
        ]
    page = found[: query.max_results]
    more = len(found) > len(page)
    return Page(page, _write(query, page[-1]) if more else None)


def _filtered(saved: Iterable[SavedRepository], query: Query) -> Sequence[SavedRepository]:
    part = query.name_contains.casefold()
    bounds = [
        (field, is_after, _limit(query, f"{name}_{side}"))
        for field, name in (("created", "creation_time"), ("modified", "last_modified_time"))
        for side, is_after in (("after", True), ("before", False))
    ]

    def fits(each: SavedRepository) -> bool:
        if part not in each.name.casefold():
            return False
        for field, is_after, limit in bounds:
            if limit is None:
                continue
            text = getattr(each, field)
            time = moment(text) if text else None
            if time is None or (time <= limit if is_after else time >= limit):
                return False
        return True

    return [each for each in saved if fits(each)]


def _limit(query: Query, field: str) -> datetime | None:
    text = getattr(query, field)
    if not text:
        return None
    time = moment(text)
    if time is None:
        raise _wrong(field, "This is no time: 2026-11-21, 2026-11-21T08:30:00Z or 1795250000.")
    return time


def _place(saved: SavedRepository, query: Query) -> _Place:
    times = {"Name": "", "CreationTime": saved.created, "LastModifiedTime": saved.modified}
    return _Place(times[query.sort_by] or "", saved.name.casefold(), saved.name)


def _write(query: Query, last: SavedRepository) -> str:
    token = msgspec.json.encode(_Token(_digest(query), _place(last, query)))
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def _read(query: Query) -> _Place:
    text = query.next_token
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        token = msgspec.json.decode(base64.urlsafe_b64decode(padded), type=_Token)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise _wrong("next_token", "This token is of no list.") from error
    if token.query != _digest(query):
        raise _wrong("next_token", "This token is of another list: ask as for its first page.")
    return token.last


def _digest(query: Query) -> str:
    """What two pages of one list have in common; how long they are may differ."""
    same = msgspec.structs.replace(query, max_results=MOST, next_token="")
    return hashlib.sha256(msgspec.json.encode(same)).hexdigest()[:16]


def _wrong(field: str, message: str) -> ImportRunError:
    return ImportRunError("invalid_request", message, reason="bad_query", field=field)
