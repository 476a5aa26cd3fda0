"""Publications by ssh: real sshd, real ssh, the person's own configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.wire.publish import Publish, PublishResult
from tests.operations.test_import_by_ssh import Person, person, repository, ssh_server
from tests.support.repositories import Repository
from tests.support.services import make_services, perform
from tests.support.ssh_server import SshServer

__all__ = ["person", "repository", "ssh_server"]

pytestmark = pytest.mark.usefixtures("no_process_left")

AUTHOR = "Ada Example <ada@example.org>"


async def test_files_land_on_top_by_ssh_and_on_nothing_too(
    root: Path, tmp_path: Path, ssh_server: SshServer, person: Person, repository: Repository
) -> None:
    empty = Repository.create(tmp_path, "empty.git")
    services = make_services(root, tmp_path / "data")
    hosts = [parse_private_host("127.0.0.1"), parse_private_host("localhost")]
    services = replace(services, policy=NetworkPolicy((), hosts))
    services.presets.add(SavedRepository(name="reports", url=ssh_server.url(repository.path)))
    services.presets.add(SavedRepository(name="empty", url=ssh_server.url(empty.path)))
    (root / "report.txt").write_text("1\n")

    async def publish(preset: str, **request: str) -> PublishResult:
        wanted = Publish(
            paths=["report.txt"], preset=preset, message="Report", author=AUTHOR, **request
        )
        result = await perform(services, wanted)
        assert isinstance(result, PublishResult)
        return result

    before = repository.rev_parse()
    result = await publish("reports", folder="2026")
    assert (result.commit, result.changed, result.web_url) == (repository.rev_parse(), 1, None)
    assert repository.rev_parse("main~1") == before
    assert repository.files() == {"README.md": b"two\n", "2026/report.txt": b"1\n"}
    first = await publish("empty")
    assert first.commit == empty.rev_parse(first.branch)

    person.knows()
    with pytest.raises(ImportRunError) as caught:
        await publish("reports", branch="other")
    assert caught.value.data["reason"] == "unknown_host_key"
    assert "other" not in repository.git("branch")
