"""What an administrator writes after ``jupyter lab``, which reads it before it knows of us."""

from __future__ import annotations

import pytest
from traitlets.config import Application

from jupyter_import_run.config.settings import ConfigurationError, Settings
from jupyter_import_run.config.traits import ImportRun


def settings(*arguments: str) -> Settings:
    server = Application()
    server.parse_command_line([f"--ImportRun.{each}" for each in arguments])
    return ImportRun(parent=server).settings()


@pytest.mark.parametrize(
    "arguments",
    [
        ["private_hosts=['a.example:81', 'b.example']"],
        ["private_hosts=('a.example:81', 'b.example')"],
        ["private_hosts=a.example:81", "private_hosts=b.example"],
    ],
)
def test_a_list_is_written_as_one_or_item_by_item(arguments: list[str]) -> None:
    hosts = settings(*arguments).private_hosts
    assert [(each.host, each.port) for each in hosts] == [("a.example", 81), ("b.example", None)]


def test_one_item_needs_no_brackets() -> None:
    (host,) = settings("private_hosts=127.0.0.1").private_hosts
    assert host.host == "127.0.0.1"
    (entry,) = settings("providers={'host': 'git.example.com', 'kind': 'gitlab'}").providers
    assert entry.host == "git.example.com"
    (folder,) = settings("storage_locations=2026").storage_locations
    assert folder.path == "2026"
    with pytest.raises(ConfigurationError, match=r"private_hosts: '\[a': expected host"):
        settings("private_hosts=[a")
