"""Whatever a link is made for, it means that to whoever opens it."""

from __future__ import annotations

import json
from dataclasses import astuple
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.links import texts
from jupyter_import_run.links.git_pull import own_link
from jupyter_import_run.links.link import Link
from jupyter_import_run.links.page import lab_page
from jupyter_import_run.sources import Source, parse
from jupyter_import_run.sources.marks import marked
from tests.conftest import PROJECT

VECTORS = json.loads((PROJECT / "tests/sources/url-vectors.json").read_text("utf-8"))["vectors"]
KNOWN = [each["in"] for each in VECTORS if each["kind"] != "error"]
PAGES = st.sampled_from(
    [
        "http://localhost:8888",
        "https://example.org/jupyter/lab",
        "https://hub.example.org/hub",
        "http://[::1]:8888/a%20b/",
    ]
).map(lab_page)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
NAMES = st.one_of(
    st.none(),
    st.sampled_from(
        ["main", "feat/x", "v1.0", "a b#1%.ipynb", "ü", "a+b&c=d", "n_", "x~", "%2F", COMMIT]
    ),
    st.text(min_size=1, max_size=12),
)


def opened(link: str, **more: str) -> Source:
    """What the page reads, which sees what stands behind the question mark."""
    return parse(f"https://elsewhere.example/lab?{link.partition('?')[2]}", more)


@given(st.sampled_from(KNOWN), PAGES, NAMES, NAMES, st.booleans())
@example("https://github.com/o/r", "http://localhost:8888/lab", None, "n.", False)
@settings(max_examples=150)
def test_a_link_means_what_it_was_made_for(
    url: str, page: str, branch: str | None, open: str | None, run: bool
) -> None:
    source = parse(url)
    try:
        meant = marked(source, branch, open)
    except ImportRunError:
        assume(False)
        raise
    link = Link(source.url, branch, open, run).at(page)
    assert link.isascii()
    assert not set(link) & set(" \"'<>()*`|\\^{}")
    assert parse_qs(urlsplit(link).query).get("run") == (["1"] if run else None)
    label = texts.label(open or source.suggested_name)
    badges = [write(link, "a b.svg", label) for write in (texts.markdown, texts.html, texts.rst)]
    for way in (link, f"{link}.", f"<{link}>", *badges):
        assert facts(parse(way)) == facts(meant), way
    assert facts(opened(link)) == facts(meant)


def facts(source: Source) -> tuple[object, ...]:
    """All of it but its own address, which may say the same in another way."""
    return astuple(source)[:3] + astuple(source)[4:]


@pytest.mark.parametrize(
    "query",
    [
        "repo=https%3A%2F%2Fgithub.com%2Fo%2Fr",
        "repo=https://github.com/o/r.git&branch=feat%2Fx&urlpath=lab%2Ftree%2Fr%2Fa%20b%23.ipynb",
        "repo=https://github.com/o/r/tree/main&app=lab&subPath=n.ipynb&depth=1",
        "repo=git@gitlab.example.org:g/p.git&branch=main&targetpath=x&urlpath=tree%2Fx%2Fn.ipynb",
        "repo=https%3A%2F%2Fcodeberg.org%2Fo%2Fr%23ref%3Ddev",
    ],
)
def test_a_link_of_nbgitpuller_means_the_same_as_ours(query: str) -> None:
    meant = parse(f"https://hub.example.org/git-pull?{query}")
    assert facts(parse(own_link("http://localhost:8888/lab", query))) == facts(meant)


def test_what_nbgitpuller_could_not_read_is_refused_by_the_page() -> None:
    link = own_link("/lab", "repo=file:///etc&branch=main")
    assert link.startswith("/lab?import-run=https%3A%2F%2F")
    with pytest.raises(ImportRunError) as caught:
        opened(link)
    assert caught.value.data["reason"] == "local_path"
