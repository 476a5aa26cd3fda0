"""Lists of saved repositories: filtered, sorted, in pages."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.presets.listing import Query, page_of, query_of
from jupyter_import_run.presets.moments import moment
from jupyter_import_run.presets.record import SavedRepository

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat(timespec="milliseconds")[:-6] + "Z"


def one(name: str, created: int | None = 0, modified: int | None = None) -> SavedRepository:
    """A saved repository, and on which day it was made and changed."""
    modified = created if modified is None else modified
    return SavedRepository(
        name=name,
        url="https://github.com/o/r",
        created=None if created is None else day(created),
        modified=None if modified is None else day(modified),
    )


def names(saved: list[SavedRepository], **query: object) -> list[str]:
    return [each.name for each in page_of(saved, Query(**query)).found]  # type: ignore[arg-type]


def pages(saved: list[SavedRepository], **query: object) -> list[list[str]]:
    """All pages, one after the other."""
    found: list[list[str]] = []
    token: str | None = ""
    while token is not None:
        page = page_of(saved, Query(**query, next_token=token))  # type: ignore[arg-type]
        found.append([each.name for each in page.found])
        token = page.next_token
    return found


FEW = [one("beta", 3, 4), one("Alpha", 2, 9), one("gamma", 1), one("given", None)]


def test_the_order_is_that_of_creation_at_first() -> None:
    assert names(FEW) == ["given", "gamma", "Alpha", "beta"]


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        ("Name", ["Alpha", "beta", "gamma", "given"]),
        ("CreationTime", ["given", "gamma", "Alpha", "beta"]),
        ("LastModifiedTime", ["given", "gamma", "beta", "Alpha"]),
    ],
)
def test_they_are_sorted_either_way(by: str, ascending: list[str]) -> None:
    assert names(FEW, sort_by=by) == ascending
    assert names(FEW, sort_by=by, sort_order="Descending") == ascending[::-1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"name_contains": "A"}, ["gamma", "Alpha", "beta"]),
        ({"name_contains": "alp"}, ["Alpha"]),
        ({"name_contains": "nothing"}, []),
        ({"creation_time_after": day(1)}, ["Alpha", "beta"]),
        ({"creation_time_before": day(2)}, ["gamma"]),
        ({"creation_time_after": day(1), "creation_time_before": day(3)}, ["Alpha"]),
        ({"last_modified_time_after": "2026-01-05"}, ["Alpha"]),
        ({"last_modified_time_before": "2026-01-05T00:00:00Z"}, ["gamma"]),
        ({"creation_time_after": str((START + timedelta(days=2)).timestamp())}, ["beta"]),
    ],
)
def test_they_are_filtered(query: dict[str, str], expected: list[str]) -> None:
    assert names(FEW, **query) == expected


MANY = [one(f"r{number:03}", created=number % 7) for number in range(250)]


@pytest.mark.parametrize("by", ["Name", "CreationTime", "LastModifiedTime"])
@pytest.mark.parametrize("order", ["Ascending", "Descending"])
@pytest.mark.parametrize("size", [7, 100])
def test_pages_of_250_hold_each_once_and_in_order(by: str, order: str, size: int) -> None:
    shuffled = random.Random(size).sample(MANY, len(MANY))
    found = pages(shuffled, sort_by=by, sort_order=order, max_results=size)
    together = [name for page in found for name in page]
    one_by_one = names(shuffled, sort_by=by, sort_order=order, max_results=250)
    assert together == one_by_one
    assert len(set(together)) == 250
    assert [len(page) for page in found[:-1]] == [size] * (len(found) - 1)
    assert found[-1] != []


def test_what_comes_and_goes_between_two_pages_neither_hides_nor_repeats_another() -> None:
    first = page_of(MANY, Query(sort_by="Name", max_results=100))
    assert first.next_token is not None
    later = [each for each in MANY if each.name not in {"r000", "r099"}] + [one("r0500")]
    rest = page_of(later, Query(sort_by="Name", max_results=100, next_token=first.next_token))
    assert rest.found[0].name == "r100"
    assert "r0500" not in {each.name for each in rest.found}


def refused(**parameters: str) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        page_of(MANY, query_of(parameters))
    assert (caught.value.code, caught.value.data["reason"]) == ("invalid_request", "bad_query")
    return caught.value


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("max_results", "0", "1 to 100"),
        ("max_results", "101", "1 to 100"),
        ("max_results", "-1", "1 to 100"),
        ("max_results", "many", "1 to 100"),
        ("max_results", "9" * 50, "1 to 100"),
        ("sort_by", "name", "Name, CreationTime, LastModifiedTime"),
        ("sort_order", "Up", "Ascending, Descending"),
        ("creation_time_after", "yesterday", "no time"),
        ("last_modified_time_before", "2026-13-01", "no time"),
        ("name_contains", "\udcff", "no text"),
        ("creation_time_after", "\udcff", "no text"),
        ("next_token", "abc", "of no list"),
        ("next_token", "ä", "of no list"),
        ("next_token", "W10", "of no list"),
    ],
)
def test_what_cannot_be_asked_for_is_named(field: str, text: str, words: str) -> None:
    error = refused(**{field: text})
    assert words in error.message
    assert error.data["field"] == field


def test_a_token_is_for_its_own_list() -> None:
    token = page_of(MANY, Query(max_results=10)).next_token
    assert token is not None
    assert refused(next_token=token, name_contains="r1").message == (
        "This token is of another list: ask as for its first page."
    )
    assert page_of(MANY, query_of({"next_token": token, "max_results": "20"})).found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-01", START),
        ("2026-01-01T00:00:00Z", START),
        ("2026-01-01T01:00:00+01:00", START),
        ("2026-01-01T00:00:00", START),
        ("1767225600", START),
        ("1767225600.0", START),
        (day(0), START),
        ("2026", datetime.fromtimestamp(2026, timezone.utc)),
        ("99999999999999", None),
        ("2026-02-30", None),
        ("now", None),
        ("", None),
    ],
)
def test_times_as_people_write_them(text: str, expected: datetime | None) -> None:
    assert moment(text) == expected
