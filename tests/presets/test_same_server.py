"""Addresses that can lead to nothing but what an administrator offers."""

from __future__ import annotations

import pytest

from jupyter_import_run.presets.same_server import is_certainly, stays_there


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("https://h.example/a/r", "https://h.example/a/r.git"),
        ("git@github.com:o/r", "https://github.com/o/r"),
        ("https://gitlab.com/g/s/r", "git@gitlab.com:g/s/r.git"),
        ("ssh://git@ssh.github.com:443/o/r.git", "https://github.com/o/r"),
        ("git@named.example:o/r", "https://named.example/o/r"),
        ("ssh://git@bitbucket.example:7999/prj/r.git", "https://bitbucket.example/scm/prj/r.git"),
        ("APKA@git-codecommit.us-east-1.amazonaws.com:/v1/repos/R", "codecommit::us-east-1://R"),
        ("ada@h.example:courses/r.git", "ada@h.example:courses/r"),
        ("ssh://ada@h.example/srv/r", "ada@h.example:/srv/r.git"),
        ("git@github.com:o/r", "ssh://git@github.com/o/r.git"),
    ],
)
def test_an_address_that_leads_nowhere_else(asked: str, offered: str) -> None:
    assert is_certainly(asked, offered, {"named.example": "gitea"})
    assert is_certainly(offered, asked, {"named.example": "gitea"})


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("https://h.example/a/r", "https://h.example/a/s"),
        ("root@gitlab.example:g/r", "https://gitlab.example/g/r"),
        ("ssh://git@gitlab.example:2222/g/r", "https://gitlab.example/g/r"),
        ("gitlab.example:g/r", "https://gitlab.example/g/r"),
        ("git@h.example:a/r", "https://h.example/a/r"),
        ("https://h.example:8443/srv/r", "ssh://git@h.example/srv/r"),
        ("https://gitlab.example:8443/g/r", "git@gitlab.example:g/r"),
        ("ada@h.example:srv/r", "ada@h.example:/srv/r"),
        ("bob@h.example:srv/r", "ada@h.example:srv/r"),
        ("ssh://ada@h.example:2222/srv/r", "ssh://ada@h.example/srv/r"),
        ("git://h.example/a/r", "https://h.example/a/r"),
    ],
)
def test_an_address_that_could_lead_to_another_repository(asked: str, offered: str) -> None:
    assert not is_certainly(asked, offered, {})
    assert not is_certainly(offered, asked, {})


def test_ssh_stays_at_a_host_also_by_its_second_name() -> None:
    assert stays_there("git@github.com:o/r", "ssh://ssh.github.com:443/o/r")
    assert stays_there("ssh://ada@h.example:2222/r", "ssh://h.example:2222/r")
    for own in ("ssh://h.example:22/r", "ssh://ssh.github.com:2222/r", "ssh://github.com:2222/r"):
        assert not stays_there("git@github.com:o/r", own)
