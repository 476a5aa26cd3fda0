"""Private hosts that a person allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.store.hosts import AllowedHosts


def test_what_one_server_allows_another_knows_when_it_looks(tmp_path: Path) -> None:
    here, there = AllowedHosts(tmp_path), AllowedHosts(tmp_path)
    here.allow("git.corp:8443")
    here.allow("gitlab.corp")
    assert here() == {"git.corp:8443", "gitlab.corp"}
    assert there() == frozenset()
    there.refresh()
    assert there() == here()


def test_asking_does_not_touch_the_disk(tmp_path: Path) -> None:
    hosts = AllowedHosts(tmp_path)
    hosts.allow("git.corp")
    (tmp_path / "hosts.json").unlink()
    assert hosts() == {"git.corp"}
    hosts.refresh()
    assert hosts() == frozenset()


@pytest.mark.parametrize("content", ["", "[", '{"version": 99, "data": []}'])
def test_a_file_that_cannot_be_used_allows_nobody(tmp_path: Path, content: str) -> None:
    (tmp_path / "hosts.json").write_text(content)
    hosts = AllowedHosts(tmp_path)
    hosts.refresh()
    assert hosts() == frozenset()
