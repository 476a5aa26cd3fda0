"""Gitea, Bitbucket, Hugging Face, Azure DevOps, CodeCommit, SourceHut, cgit."""

# ruff: noqa: E501 - a row of a table stays on one line

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.meaning import SHA, assert_means, notebook, refused, repository

CODEBERG = "https://codeberg.org/o/r"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CODEBERG, repository(f"{CODEBERG}.git", name="r")),
        (f"{CODEBERG}/src/branch/main", repository(f"{CODEBERG}.git", ref="main")),
        (f"{CODEBERG}/src/branch/feat/x/a", repository(f"{CODEBERG}.git", refs=["feat/x"], ref="feat/x", open="a")),
        (f"{CODEBERG}/src/branch/main/x.py", repository(f"{CODEBERG}.git", ref="main", open="x.py")),
        (f"{CODEBERG}/commit/{SHA}", repository(f"{CODEBERG}.git", ref=SHA)),
        (f"{CODEBERG}/commits/branch/main", repository(f"{CODEBERG}.git", ref="main")),
        (f"{CODEBERG}/pulls/3/files", repository(f"{CODEBERG}.git", ref="refs/pull/3/head")),
        (f"{CODEBERG}/releases/tag/v1", repository(f"{CODEBERG}.git", ref="v1")),
        (f"{CODEBERG}/archive/main.tar.gz", repository(f"{CODEBERG}.git", ref="main")),
        (f"{CODEBERG}/raw/branch/feat/x/n.ipynb", notebook(f"{CODEBERG}.git", "feat", "x/n.ipynb", f"{CODEBERG}/raw/branch/feat/x/n.ipynb")),
        (f"{CODEBERG}/media/branch/main/n.ipynb", notebook(f"{CODEBERG}.git", "main", "n.ipynb", f"{CODEBERG}/media/branch/main/n.ipynb")),
        (f"{CODEBERG}/src/master/n.ipynb", notebook(f"{CODEBERG}.git", "master", "n.ipynb", f"{CODEBERG}/raw/master/n.ipynb")),
        ("https://codeberg.org/o/src/src/branch/src/n.ipynb", {"repository": "https://codeberg.org/o/src.git", "ref": "src"}),
        ("https://example.org/git/o/r/src/tag/v1/n.ipynb", notebook("https://example.org/git/o/r.git", "v1", "n.ipynb", "https://example.org/git/o/r/raw/tag/v1/n.ipynb")),
        ("https://code.example.org:3000/o/r/pulls/3", repository("https://code.example.org:3000/o/r.git", ref="refs/pull/3/head")),
    ],
)  # fmt: skip
def test_gitea(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "gitea"})


GITEE = "https://gitee.com/o/r"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GITEE, repository(f"{GITEE}.git", name="r")),
        (f"{GITEE}/tree/dev", repository(f"{GITEE}.git", ref="dev")),
        (f"{GITEE}/blob/main/a/n.ipynb", notebook(f"{GITEE}.git", "main", "a/n.ipynb", f"{GITEE}/raw/main/a/n.ipynb")),
    ],
)  # fmt: skip
def test_gitee(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "gitee"})


CLOUD = "https://bitbucket.org/w/r"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLOUD, repository(f"{CLOUD}.git", name="r")),
        ("https://w@bitbucket.org/w/r.git", repository(f"{CLOUD}.git")),
        (f"{CLOUD}/src/main/", repository(f"{CLOUD}.git", ref="main")),
        (f"{CLOUD}/src/main/a/x.py", repository(f"{CLOUD}.git", ref="main", open="a/x.py")),
        (f"{CLOUD}/src/2ff1f33/a?at=feat%2Fx", repository(f"{CLOUD}.git", ref="feat/x", open="a")),
        (f"{CLOUD}/branch/feat/x", repository(f"{CLOUD}.git", ref="feat/x")),
        (f"{CLOUD}/commits/{SHA}", repository(f"{CLOUD}.git", ref=SHA)),
        (f"{CLOUD}/commits/tag/v1", repository(f"{CLOUD}.git", ref="v1")),
        (f"{CLOUD}/get/v1.zip", repository(f"{CLOUD}.git", ref="v1")),
        (f"{CLOUD}/raw/main/a/n.ipynb", notebook(f"{CLOUD}.git", "main", "a/n.ipynb", f"{CLOUD}/raw/main/a/n.ipynb")),
        (f"{CLOUD}/src/feat/x/n.ipynb?at=feat%2Fx", notebook(f"{CLOUD}.git", "feat/x", "n.ipynb", f"{CLOUD}/raw/feat/x/n.ipynb")),
        (f"{CLOUD}/downloads/n.ipynb", notebook(f"{CLOUD}.git", None, None, f"{CLOUD}/downloads/n.ipynb")),
    ],
)  # fmt: skip
def test_bitbucket_cloud(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "bitbucket"})


def test_a_pull_request_of_bitbucket_cloud_cannot_be_had() -> None:
    error = refused(f"{CLOUD}/pull-requests/5")
    assert (error.code, error.data["reason"]) == ("unsupported", "pull_request")


SERVER = "https://bb.example.org/projects/PRJ/repos/r"
SCM = "https://bb.example.org/scm/prj/r.git"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SERVER, repository(SCM, name="r")),
        (SCM, repository(SCM)),
        (f"{SERVER}/browse", repository(SCM)),
        (f"{SERVER}/browse?at=refs%2Fheads%2Fdev", repository(SCM, ref="dev")),
        (f"{SERVER}/browse/a/x.py?at=dev", repository(SCM, ref="dev", open="a/x.py")),
        (f"{SERVER}/pull-requests/4/overview", repository(SCM, ref="refs/pull-requests/4/from")),
        (f"{SERVER}/commits/{SHA}", repository(SCM, ref=SHA)),
        ("https://bb.example.org/users/jo/repos/r/browse", repository("https://bb.example.org/scm/~jo/r.git")),
        ("https://example.org/bb/projects/P/repos/r", repository("https://example.org/bb/scm/p/r.git")),
        (f"{SERVER}/browse/a/n.ipynb?at=refs%2Fheads%2Ffeat%2Fx", notebook(SCM, "feat/x", "a/n.ipynb", f"{SERVER}/raw/a/n.ipynb?at=refs%2Fheads%2Ffeat%2Fx")),
    ],
)  # fmt: skip
def test_bitbucket_server(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "bitbucket_server"})


HF = "https://huggingface.co"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HF}/u/m", repository(f"{HF}/u/m", name="m")),
        ("https://hf.co/spaces/u/s", repository(f"{HF}/spaces/u/s")),
        (f"{HF}/datasets/u/d/tree/main/nb", repository(f"{HF}/datasets/u/d", ref="main", open="nb")),
        (f"{HF}/datasets/squad", repository(f"{HF}/datasets/squad")),
        (f"{HF}/u/m/discussions/3/files", repository(f"{HF}/u/m", ref="refs/pr/3")),
        (f"{HF}/u/m/commit/{SHA}", repository(f"{HF}/u/m", ref=SHA)),
        (f"{HF}/u/m/blob/refs/pr/3/n.ipynb", notebook(f"{HF}/u/m", "refs/pr/3", "n.ipynb", f"{HF}/u/m/resolve/refs%2Fpr%2F3/n.ipynb")),
        (f"{HF}/u/m/resolve/main/a%20b/n.ipynb?download=true", notebook(f"{HF}/u/m", "main", "a b/n.ipynb", f"{HF}/u/m/resolve/main/a%20b/n.ipynb")),
        (f"{HF}/gpt2/blob/main/n.ipynb", notebook(f"{HF}/gpt2", "main", "n.ipynb", f"{HF}/gpt2/resolve/main/n.ipynb")),
        (f"{HF}/u/blob/blob/main/n.ipynb", {"repository": f"{HF}/u/blob", "ref": "main"}),
        ("git@hf.co:datasets/u/d", repository("git@hf.co:datasets/u/d", name="d")),
    ],
)  # fmt: skip
def test_hugging_face(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "huggingface"})


AZURE = "https://dev.azure.com/o/p/_git/r"
ITEMS = "https://dev.azure.com/o/p/_apis/git/repositories/r/items"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AZURE, repository(AZURE, name="r")),
        ("https://o@dev.azure.com/o/My%20Project/_git/r%20x", repository("https://dev.azure.com/o/My%20Project/_git/r%20x", name="r x")),
        (f"{AZURE}?version=GTv1&path=/sub", repository(AZURE, ref="v1", open="sub")),
        (f"{AZURE}?version=GBfeat%2Fx&_a=contents", repository(AZURE, ref="feat/x")),
        (f"{AZURE}?version=GC{SHA}", repository(AZURE, ref=SHA)),
        (f"{AZURE}/commit/{SHA}", repository(AZURE, ref=SHA)),
        (f"{AZURE}/pullrequest/5", repository(AZURE, ref="refs/pull/5/merge")),
        (f"{AZURE}/branches", repository(AZURE)),
        ("https://o.visualstudio.com/p/_git/r", repository("https://o.visualstudio.com/p/_git/r")),
        ("https://tfs.example.org/tfs/C/p/_git/r", repository("https://tfs.example.org/tfs/C/p/_git/r")),
        ("git@ssh.dev.azure.com:v3/o/p/r", repository("git@ssh.dev.azure.com:v3/o/p/r", name="r")),
        (f"{AZURE}?path=%2Fa%20b%2Fn.ipynb&version=GBdev", notebook(AZURE, "dev", "a b/n.ipynb", f"{ITEMS}?path=%2Fa%20b%2Fn.ipynb&download=true&api-version=6.0&versionDescriptor.version=dev&versionDescriptor.versionType=branch")),
    ],
)  # fmt: skip
def test_azure_devops(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "azure"})


REGION = "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/MyRepo"
CONSOLE = "console.aws.amazon.com/codesuite/codecommit/repositories/MyRepo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("codecommit://MyRepo", repository("codecommit://MyRepo")),
        ("codecommit::eu-west-1://profile@MyRepo", repository("codecommit::eu-west-1://profile@MyRepo", host="git-codecommit.eu-west-1.amazonaws.com")),
        (REGION, repository(REGION)),
        ("ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/MyRepo", repository("ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/MyRepo")),
        (f"https://{CONSOLE}/browse?region=eu-west-1", repository(REGION)),
        (f"https://eu-west-1.{CONSOLE}/browse/refs/heads/feat/x/--/a/n.ipynb", repository(REGION, ref="feat/x", open="a/n.ipynb")),
        (f"https://eu-west-1.{CONSOLE}/commit/{SHA}?region=eu-west-1", repository(REGION, ref=SHA)),
    ],
)  # fmt: skip
def test_codecommit(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "codecommit", "name": "MyRepo"})


SRHT = "https://git.sr.ht/~u/r"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SRHT, repository(SRHT, name="r")),
        (f"{SRHT}/tree/feat/x", repository(SRHT, ref="feat/x")),
        (f"{SRHT}/tree/main/item/x.py", repository(SRHT, ref="main", open="x.py")),
        (f"{SRHT}/log", repository(SRHT)),
        ("git@git.sr.ht:~u/r", repository("git@git.sr.ht:~u/r")),
        (f"{SRHT}/tree/main/item/a/n.ipynb", notebook(SRHT, "main", "a/n.ipynb", f"{SRHT}/blob/main/a/n.ipynb")),
        (f"{SRHT}/blob/main/n.ipynb", notebook(SRHT, "main", "n.ipynb", f"{SRHT}/blob/main/n.ipynb")),
    ],
)  # fmt: skip
def test_sourcehut(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected | {"provider": "sourcehut"})


CGIT = "https://git.example.org/pub/r.git"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CGIT}/about/", repository(CGIT, name="r")),
        (f"{CGIT}/tree/a?h=dev", repository(CGIT, ref="dev", open="a")),
        (f"{CGIT}/tree/a/n.ipynb?h=dev", notebook(CGIT, "dev", "a/n.ipynb", f"{CGIT}/plain/a/n.ipynb?h=dev")),
        ("https://git.example.org/a:b.git/about/", repository("https://git.example.org/a:b.git", name="a_b")),
        (f"{CGIT}/plain/n.ipynb", notebook(CGIT, None, "n.ipynb", f"{CGIT}/plain/n.ipynb")),
    ],
)  # fmt: skip
def test_cgit(text: str, expected: dict[str, Any]) -> None:
    assert_means(text, expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://codeberg.org/o", "account_page"),
        ("https://codeberg.org/explore/repos", "site_page"),
        (f"{CODEBERG}/issues/3", "repository_page"),
        ("https://bitbucket.org/w", "account_page"),
        ("https://bitbucket.org/dashboard/overview", "site_page"),
        ("https://user@bitbucket.org/w/r.git", "credentials"),
        (f"{HF}/u", "account_page"),
        (f"{HF}/docs/hub", "site_page"),
        (f"{HF}/u/m/discussions/3", "repository_page"),
        ("https://dev.azure.com/o/p", "account_page"),
        ("https://git.sr.ht/~u", "account_page"),
        (f"https://{CONSOLE}/browse", "site_page"),
        ("codecommit::eu-west-1://p@x@MyRepo", "no_repository"),
    ],
)
def test_pages_without_files_say_what_they_are(text: str, reason: str) -> None:
    assert refused(text).data["reason"] == reason
