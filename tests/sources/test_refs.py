from __future__ import annotations

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.sources import parse
from jupyter_import_run.sources.refs import RefPath, check_path, check_ref, split_ref
from tests.sources.meaning import SHA


@pytest.mark.parametrize("ref", ["main", "feat/x", "v1.0", "ünï", "a@b", "refs/pull/1/head", "1-x"])
def test_names_that_git_allows(ref: str) -> None:
    assert check_ref(ref) == ref


@pytest.mark.parametrize(
    "ref",
    [
        "-x", "a..b", "a b", "a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a@{1}", "@", "/a",
        "a/", "a//b", ".a", "a/.b", "a.", "a.lock", "a.lock/b", "a\x7f", "a\x00", "a\u2028b",
    ],
)  # fmt: skip
def test_names_that_git_does_not_allow(ref: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        check_ref(ref)
    assert caught.value.code == "invalid_url"


def test_a_ref_loses_what_says_that_it_is_one() -> None:
    assert check_ref("refs/heads/feat/x") == "feat/x"
    assert check_ref("refs/tags/v1") == "v1"
    assert check_ref("HEAD") is None
    assert check_ref("") is None


def test_a_path_stays_inside_the_repository() -> None:
    assert check_path("/a//./b/") == "a/b"
    assert check_path("/") is None
    for path in ("..", "a/../../b", ".git/config", "a/.GIT/x", "a\\b", "a\x00", "a\nb"):
        with pytest.raises(ImportRunError):
            check_path(path)


@pytest.mark.parametrize(
    ("segments", "least", "expected"),
    [
        (["main", "n"], 1, RefPath("main", "n")),
        (["main"], 0, RefPath("main", None)),
        (["a", "b", "n"], 1, RefPath("a", "b/n", ("a", "b", "n"))),
        (["a", "b"], 0, RefPath("a", "b", ("a", "b"))),
        (["a%2Fb", "n"], 1, RefPath("a/b", "n")),
        ([SHA, "b", "n"], 1, RefPath(SHA, "b/n")),
        (["HEAD", "b", "n"], 1, RefPath(None, "b/n")),
        (["refs", "heads", "a", "b", "n"], 1, RefPath("a", "b/n", ("a", "b", "n"))),
        (["refs", "pull", "1", "head", "n"], 1, RefPath("refs/pull/1/head", "n")),
    ],
)
def test_a_ref_is_told_from_a_path_where_that_is_certain(
    segments: list[str], least: int, expected: RefPath
) -> None:
    assert split_ref(segments, least) == expected


def test_the_longest_ref_that_is_known_wins() -> None:
    source = parse("https://github.com/o/r/blob/a/b/c/n.ipynb")
    assert (source.ref, source.path) == ("a", "b/c/n.ipynb")
    told = source.with_refs({"a/b", "a/b/c", "b"})
    assert (told.ref, told.path, told.tail) == ("a/b/c", "n.ipynb", ())
    assert told.download_url == source.download_url
    assert told.with_refs({"a"}) == told


def test_a_notebook_is_never_taken_for_a_ref() -> None:
    source = parse("https://github.com/o/r/blob/a/b/n.ipynb")
    assert source.with_refs(["a/b/n.ipynb"]) == source


def test_unknown_refs_change_nothing() -> None:
    source = parse("https://github.com/o/r/tree/a/b")
    assert source.with_refs(["c"]) == source
    told = source.with_refs({"a/b": "commit"})
    assert (told.ref, told.open) == ("a/b", None)
