"""Pages of a repository for people, and of a new merge request."""

from __future__ import annotations

import pytest

from jupyter_import_run.sources import commit_page, web_links

PROVIDERS = {
    "git.example.org": "gitlab",
    "ghe.example.org": "github",
    "bb.example.org:8443": "bitbucket_server",
}

ROWS = [
    (
        "https://gitlab.com/group/sub/project.git",
        "https://gitlab.com/group/sub/project",
        "https://gitlab.com/group/sub/project/-/tree/fix/%23x",
        "https://gitlab.com/group/sub/project/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=fix%2F%23x&merge_request%5Btarget_branch%5D=main",
    ),
    (
        "git@git.example.org:group/project.git",
        "https://git.example.org/group/project",
        "https://git.example.org/group/project/-/tree/fix/%23x",
        "https://git.example.org/group/project/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=fix%2F%23x&merge_request%5Btarget_branch%5D=main",
    ),
    (
        "git@github.com:o/r.git",
        "https://github.com/o/r",
        "https://github.com/o/r/tree/fix/%23x",
        "https://github.com/o/r/pull/new/fix/%23x",
    ),
    (
        "https://ghe.example.org/o/r",
        "https://ghe.example.org/o/r",
        "https://ghe.example.org/o/r/tree/fix/%23x",
        "https://ghe.example.org/o/r/pull/new/fix/%23x",
    ),
    (
        "https://bitbucket.org/team/r.git",
        "https://bitbucket.org/team/r",
        "https://bitbucket.org/team/r/branch/fix/%23x",
        "https://bitbucket.org/team/r/pull-requests/new?source=fix%2F%23x&dest=main&t=1",
    ),
    (
        "https://bb.example.org:8443/scm/key/r.git",
        "https://bb.example.org:8443/projects/KEY/repos/r",
        "https://bb.example.org:8443/projects/KEY/repos/r/browse?at=refs%2Fheads%2Ffix%2F%23x",
        "https://bb.example.org:8443/projects/KEY/repos/r/pull-requests?create"
        "&sourceBranch=refs%2Fheads%2Ffix%2F%23x&targetBranch=refs%2Fheads%2Fmain",
    ),
    (
        "https://codeberg.org/o/r.git",
        "https://codeberg.org/o/r",
        "https://codeberg.org/o/r/src/branch/fix/%23x",
        "https://codeberg.org/o/r/compare/main...fix/%23x",
    ),
    (
        "git@ssh.dev.azure.com:v3/org/project/r",
        "https://dev.azure.com/org/project/_git/r",
        "https://dev.azure.com/org/project/_git/r?version=GBfix/%23x",
        "https://dev.azure.com/org/project/_git/r/pullrequestcreate"
        "?sourceRef=fix%2F%23x&targetRef=main",
    ),
    (
        "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r",
        "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r/browse"
        "?region=eu-west-1",
        "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r/browse"
        "/refs/heads/fix/%23x?region=eu-west-1",
        "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r"
        "/pull-requests/new/refs/heads/main/.../refs/heads/fix/%23x?region=eu-west-1",
    ),
    ("https://unknown.example.org/o/r.git", None, None, None),
    ("/srv/git/r.git", None, None, None),
]


@pytest.mark.parametrize(("url", "repository", "branch", "merge_request"), ROWS)
def test_each_kind_of_host_has_its_pages(
    url: str, repository: str | None, branch: str | None, merge_request: str | None
) -> None:
    assert web_links(url, "fix/#x", "main", PROVIDERS) == (repository, branch, merge_request)


@pytest.mark.parametrize("branch", ["main", None])
def test_there_is_nothing_to_merge_on_the_target_itself(branch: str | None) -> None:
    for url, *_ in ROWS:
        assert web_links(url, branch, "main", PROVIDERS).merge_request is None


def test_without_a_known_target_the_host_chooses_it() -> None:
    links = [web_links(url, "x", None, PROVIDERS).merge_request for url, *_ in ROWS]
    assert links[0] == (
        "https://gitlab.com/group/sub/project/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=x"
    )
    assert not any("main" in link for link in links if link)


@pytest.mark.parametrize(
    ("url", "parent", "expected"),
    [
        (
            "git@github.com:me/r.git",
            "https://github.com/them/r",
            "https://github.com/them/r/compare/main...me:x?expand=1",
        ),
        (
            "https://codeberg.org/me/r.git",
            "https://codeberg.org/them/other.git",
            "https://codeberg.org/them/other/compare/main...me:x",
        ),
        (
            "git@github.com:me/r.git",
            "https://gitlab.com/them/r",
            "https://github.com/me/r/pull/new/x",
        ),
        (
            "git@github.com:me/r.git",
            "https://github.com/me/r",
            "https://github.com/me/r/pull/new/x",
        ),
    ],
)
def test_a_request_of_a_fork_goes_to_its_parent(url: str, parent: str, expected: str) -> None:
    assert web_links(url, "x", "main", {}, parent=parent).merge_request == expected


def test_the_target_of_a_fork_is_that_of_its_parent() -> None:
    github = web_links(
        "git@github.com:me/r.git", "main", "main", {}, parent="https://github.com/them/r"
    )
    assert github.merge_request == "https://github.com/them/r/compare/main...me:main?expand=1"
    gitlab = web_links(
        "https://gitlab.com/me/r.git", "main", "main", {}, parent="https://gitlab.com/them/r"
    )
    assert gitlab.merge_request == (
        "https://gitlab.com/me/r/-/merge_requests/new"
        "?merge_request%5Bsource_branch%5D=main&merge_request%5Btarget_branch%5D=main"
    )


def test_no_password_comes_into_a_link() -> None:
    links = web_links("https://me:secret@gitlab.com/o/r.git", "x", "main", {})
    assert "secret" not in repr(links)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://gitlab.com/g/s/p.git", "https://gitlab.com/g/s/p/-/commit/1a2b"),
        ("git@git.example.org:g/p.git", "https://git.example.org/g/p/-/commit/1a2b"),
        ("git@github.com:o/r.git", "https://github.com/o/r/commit/1a2b"),
        ("https://bitbucket.org/team/r.git", "https://bitbucket.org/team/r/commits/1a2b"),
        (
            "https://bb.example.org:8443/scm/key/r.git",
            "https://bb.example.org:8443/projects/KEY/repos/r/commits/1a2b",
        ),
        ("https://codeberg.org/o/r.git", "https://codeberg.org/o/r/commit/1a2b"),
        ("https://huggingface.co/datasets/o/r", "https://huggingface.co/datasets/o/r/commit/1a2b"),
        (
            "codecommit::eu-west-1://notes",
            "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/notes/browse"
            "/refs/heads/dev?region=eu-west-1",
        ),
        ("https://git.nowhere.example/r.git", None),
    ],
)
def test_the_page_of_a_commit(url: str, page: str | None) -> None:
    assert commit_page(url, "dev", "1a2b", PROVIDERS) == page
