"""What stands around an address, and what is none."""

from __future__ import annotations

import pytest

from tests.sources.meaning import assert_means, refused, repository

R = "https://github.com/o/r.git"


@pytest.mark.parametrize(
    "text",
    [
        "  https://github.com/o/r\n",
        "\ufeffhttps://github.com/o/r\u200b",
        "<https://github.com/o/r>",
        '"https://github.com/o/r"',
        "`https://github.com/o/r`",
        "“https://github.com/o/r”.",
        "(https://github.com/o/r),",
        "https://github.com/o/r).",
        "https://github.com/o/r!",
        "https://github.com/o/r…",
        "[the course](https://github.com/o/r)",
        "[![badge](https://example.org/badge.svg)](https://github.com/o/r)",
        '<a href="https://github.com/o/r"><img src="https://example.org/badge.svg"></a>',
        ".. image:: a.svg\n   :target: https://github.com/o/r\n   :alt: Open r :target: x\n",
        ".. image:: https://example.org/a.svg   :alt: one line   :target: https://github.com/o/r",
        ".. |badge| image:: a.svg\r\n    :target: https://github.com/o/r",
        "git clone https://github.com/o/r",
        "$ git clone --depth 1 https://github.com/o/r.git folder",
        "!git clone https://github.com/o/r",
        "git -c core.x=y clone 'https://github.com/o/r.git'",
        "gh repo clone o/r",
        "git+https://github.com/o/r.git#egg=r",
        "http://https://github.com/o/r",
        "//github.com/o/r",
        "o/r",
    ],
)
def test_an_address_is_found_in_what_people_paste(text: str) -> None:
    assert_means(text, repository(R))


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("git clone -b dev https://github.com/o/r.git", "dev"),
        ("git clone https://github.com/o/r.git --branch feat/x", "feat/x"),
        ("git clone --branch=v1 --single-branch https://github.com/o/r.git", "v1"),
        ("git+https://github.com/o/r.git@v1.0#egg=r&subdirectory=a", "v1.0"),
        ("https://github.com/o/r#ref=feat%2Fx", "feat/x"),
        ("o/r#feat/x", "feat/x"),
        ("o/r#ref=feat%2Fx", "feat/x"),
    ],
)
def test_the_branch_beside_an_address_counts(text: str, ref: str) -> None:
    assert_means(text, repository(R, ref=ref))


def test_brackets_that_belong_to_a_name_stay() -> None:
    assert_means("https://example.org/n_(1)/a_(b).ipynb", {"name": "a_(b).ipynb"})
    assert_means("(https://example.org/r_(1).git)", {"name": "r_(1)"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("<>", "empty"),
        ("https://example.org/" + "a" * 8192, "too_long"),
        ("https://github.com/o/r\nHost: x", "control_character"),
        ("https://github.com/o/r\x00", "control_character"),
        ("https://github.com/o/\u202er", "control_character"),
        ("https://github.com/o/\ud800", "control_character"),
        ("https://github.com\\@evil.example/o/r", "backslash"),
        ("--upload-pack=touch x", "option"),
        ("-x", "option"),
        ("git clone", "no_url"),
        ("git clone --upload-pack=x", "no_url"),
        ("forecast", "no_url"),
        ("hello world", "no_url"),
        ("https", "no_url"),
        ("/etc/passwd", "local_path"),
        ("./n.ipynb", "local_path"),
        ("../r", "local_path"),
        ("~/n.ipynb", "local_path"),
        ("n.ipynb", "local_path"),
        ("o/r/n.ipynb", "no_url"),
        ("a/b/c", "no_url"),
        ("o/r#--upload-pack=x", "ref"),
        ("C:\\Users\\ada\\n.ipynb", "local_path"),
        ("C:/Users/ada/n.ipynb", "local_path"),
        ("\\\\server\\share", "local_path"),
        ("file:///etc/passwd", "local_path"),
        ("FILE:/etc/passwd", "local_path"),
        ("ext::sh -c touch% x", "scheme"),
        ("fd::17", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,x", "scheme"),
        ("ftp://example.org/n.ipynb", "scheme"),
        ("s3://bucket/n.ipynb", "scheme"),
        ("git://example.org/r.git", "scheme"),
        ("https:///n.ipynb", "host"),
        ("https://exa mple.org/n.ipynb", "host"),
        ("https://-x.example.org/n.ipynb", "host"),
        ("https://example.org:0/n.ipynb", "port"),
        ("https://example.org:99999/n.ipynb", "port"),
        ("https://example.org:x/n.ipynb", "port"),
        ("https://user:secret@github.com/o/r", "credentials"),
        ("https://user@github.com/o/r", "credentials"),
        ("https://oauth2:secret@gitlab.com/g/r.git", "credentials"),
        ("https://ghp_secret@github.com/o/r", "credentials"),
        ("https://@github.com/o/r", "credentials"),
        ("user:secret@github.com/o/r", "credentials"),
        ("git clone https://user:secret@github.com/o/r", "credentials"),
        ("https://github.com/o/r?token=secret", "credentials"),
        ("https://example.org/https://user:secret@h.example/r", "credentials"),
    ],
)
def test_what_is_no_address_says_why(text: str, reason: str) -> None:
    error = refused(text)
    assert (error.code, error.data["reason"]) == ("invalid_url", reason)
    assert error.message.endswith(".")
    assert "secret" not in str(error.info())
