"""Which values a saved repository may have, and the sentence for each that it may not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.presets.rules import check_name, checked, is_name

GOOD = SavedRepository(name="course", url="https://github.com/o/r")


def refused(field: str, value: Any) -> ImportRunError:
    """The error of a saved repository with this one value."""
    with pytest.raises(ImportRunError) as caught:
        checked(msgspec.structs.replace(GOOD, **{field: value}), {})
    assert caught.value.data["field"] == field
    return caught.value


def test_names_that_are_good() -> None:
    for name in ("a", "Z9", "my-repo", "a--b", "0", "x" * 63):
        check_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "-a", "a-", "a_b", "a b", "a.b", "a/b", "ä", "x" * 64, "a" + "-" * 70 + "b", "a\n", "١"],
)
def test_names_that_are_not(name: str) -> None:
    error = refused("name", name)
    assert (error.code, error.data["reason"]) == ("invalid_request", "bad_name")
    assert error.message == (
        "A name has letters, digits and dashes, at most 63 of them, and begins and ends with a "
        "letter or a digit."
    )


def test_urls_that_are_good() -> None:
    for url in (
        "https://github.com/o/r",
        "https://github.com/o/r.git",
        "https://gitlab.example.com/group/sub/project.git",
        "git@github.com:o/r.git",
        "ssh://git@git.example.com:2222/o/r.git",
        "codecommit::eu-west-1://project",
        "codecommit://profile@project",
        "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/project",
        "http://127.0.0.1:8000/r.git",
    ):
        assert checked(msgspec.structs.replace(GOOD, url=url), {}).url == url
        assert not is_name(url)


def test_a_url_is_kept_without_its_fragment() -> None:
    url = "https://github.com/o/r#readme"
    assert checked(msgspec.structs.replace(GOOD, url=url), {}).url == GOOD.url


@pytest.mark.parametrize(
    ("url", "reason", "words"),
    [
        ("", "empty", "The URL is empty."),
        (f"https://github.com/o/{'r' * 1024}", "too_long", "The URL is too long."),
        ("https://user@github.com/o/r", "credentials", "user name or a password"),
        ("https://user:word@github.com/o/r", "credentials", "user name or a password"),
        ("ssh://git:word@github.com/o/r", "credentials", "user name or a password"),
        ("https://gitlab.com/o/r?private_token=abc", "credentials", "token"),
        ("file:///etc", None, "https and ssh"),
        ("/etc", None, ""),
        ("../r", None, ""),
        ("git://github.com/o/r", "scheme", "https and ssh"),
        ("ext::sh -c id", "control_character", "space"),
        ("--upload-pack=id", "option", "dash"),
        ("https://", "host", "host"),
        ("https://github.com/o/r\n", "control_character", "control character"),
        ("o/r", "scheme", ""),
        ("https://github.com/o/r/tree/main", "no_repository", "https://github.com/o/r"),
        ("https://github.com/o/r/blob/main/n.ipynb", "no_repository", "notebook"),
        ("https://example.com/n.ipynb", "no_repository", "notebook"),
        ("https://github.com/o", None, ""),
    ],
)
def test_urls_that_are_not(url: str, reason: str | None, words: str) -> None:
    error = refused("url", url)
    assert error.code == "invalid_url"
    assert words in error.message
    assert "word@" not in error.message
    if reason is not None:
        assert error.data["reason"] == reason


def test_the_address_to_use_instead_of_a_page_is_named() -> None:
    error = refused("url", "https://github.com/o/r/tree/main/folder")
    assert error.data["repository_url"] == "https://github.com/o/r.git"


def test_branches_that_are_good() -> None:
    for branch in ("main", "feature/x", "v1.0", "ä", "refs/pull/12/head", "a@b"):
        checked(msgspec.structs.replace(GOOD, branch=branch), {})


BAD_BRANCHES = (
    ["", " ", "-x", "a b", "a..b", "a~1", "a^", "a:b", "a?", "a*", "a[", "a\\b", "/a", "a/",
     "a//b", ".a", "a/.b", "a.lock", "a.lock/b", "a.", "@", "@{1}", "a@{b", "a\x7f", "a\nb", "HEAD",
     "refs/heads/main"]
)  # fmt: skip


def test_branches_that_are_not() -> None:
    for branch in BAD_BRANCHES:
        error = refused("branch", branch)
        assert (error.code, error.data["reason"]) == ("invalid_request", "bad_branch")
        assert error.message == "A branch cannot have this name."


def test_folders_that_are_good() -> None:
    for folder in ("course", "courses/2026/intro", "a b", "ä", "x~y"):
        checked(msgspec.structs.replace(GOOD, folder=folder), {})


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", "single slashes"),
        ("/etc", "single slashes"),
        ("a/", "single slashes"),
        ("a//b", "single slashes"),
        ("a\\b", "single slashes"),
        ("a\nb", "single slashes"),
        (" ", "single slashes"),
        ("..", "stays below"),
        ("a/../b", "stays below"),
        (".hidden", "begins with a dot"),
        ("a/.git", "begins with a dot"),
        ("~/a", "stays below"),
        ("ä" * 128, "255 bytes"),
    ],
)
def test_folders_that_are_not(folder: str, words: str) -> None:
    error = refused("folder", folder)
    assert (error.code, error.data["reason"]) == ("invalid_request", "bad_folder")
    assert words in error.message


ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:"


def test_secrets_that_are_good() -> None:
    for secret in ("git/gitlab", ARN + "git-AbCdEf"):
        checked(msgspec.structs.replace(GOOD, secret=secret), {})


@pytest.mark.parametrize(
    ("secret", "words"),
    [
        ("", "its name or its ARN"),
        ("a b", "its name or its ARN"),
        ("arn:aws:iam::123456789012:role/x", "its name or its ARN"),
        (ARN.replace("123456789012", "12"), "its name or its ARN"),
        ("x" * 513, "its name or its ARN"),
        ("glpat-" + "x" * 20, "looks like a token"),
        ("ghp_" + "x" * 36, "looks like a token"),
    ],
)
def test_secrets_that_are_not(secret: str, words: str) -> None:
    error = refused("secret", secret)
    assert (error.code, error.data["reason"]) == ("invalid_request", "bad_secret")
    assert words in error.message
    assert "x" * 20 not in error.message


def test_a_secret_is_for_the_web() -> None:
    ssh = msgspec.structs.replace(GOOD, url="git@github.com:o/r.git", secret="git")
    with pytest.raises(ImportRunError, match="Only an https address"):
        checked(ssh, {})


def test_an_account_and_a_secret_are_one_too_many() -> None:
    with pytest.raises(ImportRunError, match=r"^Give an account or a secret, not both\.$"):
        checked(msgspec.structs.replace(GOOD, account="1234", secret="git"), {})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("account", "", "This is no id of an account."),
        ("account", "a\0", "This is no id of an account."),
        ("description", "x" * 1001, "A description has at most 1000 characters."),
        ("description", "a\x1b[1m", "A description has no control characters."),
        ("sparse", ("",), "A pattern of what to check out is a folder or a line of a .gitignore."),
        ("sparse", ("a", "b\nc"), "A pattern of what to check out is a folder or a line of a "
         ".gitignore."),
        ("sparse", ("#a",), "A pattern of what to check out is a folder or a line of a "
         ".gitignore."),
    ],
)  # fmt: skip
def test_other_values_that_are_not(field: str, value: Any, message: str) -> None:
    assert refused(field, value).message == message


def test_a_whole_one_is_good() -> None:
    whole = SavedRepository(
        name="all",
        url="https://github.com/o/r",
        branch="main",
        folder="a/b",
        secret="git",
        description="Two\nlines",
        sparse=("data", "!/big/*"),
        history="none",
        update=True,
    )
    assert checked(whole, {}) == whole
