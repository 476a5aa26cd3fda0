"""Repositories by ssh: real sshd, real ssh, the person's own configuration."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from jupyter_import_run.wire.errors import ErrorInfo
from jupyter_import_run.wire.jobs import ImportRepositoryResult
from tests.support.jobs import Fetch, fetch_job, wait_for_job
from tests.support.repositories import Repository
from tests.support.ssh_server import SshServer

pytestmark = pytest.mark.usefixtures("no_process_left")


@pytest.fixture
def jp_server_config(jp_server_config: dict[str, Any]) -> dict[str, Any]:
    jp_server_config["ImportRun"]["private_hosts"] = ["127.0.0.1", "localhost"]
    return jp_server_config


@pytest.fixture
def ssh_server(tmp_path: Path) -> Iterator[SshServer]:
    folder = tmp_path / "ssh-server"
    folder.mkdir()
    server = SshServer(folder)
    yield server
    server.stop()


class Person:
    """Somebody's ``~/.ssh``, which ssh finds by the user's id and not by HOME."""

    def __init__(self, folder: Path, server: SshServer) -> None:
        self.known_hosts = folder / "known_hosts"
        self.config = folder / "config"
        self.knows(f"[localhost]:{server.port} {server.public_host_key}")
        self.configures("")
        self._identity = server.identity

    def knows(self, *lines: str) -> None:
        self.known_hosts.write_text("".join(f"{line}\n" for line in lines))

    def configures(self, text: str) -> None:
        self.config.write_text(
            f"{text}\nHost *\n  UserKnownHostsFile {self.known_hosts}\n"
            "  GlobalKnownHostsFile /dev/null\n  IdentitiesOnly yes\n"
            f"  IdentityFile {self.config.parent}/identity\n  StrictHostKeyChecking no\n"
        )


@pytest.fixture
def person(ssh_server: SshServer, monkeypatch: pytest.MonkeyPatch) -> Person:
    person = Person(ssh_server.folder, ssh_server)
    monkeypatch.setenv("GIT_SSH_COMMAND", f"ssh -F '{person.config}'")
    return person


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository.create(tmp_path, "by ssh.git")
    repository.commit({"README.md": "one\n"})
    repository.commit({"README.md": "two\n"})
    return repository


async def refusal(jp_fetch: Fetch, url: str) -> ErrorInfo:
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert job.error is not None, job
    return job.error


async def test_a_repository_and_its_history_come_by_ssh(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    url = ssh_server.url(repository.path)
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert isinstance(job.result, ImportRepositoryResult), job.error
    assert (jp_root_dir / job.result.path / "README.md").read_text() == "two\n"
    assert job.result.history_job is not None
    history = await wait_for_job(jp_fetch, job.result.history_job)
    assert history.state == "succeeded", history.error


async def test_a_server_whose_key_nobody_knows_is_refused(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    person.knows()
    error = await refusal(jp_fetch, ssh_server.url(repository.path))
    assert error.code == "auth_required"
    assert error.data["reason"] == "unknown_host_key"
    assert error.data["host"] == f"localhost:{ssh_server.port}"
    assert person.known_hosts.read_text() == ""
    assert os.listdir(jp_root_dir) == []


async def trust(jp_fetch: Fetch, error: ErrorInfo, **other: str) -> Any:
    """Agree to the key that the person was shown; the answer, also where it is an error."""
    shown = {name: error.data[name] for name in ("host", "key_type", "fingerprint")}
    body = json.dumps({**shown, **other})
    return await jp_fetch("import-run", "hosts", method="POST", body=body, raise_error=False)


async def test_a_key_that_the_person_compared_is_known_from_then_on(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    tmp_path: Path,
) -> None:
    person.knows()
    error = await refusal(jp_fetch, ssh_server.url(repository.path))
    file = tmp_path / "key.pub"
    file.write_text(ssh_server.public_host_key)
    shown = subprocess.run(["ssh-keygen", "-lf", file], capture_output=True, text=True, check=True)
    assert error.data["fingerprint"] == shown.stdout.split()[1]
    assert f"({error.data['key_type']})" in shown.stdout
    assert error.data["port"] == ssh_server.port

    refused = await trust(jp_fetch, error, fingerprint="SHA256:" + "A" * 43)
    assert json.loads(refused.body)["error"]["data"]["reason"] == "host_key_changed"
    again = await refusal(jp_fetch, ssh_server.url(repository.path))
    assert again.data["reason"] == "unknown_host_key"

    assert (await trust(jp_fetch, error)).code == 201
    url = ssh_server.url(repository.path)
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert job.state == "succeeded", job.error
    assert person.known_hosts.read_text() == ""


async def test_nobody_can_agree_to_a_key_that_has_changed(
    ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
) -> None:
    person.knows()
    error = await refusal(jp_fetch, ssh_server.url(repository.path))
    another = (ssh_server.folder / "identity.pub").read_text()
    person.knows(f"[localhost]:{ssh_server.port} {another}")
    answer = await trust(jp_fetch, error)
    assert json.loads(answer.body)["error"]["data"]["reason"] == "host_key_changed"
    changed = await refusal(jp_fetch, ssh_server.url(repository.path))
    assert changed.data["reason"] == "host_key_changed"
    assert "fingerprint" not in changed.data


class TestWhereTheAdministratorDecides:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["lock_private_hosts"] = True
        return jp_server_config

    async def test_nobody_is_asked_about_a_key(
        self, ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
    ) -> None:
        person.knows()
        error = await refusal(jp_fetch, ssh_server.url(repository.path))
        assert error.data["reason"] == "unknown_host_key"
        assert "fingerprint" not in error.data
        error.data.update(key_type="ED25519", fingerprint="SHA256:x")
        answer = await trust(jp_fetch, error)
        assert json.loads(answer.body)["error"]["code"] == "forbidden"


async def test_a_server_with_another_key_than_before_is_refused(
    ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
) -> None:
    another = (ssh_server.folder / "identity.pub").read_text()
    person.knows(f"[localhost]:{ssh_server.port} {another}")
    error = await refusal(jp_fetch, ssh_server.url(repository.path))
    assert error.code == "auth_failed"
    assert error.data["reason"] == "host_key_changed"
    assert error.data["host"] == f"localhost:{ssh_server.port}"


async def test_a_key_that_the_server_does_not_take_is_a_question_of_signing_in(
    ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
) -> None:
    (ssh_server.folder / "authorized_keys").write_text("")
    error = await refusal(jp_fetch, ssh_server.url(repository.path))
    assert (error.code, error.data["reason"]) == ("auth_required", "ssh_key_refused")
    assert error.data["host"] == f"localhost:{ssh_server.port}"


async def test_a_name_of_the_persons_own_configuration_works(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    person.configures(f"Host work\n  HostName 127.0.0.1\n  Port {ssh_server.port}")
    person.knows(f"[127.0.0.1]:{ssh_server.port} {ssh_server.public_host_key}")
    url = f"ssh://{ssh_server.user}@work{quote(str(repository.path))}"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert job.state == "succeeded", job.error


async def test_the_place_that_the_configuration_names_is_judged(
    ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
) -> None:
    person.configures(f"Host work.example\n  HostName 127.0.0.2\n  Port {ssh_server.port}")
    error = await refusal(
        jp_fetch, f"ssh://{ssh_server.user}@work.example{quote(str(repository.path))}"
    )
    assert error.code == "address_forbidden"
    assert ssh_server.connections == 0


async def test_who_has_git_go_by_ssh_instead_of_https_gets_there(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    isolated_home: Path,
) -> None:
    place = ssh_server.url(repository.path).removesuffix(quote(repository.name))
    (isolated_home / ".gitconfig").write_text(
        f'[url "{place}"]\n\tinsteadOf = https://code.example.org/team/\n'
    )
    url = f"https://code.example.org/team/{quote(repository.name)}"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "history": "none"})
    assert job.state == "succeeded", job.error
    assert isinstance(job.result, ImportRepositoryResult)
    job = await fetch_job(jp_fetch, {"kind": "fetch", "path": job.result.path})
    assert job.state == "succeeded", job.error


async def test_an_address_that_the_persons_git_replaces_is_judged_where_it_leads(
    ssh_server: SshServer, person: Person, jp_fetch: Fetch, isolated_home: Path
) -> None:
    (isolated_home / ".gitconfig").write_text(
        '[url "ssh://git@10.1.2.3/"]\n\tinsteadOf = https://code.example.org/\n'
    )
    error = await refusal(jp_fetch, "https://code.example.org/team/notes.git")
    assert error.code == "address_forbidden"


async def test_cancelling_ends_ssh_too(
    ssh_server: SshServer, person: Person, repository: Repository, jp_fetch: Fetch
) -> None:
    """``no_process_left`` looks for it."""
    person.configures("Host *\n  ProxyCommand sleep 60")
    url = ssh_server.url(repository.path)
    response = await jp_fetch(
        "import-run", "jobs", method="POST", body=f'{{"kind": "import_repository", "url": "{url}"}}'
    )
    job_id = response.headers["Location"].rpartition("/")[2]
    await wait_for_job(jp_fetch, job_id, until=lambda job: job.phase == "connecting")
    await jp_fetch("import-run", "jobs", job_id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job_id)).state == "cancelled"


async def test_a_key_with_a_passphrase_works_through_the_agent_and_is_named_without(
    ssh_server: SshServer,
    person: Person,
    repository: Repository,
    jp_fetch: Fetch,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    key = ssh_server.identity
    passphrase = "correct horse"
    subprocess.run(
        ["ssh-keygen", "-q", "-p", "-P", "", "-N", passphrase, "-f", str(key)], check=True
    )
    url = ssh_server.url(repository.path)
    error = await refusal(jp_fetch, url)
    assert (error.code, error.data["reason"]) == ("auth_required", "ssh_key_locked")
    assert error.data["key"] == key.name
    assert passphrase not in str(error)

    with ssh_agent(monkeypatch, tmp_path):
        error = await refusal(jp_fetch, url)
        assert error.data["reason"] == "ssh_key_locked"
        add_key(key, passphrase, tmp_path)
        job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
        assert job.state == "succeeded", job.error
        (ssh_server.folder / "authorized_keys").write_text("")
        error = await refusal(jp_fetch, url)
        assert error.data["reason"] == "ssh_key_refused"


@contextmanager
def ssh_agent(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """A real agent that the Jupyter server knows."""
    socket = folder / "agent"
    agent = subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 10
        while not socket.exists():
            assert time.monotonic() < until
            time.sleep(0.01)
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        yield
    finally:
        agent.terminate()
        agent.wait(10)


def add_key(key: Path, passphrase: str, folder: Path) -> None:
    """As a person does, who enters the passphrase."""
    ask = folder / "ask"
    ask.write_text(f"#!/bin/sh\necho '{passphrase}'\n")
    ask.chmod(0o700)
    environment = {**os.environ, "SSH_ASKPASS": str(ask), "SSH_ASKPASS_REQUIRE": "force"}
    subprocess.run(["ssh-add", "-q", str(key)], env=environment, check=True, timeout=30)
