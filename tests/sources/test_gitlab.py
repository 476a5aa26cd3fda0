# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.meaning import SHA, assert_means, notebook, refused, repository

R = "https://gitlab.com/g/r.git"
PAGE = "https://gitlab.com/g/r"
RAW = f"{PAGE}/-/raw"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PAGE}/-/blob/main/a/n.ipynb", notebook(R, "main", "a/n.ipynb", f"{RAW}/main/a/n.ipynb")),
        (f"{PAGE}/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/main/n.ipynb")),
        (f"{PAGE}/-/blame/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/main/n.ipynb")),
        (f"{PAGE}/-/blob/{SHA}/n.ipynb", notebook(R, SHA, "n.ipynb", f"{RAW}/{SHA}/n.ipynb")),
        (f"{PAGE}/-/blob/feat%2Fx/n.ipynb", notebook(R, "feat/x", "n.ipynb", f"{RAW}/feat%2Fx/n.ipynb")),
        (f"{PAGE}/-/blob/main/%C3%BC%20%23.ipynb", notebook(R, "main", "ü #.ipynb", f"{RAW}/main/%C3%BC%20%23.ipynb")),
        ("https://gitlab.com/-/ide/project/g/r/edit/main/-/a/n.ipynb", notebook(R, "main", "a/n.ipynb", f"{RAW}/main/a/n.ipynb")),
        (f"{PAGE}/blob/main/-/n.ipynb", {"repository": R, "ref": "main", "path": "-/n.ipynb"}),
        (f"{PAGE}/-/blob/main/-/n.ipynb", {"repository": R, "ref": "main", "path": "-/n.ipynb"}),
        (f"{PAGE}/-/jobs/1/artifacts/file/out/n.ipynb", notebook(R, None, None, f"{PAGE}/-/jobs/1/artifacts/raw/out/n.ipynb")),
        ("https://gitlab.com/g/s/blob/blob/main/n.ipynb", {"repository": "https://gitlab.com/g/s/blob.git", "ref": "main"}),
        ("https://gitlab.com/a/tree/-/blob/blob/tree/n.ipynb", {"repository": "https://gitlab.com/a/tree.git", "ref": "blob", "path": "tree/n.ipynb"}),
        ("https://gitlab.com/api/v4/projects/g%2Fr/repository/files/a%2Fn.ipynb/raw?ref=dev", {"repository": R, "ref": "dev", "path": "a/n.ipynb", "name": "n.ipynb"}),
    ],
)  # fmt: skip
def test_notebooks(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"kind": "notebook", "provider": "gitlab", "host": "gitlab.com"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, repository(R, name="r")),
        (f"{PAGE}.git", repository(R)),
        ("http://gitlab.com/g/r", repository(R)),
        ("https://gitlab.com/g/s1/s2/s3/r", repository("https://gitlab.com/g/s1/s2/s3/r.git", name="r")),
        (f"{PAGE}/-/tree/main/sub", repository(R, ref="main", open="sub")),
        (f"{PAGE}/-/tree/main/?ref_type=heads", repository(R, ref="main")),
        (f"{PAGE}/-/blob/main/x.py", repository(R, ref="main", open="x.py")),
        (f"{PAGE}/-/commit/{SHA}", repository(R, ref=SHA)),
        (f"{PAGE}/-/commits/main", repository(R, ref="main")),
        (f"{PAGE}/-/tags/rel/1.0", repository(R, ref="rel/1.0")),
        (f"{PAGE}/-/releases/v1.0", repository(R, ref="v1.0")),
        (f"{PAGE}/-/releases/permalink/latest", repository(R)),
        (f"{PAGE}/-/archive/feat/x/r-feat-x.zip", repository(R, ref="feat/x")),
        (f"{PAGE}/-/branches", repository(R)),
        (f"{PAGE}/-/merge_requests/7/diffs", repository(R, ref="refs/merge-requests/7/head")),
        ("git@gitlab.com:g/s/r.git", repository("git@gitlab.com:g/s/r.git", name="r")),
        ("ssh://git@altssh.gitlab.com:443/g/r.git", repository("ssh://git@altssh.gitlab.com:443/g/r.git")),
    ],
)  # fmt: skip
def test_repositories(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "gitlab"})


@pytest.mark.parametrize(
    "base",
    [
        "https://code.example.org",
        "https://code.example.org:8443",
        "https://example.org/gitlab",
        "http://gitlab.internal:8080",
    ],
)
def test_a_dash_tells_gitlab_on_any_host(base: str) -> None:
    page = f"{base}/g/s/r"
    raw = f"{page}/-/raw/main/n.ipynb"
    assert_means(f"{page}/-/blob/main/n.ipynb", notebook(f"{page}.git", "main", "n.ipynb", raw))
    assert_means(f"{page}/-/tree/main", repository(f"{page}.git", ref="main", name="r"))
    merge_request = repository(f"{page}.git", ref="refs/merge-requests/3/head")
    assert_means(f"{page}/-/merge_requests/3", merge_request)


def test_a_named_host_needs_no_dash() -> None:
    page = "https://code.example.org/g/s/r"
    providers = {"code.example.org": "gitlab"}
    assert_means(page, repository(f"{page}.git", provider="gitlab"), providers)
    expected = notebook(f"{page}.git", "main", "n.ipynb", f"{page}/-/raw/main/n.ipynb")
    assert_means(f"{page}/blob/main/n.ipynb", expected, providers)
    assert refused("https://code.example.org/g", providers).data["reason"] == "account_page"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://gitlab.com/snippets/5", {"url": "https://gitlab.com/-/snippets/5"}),
        (f"{PAGE}/-/snippets/5", {"url": f"{PAGE}/-/snippets/5", "repository": f"{PAGE}/snippets/5.git"}),
        (f"{PAGE}/snippets/5", {"url": f"{PAGE}/-/snippets/5"}),
        ("https://code.example.org/-/snippets/5", {"host": "code.example.org"}),
    ],
)  # fmt: skip
def test_a_snippet_is_asked_for_its_notebooks(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"kind": "notebook", "provider": "gitlab", "download": None})


def test_a_file_of_a_snippet_is_downloaded_from_its_address() -> None:
    url = f"{PAGE}/-/snippets/5/raw/main/n.ipynb"
    assert_means(url, {"kind": "notebook", "download": url, "name": "n.ipynb"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://gitlab.com", "site_page"),
        ("https://gitlab.com/explore", "site_page"),
        ("https://gitlab.com/g", "account_page"),
        ("https://gitlab.com/groups/g", "account_page"),
        (f"{PAGE}/-/issues/1", "repository_page"),
        (f"{PAGE}/-/pipelines", "repository_page"),
        (f"{PAGE}/-/blob/main/../n.ipynb", "path"),
        (f"{PAGE}/-/raw/main/n.ipynb?private_token=glpat-abc", "credentials"),
        (f"{PAGE}?access_token=abc", "credentials"),
    ],
)
def test_pages_without_files_say_what_they_are(text: str, reason: str) -> None:
    assert refused(text).data["reason"] == reason
