"""What is for a place goes nowhere else."""

from __future__ import annotations

import pytest

from jupyter_import_run.place import (
    is_within,
    origin_of,
    path_within,
    place_of,
    repository_of,
)

WHOLE, PART = "https://git.example.com", "https://hub.example.com/gitlab"


@pytest.mark.parametrize(
    ("place", "url"),
    [
        (WHOLE, "https://git.example.com"),
        (WHOLE, "https://GIT.example.com:443/a/b.git"),
        (PART, PART),
        (PART, f"{PART}/"),
        (PART, f"{PART}/a/b.git?x=/../y"),
        ("http://[::1]:8080", "http://[::1]:8080/a"),
    ],
)
def test_what_is_within(place: str, url: str) -> None:
    assert is_within(place, url)


@pytest.mark.parametrize(
    ("place", "url"),
    [
        (WHOLE, "http://git.example.com/a"),
        (WHOLE, "https://git.example.com:8443/a"),
        (WHOLE, "https://git.example.com:443:443/a"),
        (WHOLE, "https://git.example.com.evil.org/a"),
        (WHOLE, "git@git.example.com:a/b.git"),
        (WHOLE, ""),
        (PART, "https://hub.example.com/"),
        (PART, "https://hub.example.com/gitlabx/a"),
        (PART, "https://hub.example.com/GitLab/a"),
        (PART, "https://hub.example.com//gitlab/a"),
        (PART, f"{PART}/../user/eve"),
        (PART, f"{PART}/%2E%2e/user/eve"),
        (PART, f"{PART}/a%2f..%2F..%2fuser"),
        (PART, f"{PART}/..%5cuser"),
        (PART, f"{PART}/./a"),
    ],
)
def test_what_is_not(place: str, url: str) -> None:
    assert not is_within(place, url)


def test_only_the_port_that_is_meant_anyway_is_left_out() -> None:
    assert origin_of("HTTPS", "Git.Example.com:443") == WHOLE
    assert origin_of("http", "[::1]:80") == "http://[::1]"
    assert origin_of("http", "127.0.0.1:7801:80") == "http://127.0.0.1:7801:80"


def test_a_place_is_spelled_in_one_way() -> None:
    assert place_of("https://ada@Hub.example.com:443/gitlab/?x#y") == PART
    assert place_of("https://git.example.com/") == WHOLE
    assert path_within(PART, f"{PART}/team/notes.git") == "team/notes.git"
    assert path_within(PART, "https://hub.example.com/gitlabx/notes.git") is None


def test_a_repository_has_one_name_in_whatever_letters() -> None:
    assert repository_of("https://x@GIT.example.com:443/Group/Name.git/") == f"{WHOLE}/group/name"
