"""Files by their address, hosts of files, and hosts that nobody knows."""

# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.meaning import assert_means, refused, repository


@pytest.mark.parametrize(
    ("text", "download", "name"),
    [
        ("https://example.org/a/n.ipynb", "https://example.org/a/n.ipynb", "n.ipynb"),
        ("example.org/a/n.ipynb", "https://example.org/a/n.ipynb", "n.ipynb"),
        ("https://example.org:443/n.ipynb", "https://example.org/n.ipynb", "n.ipynb"),
        ("http://example.org:8080/n.ipynb", "http://example.org:8080/n.ipynb", "n.ipynb"),
        ("127.0.0.1:8000/n.ipynb", "http://127.0.0.1:8000/n.ipynb", "n.ipynb"),
        ("http://[::1]:8000/n.ipynb", "http://[::1]:8000/n.ipynb", "n.ipynb"),
        ("https://example.org/n.ipynb#cell-3", "https://example.org/n.ipynb", "n.ipynb"),
        ("https://example.org/n.ipynb?v=1&w=a+b", "https://example.org/n.ipynb?v=1&w=a+b", "n.ipynb"),
        ("https://example.org/a b/ü.ipynb", "https://example.org/a%20b/%C3%BC.ipynb", "ü.ipynb"),
        ("https://example.org/a%20b/%23.ipynb", "https://example.org/a%20b/%23.ipynb", "#.ipynb"),
        ("https://example.org/~u/a+b.ipynb", "https://example.org/~u/a+b.ipynb", "a+b.ipynb"),
        ("https://example.org/%FF.ipynb", "https://example.org/%FF.ipynb", "�.ipynb"),
        ("https://example.org/a%2Fb.ipynb", "https://example.org/a%2Fb.ipynb", "a_b.ipynb"),
        ("https://example.org/N.Ipynb", "https://example.org/N.Ipynb", "N.Ipynb"),
        ("https://example.org/.ipynb", "https://example.org/.ipynb", "notebook.ipynb"),
        ("https://gitlab.example.org/files/n.ipynb", "https://gitlab.example.org/files/n.ipynb", "n.ipynb"),
        ("https://cloud.example.org/s/x/download?path=%2F&files=My%20NB.ipynb", "https://cloud.example.org/s/x/download?path=%2F&files=My%20NB.ipynb", "My NB.ipynb"),
        ("http://bucket.s3.amazonaws.com/n.ipynb", "https://bucket.s3.amazonaws.com/n.ipynb", "n.ipynb"),
        ("http://zenodo.org/record/7/files/n.ipynb", "https://zenodo.org/record/7/files/n.ipynb", "n.ipynb"),
        ("https://zenodo.org/records/7/preview/n.ipynb?include_deleted=0", "https://zenodo.org/records/7/files/n.ipynb", "n.ipynb"),
        ("https://zenodo.org/api/records/7/files/n.ipynb/content", "https://zenodo.org/api/records/7/files/n.ipynb/content", "n.ipynb"),
        ("https://dropbox.com/s/z/My%20NB.ipynb?dl=1", "https://dl.dropbox.com/s/z/My%20NB.ipynb", "My NB.ipynb"),
        ("https://www.dropbox.com/scl/fi/z/n.ipynb?rlkey=k&st=x&dl=0", "https://www.dropbox.com/scl/fi/z/n.ipynb?rlkey=k&dl=1", "n.ipynb"),
        ("https://drive.google.com/open?id=ID0", "https://drive.google.com/uc?id=ID0", "notebook.ipynb"),
        ("https://drive.google.com/uc?export=download&id=ID0", "https://drive.google.com/uc?id=ID0", "notebook.ipynb"),
        ("https://figshare.com/ndownloader/files/12", "https://figshare.com/ndownloader/files/12", "notebook.ipynb"),
        ("http://ndownloader.figshare.com/files/12", "https://ndownloader.figshare.com/files/12", "notebook.ipynb"),
        ("https://figshare.com/ndownloader/files/12?private_link=ab", "https://figshare.com/ndownloader/files/12?private_link=ab", "notebook.ipynb"),
        ("https://drive.google.com/file/d/ID0/view?resourcekey=k", "https://drive.google.com/uc?id=ID0&resourcekey=k", "notebook.ipynb"),
    ],
)  # fmt: skip
def test_notebooks_by_their_address(text: str, download: str, name: str) -> None:
    assert_means(text, {"kind": "notebook", "download": download, "name": name})


@pytest.mark.parametrize(
    "url",
    [
        "https://bucket.s3.example.org/n.ipynb?X-Amz-Credential=a%2Fb&X-Amz-Signature=a%2Bb%3D",
        "https://a.blob.core.windows.net/c/n.ipynb?sv=2024&sig=a%2Fb%3D&se=x",
        "https://storage.googleapis.com/b/n.ipynb?X-Goog-Signature=ab",
        "https://example.org/n.ipynb?t=eyJhbGciOiJIUzI1NiJ9.e30.abc",
    ],
)
def test_a_signed_address_is_kept_byte_for_byte_and_secret(url: str) -> None:
    assert_means(url, {"download": url, "secret": True})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/r.git", repository("https://example.org/r.git", name="r")),
        ("https://example.org/a/b/r.git/", repository("https://example.org/a/b/r.git", name="r")),
        ("https://example.org/r.git?x=1", repository("https://example.org/r.git")),
        ("http://127.0.0.1:8765/sample.git", repository("http://127.0.0.1:8765/sample.git", name="sample")),
        ("https://git.example.net/team/data", repository("https://git.example.net/team/data", name="data")),
        ("https://git.example.net/team/site.js", "web_page"),
        ("https://git.example.net/team/vim.nvim", repository("https://git.example.net/team/vim.nvim")),
        ("https://git.example.net/team/rel-1.2/", repository("https://git.example.net/team/rel-1.2")),
        ("https://git.example.net/team/data?tab=1", "web_page"),
        ("https://git.example.net/course", repository("https://git.example.net/course", name="course")),
        ("https://git.example.net/course?tab=1", "web_page"),
        ("https://git.example.net/course.html", "web_page"),
        ("https://files.example.net/a/plot.html", "web_page"),
        ("https://example.org/a/xXipynb", "web_page"),
        ("https://example.org", "web_page"),
    ],
)  # fmt: skip
def test_repositories_on_hosts_that_nobody_knows(text: str, expected: dict[str, Any] | str) -> None:
    if isinstance(expected, str):
        error = refused(text)
        assert (error.code, error.data["reason"]) == ("not_a_notebook", expected)
    else:
        assert_means(text, expected | {"provider": "git"})


def test_a_web_page_is_named() -> None:
    assert refused("https://files.example.net/a/plot.html").data["name"] == "plot.html"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("git@host.example:o/r.git", repository("git@host.example:o/r.git", name="r")),
        ("git@HOST.example:o/r/", repository("git@host.example:o/r")),
        ("host.example:o/r.git", repository("host.example:o/r.git")),
        ("me@host.example:/srv/git/r.git", repository("me@host.example:/srv/git/r.git")),
        ("git@[2001:db8::1]:o/r.git", repository("git@[2001:db8::1]:o/r.git")),
        ("ssh://git@host.example:2222/o/r.git", repository("ssh://git@host.example:2222/o/r.git")),
        ("ssh://host.example:22/o/r.git", repository("ssh://host.example/o/r.git")),
        ("ssh://git@[2001:db8::1]:2222/o/r", repository("ssh://git@[2001:db8::1]:2222/o/r")),
        ("git+ssh://git@host.example/o/r.git", repository("ssh://git@host.example/o/r.git")),
    ],
)
def test_ssh(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "git"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ssh://git:secret@host.example/o/r", "credentials"),
        ("ssh://-oProxyCommand=x/o/r", "option"),
        ("ssh://-l@host.example/o/r", "option"),
        ("git@-evil.example:o/r", "option"),
        ("git@host.example:-o/r", "option"),
        ("ssh://git@host.example:99999/o/r", "port"),
        ("ssh://git@host.example", "path"),
        ("git@host.example:../r", "path"),
        ("https://www.dropbox.com/home", "site_page"),
        ("https://zenodo.org/records/7", "web_page"),
        ("https://drive.google.com/drive/folders/x", "viewer_only"),
        ("https://figshare.com/articles/dataset/a/1", "viewer_only"),
        ("https://github.com/../x", "no_repository"),
        ("https://github.com/x/..", "no_repository"),
        ("https://github.example.org/../x", "no_repository"),
        ("https://gitlab.com/../x", "path"),
        ("https://codeberg.org/../x", "path"),
        ("https://bitbucket.org/../x", "path"),
        ("https://huggingface.co/../x", "path"),
        ("https://git.sr.ht/../x", "site_page"),
        ("https://git.example.net/../x", "path"),
        ("https://git.example.net/..", "path"),
        ("codecommit::us-east-1://--x", "no_repository"),
        ("https://git-codecommit.us-east-1.amazonaws.com/v1/repos/--x", "no_repository"),
    ],
)
def test_addresses_that_lead_nowhere(text: str, reason: str) -> None:
    assert refused(text).data["reason"] == reason
