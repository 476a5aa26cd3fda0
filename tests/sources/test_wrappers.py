"""Links that hold a link."""

# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.sources.meaning import GIST, assert_means, notebook, refused, repository

R = "https://github.com/o/r.git"
PAGE = "https://github.com/o/r/blob/main/a/n.ipynb"
NOTEBOOK = notebook(R, "main", "a/n.ipynb", "https://raw.githubusercontent.com/o/r/main/a/n.ipynb")


def escaped(text: str) -> str:
    return quote(text, safe="")


@pytest.mark.parametrize(
    "text",
    [
        "https://nbviewer.org/github/o/r/blob/main/a/n.ipynb",
        "https://nbviewer.jupyter.org/github/o/r/blob/main/a/n.ipynb?flush_cache=true",
        "https://nbviewer.org/format/slides/github/o/r/blob/main/a/n.ipynb#/",
        "https://nbviewer.org/urls/raw.githubusercontent.com/o/r/main/a/n.ipynb",
        "https://nbviewer.org/url/github.com/o/r/blob/main/a/n.ipynb",
        "https://colab.research.google.com/github/o/r/blob/main/a/n.ipynb#scrollTo=x",
        f"https://colab.research.google.com/notebook#fileId={escaped(PAGE)}",
        "https://studiolab.sagemaker.aws/import/github/o/r/blob/main/a/n.ipynb",
        f"https://www.kaggle.com/kernels/welcome?src={escaped(PAGE)}",
        f"https://deepnote.com/launch?url={escaped(PAGE)}",
        f"https://deepnote.com/launch?url={PAGE}",
        "https://deepnote.com/viewer/github/o/r/blob/main/a/n.ipynb",
        "https://console.paperspace.com/github/o/r/blob/main/a/n.ipynb?machine=Free-GPU",
        "https://vscode.dev/github/o/r/blob/main/a/n.ipynb",
        f"https://console.cloud.google.com/vertex-ai/colab/import/{escaped(PAGE)}",
        f"https://console.cloud.google.com/vertex-ai/workbench/deploy-notebook?download_url={escaped(PAGE)}",
        f"https://www.google.com/url?sa=t&url={escaped(PAGE)}",
        "https://cloud.backend.ai/start?type=url&data=" + escaped('{"url":"' + PAGE + '"}'),
        'https://cloud.backend.ai/start?type=url&data={"url":"' + PAGE + '"}',
        "https://cloud.backend.ai/github?o/r/blob/main/a/n.ipynb",
        "https://cloud.backend.ai/github?o/r/main/a/n.ipynb",
        f"https://hub.example.org/hub/user-redirect/lab?import-run={escaped(PAGE)}",
        f"http://localhost:8888/lab?token=abc&import-run={escaped(PAGE)}",
        f"https://hub.example.org/lab?import-run={escaped(f'https://deepnote.com/launch?url={escaped(PAGE)}')}",
    ],
)  # fmt: skip
def test_a_link_to_a_notebook_is_the_notebook(text: str) -> None:
    assert_means(text, NOTEBOOK | {"url": PAGE, "secret": False})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://mybinder.org/v2/gh/o/r/HEAD", repository(R)),
        ("https://mybinder.org/v2/gh/o/r.git/main", repository(R, ref="main")),
        ("https://mybinder.org/v2/gh/o/r/feat/x?labpath=a%2Fn.ipynb", repository(R, ref="feat/x", open="a/n.ipynb")),
        ("https://mybinder.org/v2/gh/o/r/main?filepath=%2Fa%20b%2Fn.ipynb", repository(R, ref="main", open="a b/n.ipynb")),
        ("https://mybinder.org/v2/gh/o/r/main?urlpath=lab%2Ftree%2Fa%2Fn.ipynb%3Fautodecode", repository(R, ref="main", open="a/n.ipynb")),
        ("https://mybinder.org/v2/gh/o/r/main?urlpath=%2Fnotebooks%2Fn.ipynb", repository(R, ref="main", open="n.ipynb")),
        ("https://mybinder.org/v2/gh/o/r/main?urlpath=rstudio", repository(R, ref="main")),
        ("https://mybinder.org/v2/gl/g%2Fs%2Fr/main", repository("https://gitlab.com/g/s/r.git", ref="main")),
        (f"https://mybinder.org/v2/git/{escaped('https://git.example.org/r.git')}/dev", repository("https://git.example.org/r.git", ref="dev")),
        (f"https://mybinder.org/v2/git/{escaped('https://git.example.org/course')}/main", repository("https://git.example.org/course", ref="main")),
        (f"https://hub.example.org/git-pull?repo={escaped('https://git.example.org/course')}&branch=b", repository("https://git.example.org/course", ref="b")),
        (f"https://hub.example.org/git-pull?repo={escaped('https://git.example.org/team/site.js')}", repository("https://git.example.org/team/site.js")),
        (f"https://hub.example.org/git-pull?repo={escaped('http://127.0.0.1/x')}", repository("http://127.0.0.1/x")),
        (f"https://mybinder.org/v2/gist/u/{GIST}/HEAD", repository(f"https://gist.github.com/{GIST}.git")),
        ("https://notebooks.example.org/binder/v2/gh/o/r/main", repository(R, ref="main")),
        (
            "https://mybinder.org/v2/gh/env/e/main?urlpath="
            + escaped(f"git-pull?repo={escaped('https://github.com/o/r')}&branch=b&urlpath={escaped('lab/tree/r/n.ipynb')}"),
            repository(R, ref="b", open="n.ipynb"),
        ),
    ],
)  # fmt: skip
def test_binder(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected)


PULL = "https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fo%2Fr"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", repository(R, name="r")),
        ("&branch=feat%2Fx", repository(R, ref="feat/x")),
        ("&urlpath=lab%2Ftree%2Fr%2Fa%2Fn.ipynb%3Fautodecode", repository(R, open="a/n.ipynb")),
        ("&urlpath=tree/r/a/", repository(R, open="a")),
        ("&urlpath=notebooks/r/n.ipynb", repository(R, open="n.ipynb")),
        ("&urlpath=retro/notebooks/r/n.ipynb", repository(R, open="n.ipynb")),
        ("&urlpath=lab/tree/r", repository(R)),
        ("&urlpath=lab/tree/elsewhere/n.ipynb", repository(R)),
        ("&urlpath=rstudio/", repository(R)),
        (
            "&targetPath=course/week1&urlpath=tree/course/week1/n.ipynb",
            repository(R, open="n.ipynb"),
        ),
        ("&subPath=a%2Fn.ipynb&app=lab", repository(R, open="a/n.ipynb")),
    ],
)
def test_nbgitpuller(more: str, expected: dict[str, Any]) -> None:
    assert_means(PULL + more, expected)
    assert_means((PULL + more).replace("hub/user-redirect", "user/ada/named"), expected)
    behind_login = "https://hub.example.org/hub/login?next=" + escaped(PULL[23:] + more)
    assert_means(behind_login, expected)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", repository(R)),
        ("&branch=feat%2Fx&open=a%2Fn.ipynb", repository(R, ref="feat/x", open="a/n.ipynb")),
        ("&open=My%20NB%20%231.ipynb", repository(R, open="My NB #1.ipynb")),
    ],
)
def test_our_own_links_say_branch_and_file(more: str, expected: dict[str, Any]) -> None:
    link = (
        "https://hub.example.org/hub/user-redirect/lab?import-run=https%3A%2F%2Fgithub.com%2Fo%2Fr"
    )
    assert_means(link + more, expected)


def test_a_link_tells_the_branch_of_a_notebook_from_its_path() -> None:
    page = escaped("https://github.com/o/r/blob/feat/x/n.ipynb")
    link = f"https://hub.example.org/lab?import-run={page}&branch=feat%2Fx"
    assert_means(link, {"kind": "notebook", "ref": "feat/x", "path": "n.ipynb", "tail": ()})


def test_a_link_tells_the_branch_of_a_folder_from_its_path() -> None:
    page = escaped("https://github.com/o/r/tree/feat/x/sub")
    link = f"https://hub.example.org/lab?import-run={page}&branch=feat%2Fx"
    assert_means(link, repository(R, ref="feat/x", open="sub"))


def test_a_secret_inside_a_link_stays_one() -> None:
    inner = escaped("https://files.example.org/n.ipynb?token=abc")
    assert_means(f"https://hub.example.org/lab?import-run={inner}", {"secret": True})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"https://nbviewer.org/gist/u/{GIST}", {"provider": "gist", "download": None}),
        (f"https://nbviewer.org/gist/u/{GIST}/My%20NB.ipynb", {"provider": "gist", "name": "my-nb.ipynb"}),
        ("https://nbviewer.org/urls/h.example.org:8443/a%20b/p.ipynb", {"download": "https://h.example.org:8443/a%20b/p.ipynb"}),
        ("https://nbviewer.org/url/h.example.org/p.ipynb", {"download": "http://h.example.org/p.ipynb"}),
        ("https://nbviewer.org/urls/h.example.org/p.ipynb?v=2", {"download": "https://h.example.org/p.ipynb?v=2"}),
        ("https://colab.research.google.com/drive/1AbCdEfGhIjK?usp=sharing", {"download": "https://drive.google.com/uc?id=1AbCdEfGhIjK"}),
        ("https://colab.research.google.com/gist/u/" + GIST, {"provider": "gist"}),
        ("https://colab.research.google.com/github/o/r", {"kind": "repository", "repository": R}),
    ],
)  # fmt: skip
def test_viewers_of_other_files(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        (PULL.replace("https%3A%2F%2F", "https%3A%2F%2Fuser%3Asecret%40"), "invalid_url", "credentials"),
        ("https://hub.example.org/git-pull?repo=%2Fsrv%2Fgit%2Fr", "invalid_url", "local_path"),
        ("https://hub.example.org/git-pull?repo=--upload-pack%3Dx", "invalid_url", "option"),
        ("https://hub.example.org/git-pull?repo=https%3A%2F%2Fgit.example.org", "not_a_notebook", "web_page"),
        ("https://hub.example.org/git-pull?repo=https%3A%2F%2Fgit.example.org%2Fn.ipynb", "invalid_url", "no_link"),
        ("https://hub.example.org/git-pull?repo=" + escaped(PAGE), "invalid_url", "no_link"),
        (f"{PULL}&branch=--upload-pack%3Dx", "invalid_url", "ref"),
        (f"{PULL}&urlpath=lab/tree/r/../../etc/passwd", "invalid_url", "path"),
        ("https://hub.example.org/lab?import-run=", "invalid_url", "no_link"),
        ("https://hub.example.org/lab?import-run=file%3A%2F%2F%2Fetc%2Fpasswd", "invalid_url", "local_path"),
        ("https://hub.example.org/start?data=%5B%5D", "invalid_url", "no_link"),
        ("https://hub.example.org/start?data=" + "[" * 2000, "invalid_url", "no_link"),
        ("https://hub.example.org/hub/login?next=%2Fhub%2Fhome", "not_a_notebook", "web_page"),
        ("https://mybinder.org", "invalid_url", "site_page"),
        ("https://mybinder.org/v2/zenodo/10.5281/zenodo.3242074/", "unsupported", "archive"),
        ("https://doi.org/10.5281/zenodo.3242074", "unsupported", "archive"),
        ("https://nbviewer.org/", "invalid_url", "site_page"),
        ("https://colab.research.google.com/", "invalid_url", "site_page"),
        ("https://www.google.com/search?q=notebook", "invalid_url", "site_page"),
        ("https://www.kaggle.com/code/u/slug", "unsupported", "viewer_only"),
        ("https://deepnote.com/workspace/a/project/b", "unsupported", "viewer_only"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(text: str, code: str, reason: str) -> None:
    error = refused(text)
    assert (error.code, error.data["reason"]) == (code, reason)


def test_links_in_links_end_somewhere() -> None:
    link = PAGE
    for _ in range(5):
        link = f"https://h.example.org/lab?import-run={escaped(link)}"
    assert refused(link).data["reason"] == "nested"
