"""The administrator's rules by ssh: real sshd, and a person whose ssh goes where they like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy, parse_host_rule, parse_private_host
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.services import Services
from jupyter_import_run.wire.jobs import ImportRepository
from tests.operations.test_import_by_ssh import Person, person, repository, ssh_server
from tests.support.repositories import Repository
from tests.support.services import make_services, perform
from tests.support.ssh_server import SshServer

__all__ = ["person", "repository", "ssh_server"]

HERE = [parse_private_host("127.0.0.1"), parse_private_host("localhost")]


async def outcome(services: Services, url: str) -> str:
    """``imported``, or why not."""
    try:
        await perform(services, ImportRepository(url=url, history="none"))
    except ImportRunError as error:
        return str(error.data.get("reason", error.code))
    return "imported"


async def test_a_lock_down_holds_wherever_the_persons_ssh_goes(
    root: Path, tmp_path: Path, ssh_server: SshServer, person: Person, repository: Repository
) -> None:
    path = repository.path
    offered = ["https://gitlab.example.com/p/course.git", f"https://gitlab.example.com{path}"]
    offered.append(ssh_server.url(path))
    saved = tuple(
        SavedRepository(name=f"offered{number}", url=url.replace(" ", "%20"), locked=True)
        for number, url in enumerate(offered)
    )
    services = make_services(
        root, tmp_path / "data", repositories=saved, lock_down_to_repositories=True
    )
    services = replace(services, policy=NetworkPolicy((), HERE))
    user, port = ssh_server.user, ssh_server.port
    elsewhere = f"HostName localhost\n Port {port}\n User {user}\n"
    person.configures(f"Host gitlab.example.com\n {elsewhere}")
    escaped = str(path).replace(" ", "%20")
    for url in (
        f"{user}@gitlab.example.com:{escaped}",
        f"git@gitlab.example.com:{escaped}",
        f"ssh://git@gitlab.example.com:{port}{escaped}",
        f"ssh://{user}x@localhost:{port}{escaped}",
    ):
        assert await outcome(services, url) == "not_offered", url
    person.configures("Host localhost\n ProxyCommand nc localhost %p\n")
    assert await outcome(services, ssh_server.url(path)) == "not_offered"
    assert ssh_server.connections == 0
    person.configures("")
    assert await outcome(services, ssh_server.url(path)) == "imported"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("ssh://{user}@localhost:{port}{folder}/", "imported"),
        ("localhost{folder}", "imported"),
        ("localhost", "imported"),
        ("ssh://other@localhost:{port}{folder}/", "host_not_allowed"),
        ("ssh://localhost:{port}{folder}/other/", "host_not_allowed"),
        ("ssh://localhost{folder}/", "host_not_allowed"),
    ],
)
async def test_a_rule_with_a_path_counts_by_ssh(
    rule: str,
    expected: str,
    root: Path,
    tmp_path: Path,
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
) -> None:
    text = rule.format(user=ssh_server.user, port=ssh_server.port, folder=repository.path.parent)
    services = make_services(root, tmp_path / "data")
    services = replace(services, policy=NetworkPolicy([parse_host_rule(text)], HERE))
    assert await outcome(services, ssh_server.url(repository.path)) == expected
