"""Addresses that git already has, and what of a text may be shown."""

# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

import pytest

from jupyter_import_run.sources import (
    parse,
    public_repository_url,
    redacted,
    same_repository,
    web_url,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("https://github.com/o/r", "https://github.com/o/r.git"),
        ("https://github.com/o/r.git/", "git@github.com:O/R.git"),
        ("https://user:secret@github.com/o/r", "ssh://git@ssh.github.com:443/o/r.git"),
        ("http://GitHub.com:80/o/r", "https://www.github.com/o/r"),
        ("https://gitlab.com/g/s/r.git", "git@gitlab.com:g/s/r"),
        ("https://h.example:8443/a/r.git", "ssh://git@h.example:2222/a/r.git"),
        ("https://h.example/scm/prj/r.git", "ssh://git@h.example:7999/PRJ/r.git"),
        ("https://dev.azure.com/o/p/_git/r", "git@ssh.dev.azure.com:v3/o/p/r"),
        ("https://o@dev.azure.com/o/p/_git/r", "https://o.visualstudio.com/DefaultCollection/p/_git/r"),
        ("https://gist.github.com/abc.git", "git@gist.github.com:abc.git"),
        ("https://hf.co/u/m", "git@hf.co:u/m"),
        ("https://huggingface.co/u/m", "git@hf.co:u/m"),
        ("codecommit::us-east-1://p@R", "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/R"),
        ("/srv/git/r.git", "/srv/git/r.git"),
        ("https://h.example/a%20b/r", "https://h.example/a b/r.git"),
    ],
)  # fmt: skip
def test_the_same_repository(a: str, b: str) -> None:
    assert same_repository(a, b)
    assert same_repository(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("https://github.com/o/r", "https://github.com/p/r"),
        ("https://github.com/o/r", "https://gitlab.com/o/r"),
        ("https://h.example:8443/o/r", "https://h.example/o/r"),
        ("https://h.example/o/R", "https://h.example/o/r"),
        ("http://127.0.0.1:1234/r.git", "http://127.0.0.1:1235/r.git"),
        ("codecommit::us-east-1://R", "codecommit::eu-west-1://R"),
        ("/srv/git/r.git", "https://srv/git/r.git"),
        ("", "https://github.com/o/r"),
    ],
)
def test_another_repository(a: str, b: str) -> None:
    assert not same_repository(a, b)


@pytest.mark.parametrize(
    ("remote", "page", "branch", "file"),
    [
        ("git@github.com:o/r.git", "https://github.com/o/r", "/tree/f/x", "/blob/f/x/a%20b.ipynb"),
        ("https://gitlab.com/g/s/r.git", "https://gitlab.com/g/s/r", "/-/tree/f/x", "/-/blob/f/x/a%20b.ipynb"),
        ("https://codeberg.org/o/r.git", "https://codeberg.org/o/r", "/src/branch/f/x", "/src/branch/f/x/a%20b.ipynb"),
        ("git@bitbucket.org:w/r.git", "https://bitbucket.org/w/r", "/branch/f/x", "/src/f%2Fx/a%20b.ipynb"),
        ("https://huggingface.co/u/m", "https://huggingface.co/u/m", "/tree/f%2Fx", "/blob/f%2Fx/a%20b.ipynb"),
        ("git@git.sr.ht:~u/r", "https://git.sr.ht/~u/r", "/tree/f/x", "/tree/f/x/item/a%20b.ipynb"),
        ("git@ssh.dev.azure.com:v3/o/p/r", "https://dev.azure.com/o/p/_git/r", "?version=GBf/x", "?path=/a%20b.ipynb&version=GBf/x"),
    ],
)  # fmt: skip
def test_pages_for_people(remote: str, page: str, branch: str, file: str) -> None:
    assert web_url(remote) == page
    assert web_url(remote, "f/x") == page + branch
    assert web_url(remote, "f/x", "a b.ipynb") == page + file
    source = parse(page + file).with_refs(["f/x"])
    assert (source.ref, source.path) == ("f/x", "a b.ipynb")


def test_pages_of_hosts_that_an_administrator_named() -> None:
    named = {"git.example.org": "gitlab", "bb.example.org": "bitbucket_server"}
    assert web_url("git@git.example.org:g/r.git", "x", providers=named) == (
        "https://git.example.org/g/r/-/tree/x"
    )
    assert web_url("ssh://git@bb.example.org:7999/p/r.git", providers=named) == (
        "https://bb.example.org/projects/P/repos/r"
    )


@pytest.mark.parametrize("remote", ["https://git.example.net/o/r", "/srv/r.git", "", "x"])
def test_nobody_knows_the_pages_of_an_unknown_host(remote: str) -> None:
    assert web_url(remote) is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:secret@h.example/r.git?token=secret#secret", "https://h.example/r.git"),
        ("https://secret@h.example:8443/r.git", "https://h.example:8443/r.git"),
        ("ssh://git:secret@h.example/r.git", "ssh://git@h.example/r.git"),
        ("git@h.example:o/r.git", "git@h.example:o/r.git"),
        ("codecommit::us-east-1://profile@R", "codecommit::us-east-1://R"),
        ("/srv/git/r.git", "/srv/git/r.git"),
    ],
)
def test_a_remote_is_shown_without_its_secrets(url: str, shown: str) -> None:
    assert public_repository_url(url) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://user:secret@github.com/o/r", "https://github.com/…"),
        ("user:secret@github.com/o/r", "…"),
        ("https://example.org/page.html?token=secret", "https://example.org/page.html"),
        ("git clone https://user:secret@h.example/r", "git"),
        ("https://h.example/urls/user%3Asecret%40h/x", "…"),
        ("https://github.com/example-org", "https://github.com/example-org"),
        ("", ""),
    ],
)
def test_a_text_that_is_no_source_is_shown_without_secrets(text: str, shown: str) -> None:
    assert redacted(text) == shown


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("https://raw.githubusercontent.com/o/r/main/n.ipynb?token=GHSAT0", "https://raw.githubusercontent.com/o/r/main/n.ipynb"),
        ("https://b.example.org/n.ipynb?X-Amz-Signature=abc", "https://b.example.org/n.ipynb"),
        ("https://example.org/n.ipynb?v=2", "https://example.org/n.ipynb?v=2"),
        ("https://github.com/o/r#ref=dev&open=a", "https://github.com/o/r#ref=dev&open=a"),
        ("https://example.org/n.ipynb?u=https%3A%2F%2Fa%3Asecret%40h", "https://example.org/n.ipynb"),
    ],
)  # fmt: skip
def test_the_public_url_has_no_secret(text: str, public: str) -> None:
    assert parse(text).public_url() == public


def test_a_source_goes_over_the_wire_with_what_the_server_was_asked_for() -> None:
    wire = parse("https://github.com/o/r/tree/main").to_wire(branches=["main"])
    assert (wire.kind, wire.ref, wire.branches, wire.tags) == ("repository", "main", ["main"], None)
