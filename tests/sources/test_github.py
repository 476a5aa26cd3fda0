# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.meaning import GIST, SHA, assert_means, notebook, refused, repository

R = "https://github.com/o/r.git"
RAW = "https://raw.githubusercontent.com"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://github.com/o/r/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        (f"https://github.com/o/r/blob/{SHA}/n.ipynb#L3-L9", notebook(R, SHA, "n.ipynb", f"{RAW}/o/r/{SHA}/n.ipynb")),
        ("https://github.com/o/r/blame/main/a/n.ipynb", notebook(R, "main", "a/n.ipynb", f"{RAW}/o/r/main/a/n.ipynb")),
        ("https://github.com/o/r/edit/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("https://github.com/o/r/tree/main/a/n.ipynb", notebook(R, "main", "a/n.ipynb", f"{RAW}/o/r/main/a/n.ipynb")),
        ("https://github.com/o/r/blob/HEAD/n.ipynb", notebook(R, None, "n.ipynb", f"{RAW}/o/r/HEAD/n.ipynb")),
        ("https://github.com/o/r/blob/main/N.IPYNB", notebook(R, "main", "N.IPYNB", f"{RAW}/o/r/main/N.IPYNB")),
        ("https://github.com/o/r/raw/refs/tags/v1/n.ipynb", notebook(R, "v1", "n.ipynb", f"{RAW}/o/r/refs/tags/v1/n.ipynb")),
        ("https://github.com/o/r/blob/feat%2Fx/n.ipynb", notebook(R, "feat/x", "n.ipynb", f"{RAW}/o/r/feat/x/n.ipynb")),
        ("https://github.com/o/r/blob/main/a+b/~c(1)'.ipynb", notebook(R, "main", "a+b/~c(1)'.ipynb", f"{RAW}/o/r/main/a+b/~c(1)'.ipynb")),
        ("https://github.com/o/r/blob/main/Ünï cö.ipynb", notebook(R, "main", "Ünï cö.ipynb", f"{RAW}/o/r/main/%C3%9Cn%C3%AF%20c%C3%B6.ipynb")),
        ("https://github.com/o/r/blob/main/100%.ipynb", notebook(R, "main", "100%.ipynb", f"{RAW}/o/r/main/100%25.ipynb")),
        ("https://github.com/o/r/blob/main/a%3Fb.ipynb", notebook(R, "main", "a?b.ipynb", f"{RAW}/o/r/main/a%3Fb.ipynb")),
        ("https://github.com//o/r//blob/main//n.ipynb/", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("http://github.com:80/o/r/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("https://www.github.com/o/r/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("HTTPS://GitHub.COM./o/r/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("https://github.dev/o/r/blob/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/main/n.ipynb")),
        ("https://media.githubusercontent.com/media/o/r/main/n.ipynb", notebook(R, "main", "n.ipynb", "https://media.githubusercontent.com/media/o/r/main/n.ipynb")),
        ("https://github.com/o/r/releases/download/v1/n.ipynb", notebook(R, None, None, "https://github.com/o/r/releases/download/v1/n.ipynb")),
        ("https://raw.githubusercontent.com/o/r/refs/heads/main/n.ipynb", notebook(R, "main", "n.ipynb", f"{RAW}/o/r/refs/heads/main/n.ipynb")),
    ],
)  # fmt: skip
def test_notebooks(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "github"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://github.com/o/r/", repository(R, name="r")),
        ("https://github.com/o/r?tab=readme-ov-file#readme", repository(R)),
        ("github.com/o/r", repository(R)),
        ("git://github.com/o/r.git", repository(R)),
        ("o/r.git", repository(R)),
        ("ssh://git@github.com/o/r.git", repository("ssh://git@github.com/o/r.git")),
        ("ssh://git@ssh.github.com:443/o/r.git", repository("ssh://git@ssh.github.com:443/o/r.git")),
        ("git@github.com/o/r.git", repository("git@github.com:o/r.git")),
        ("https://github.com/o/r/tree/v1.0", repository(R, ref="v1.0")),
        ("https://github.com/o/r/tree/refs/heads/main", repository(R, ref="main")),
        ("https://github.com/o/r/tree/feat%2Fx/sub", repository(R, ref="feat/x", open="sub")),
        ("https://github.com/o/r/tree/feat/x/sub", repository(R, refs=["feat", "feat/x"], ref="feat/x", open="sub")),
        ("https://github.com/o/r/tree/feat/x", repository(R, refs=["feat/x"], ref="feat/x")),
        ("https://github.com/o/r/tree/main/sub", repository(R, ref="main", open="sub")),
        ("https://github.com/o/r/blob/main/src/x.py", repository(R, ref="main", open="src/x.py")),
        ("https://raw.githubusercontent.com/o/r/main/data.csv", repository(R, ref="main", open="data.csv")),
        (f"https://github.com/o/r/commit/{SHA}", repository(R, ref=SHA)),
        ("https://github.com/o/r/commits/main/", repository(R, ref="main")),
        ("https://github.com/o/r/commits", repository(R)),
        ("https://github.com/o/r/pull/12/files", repository(R, ref="refs/pull/12/head")),
        (f"https://github.com/o/r/pull/12/commits/{SHA}", repository(R, ref=SHA)),
        ("https://github.com/o/r/releases/tag/v1.0", repository(R, ref="v1.0")),
        ("https://github.com/o/r/releases", repository(R)),
        ("https://github.com/o/r/branches", repository(R)),
        ("https://github.com/o/r/archive/refs/heads/main.zip", repository(R, ref="main")),
        ("https://github.com/o/r/archive/v1.0.tar.gz", repository(R, ref="v1.0")),
        ("https://github.com/o/blob/tree/main", repository("https://github.com/o/blob.git", ref="main", name="blob")),
        ("https://github.com/o/-", repository("https://github.com/o/-.git", name="repository")),
        ("https://github.com/o/.github", repository("https://github.com/o/.github.git", name="github")),
        ("https://github.com/o/rel-1.2", repository("https://github.com/o/rel-1.2.git", name="rel-1.2")),
        ("https://github.com/login?return_to=https%3A%2F%2Fgithub.com%2Fo%2Fr", repository(R)),
        ("https://github.com/codespaces/new/o/r", repository(R)),
    ],
)  # fmt: skip
def test_repositories(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "github"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://github.com", "site_page"),
        ("https://github.com/explore", "site_page"),
        ("https://github.com/search?q=x", "site_page"),
        ("https://github.com/settings/tokens", "site_page"),
        ("https://github.com/example-org", "account_page"),
        ("https://github.com/orgs/o/repositories", "account_page"),
        ("https://github.com/o/r/issues/5", "repository_page"),
        ("https://github.com/o/r/settings", "repository_page"),
        ("https://github.com/o/r/wiki", "repository_page"),
        ("https://github.com/o/r/compare/main...x", "repository_page"),
        ("https://github.com/o/r.git/info/refs", "repository_page"),
        ("https://github.com/o/r|s", "no_repository"),
        ("https://github.com/o/..", "no_repository"),
        ("https://github.com/o/r/blob/main/../../../n.ipynb", "path"),
        ("https://github.com/o/r/blob/main/%2e%2e/n.ipynb", "path"),
        ("https://github.com/o/r/tree/main/.git/config", "path"),
        ("https://github.com/o/r/blob/main/a%00b.ipynb", "control_character"),
        ("https://github.com/o/r/blob/main/a%0Ab.ipynb", "control_character"),
        ("https://github.com/o/r/blob/main/a%5Cb.ipynb", "backslash"),
        ("https://github.com/o/r/tree/--upload-pack=x", "ref"),
        ("https://github.com/o/r/tree/a..b", "ref"),
        ("https://github.com/o/r/tree/x%20y", "ref"),
    ],
)  # fmt: skip
def test_pages_without_files_say_what_they_are(text: str, reason: str) -> None:
    assert refused(text).data["reason"] == reason


def test_a_page_about_a_repository_offers_the_repository() -> None:
    assert refused("https://github.com/o/r/issues").data["suggestion"] == "https://github.com/o/r"


def test_an_enterprise_host_is_told_by_its_pages() -> None:
    page = "https://code.example.org:8443/o/r"
    expected = notebook(f"{page}.git", "main", "a/n.ipynb", f"{page}/raw/main/a/n.ipynb")
    assert_means(f"{page}/blob/main/a/n.ipynb", expected | {"host": "code.example.org:8443"})
    assert_means(f"{page}/tree/main/a", repository(f"{page}.git", ref="main", open="a"))
    assert_means(f"{page}/pull/3", repository(f"{page}.git", ref="refs/pull/3/head"))


@pytest.mark.parametrize("host", ["github.example.org", "acme.ghe.com"])
def test_an_enterprise_host_is_told_by_its_name(host: str) -> None:
    assert_means(f"https://{host}/o/r", repository(f"https://{host}/o/r.git", provider="github"))


def test_an_enterprise_host_without_subdomains_has_raw_files_below_its_root() -> None:
    url = "https://code.example.org/raw/o/r/main/n.ipynb"
    expected = notebook(
        "https://code.example.org/o/r.git", "main", "n.ipynb",
        "https://code.example.org/o/r/raw/main/n.ipynb",
    )  # fmt: skip
    assert_means(url, expected, {"code.example.org": "github"})


GIT = f"https://gist.github.com/{GIST}.git"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"https://gist.github.com/{GIST}", {"kind": "notebook", "repository": GIT}),
        (f"https://gist.github.com/u/{GIST}/{SHA}", {"kind": "notebook", "ref": SHA}),
        (f"https://gist.github.com/u/{GIST}#file-my-nb-ipynb", {"name": "my-nb.ipynb"}),
        (f"https://gist.github.com/u/{GIST}.js", {"kind": "notebook", "repository": GIT}),
        ("https://gist.github.com/u/2563352", {"kind": "notebook", "download": None}),
        (GIT, {"kind": "repository", "repository": GIT, "name": "gist-01234567"}),
        (f"git@gist.github.com:{GIST}.git", {"kind": "repository", "provider": "gist"}),
        (
            f"https://gist.github.com/u/{GIST}/raw/{SHA}/a.py",
            {"kind": "repository", "open": "a.py"},
        ),
        (
            f"https://gist.githubusercontent.com/u/{GIST}/raw/{SHA}/My%20NB.ipynb",
            {
                "name": "My NB.ipynb",
                "repository": GIT,
                "download": f"https://gist.githubusercontent.com/u/{GIST}/raw/{SHA}/My%20NB.ipynb",
            },
        ),
    ],
)
def test_gists(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "gist"})


def test_an_account_of_gists_is_no_gist() -> None:
    assert refused("https://gist.github.com/deadbeef").data["reason"] == "account_page"
    assert refused("https://gist.github.com/discover").data["reason"] == "site_page"
