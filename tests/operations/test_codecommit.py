"""AWS CodeCommit without AWS: its helpers are stand-ins here that lead to a real Git server.

What AWS's own programs do with a signature is not shown; what git is allowed and told is.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.codecommit import aws_helper, makes_repositories, with_tools
from jupyter_import_run.policy import NetworkPolicy
from jupyter_import_run.wire.publish import AwsPlace, CreateProject, CreateProjectResult
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform

URL = "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/notes"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes before all others."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def install(programs: Path, name: str, script: str) -> None:
    (programs / name).write_text(f"#!/bin/sh\n{script}\n")
    (programs / name).chmod(0o755)


@pytest.mark.skipif(
    shutil.which("git-remote-codecommit") is not None, reason="AWS's program is installed"
)
async def test_what_is_missing_is_named(jp_fetch: Fetch) -> None:
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": "codecommit://notes"})
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("unsupported", "aws_tools_missing")
    assert job.error.data["program"] == "git-remote-codecommit"


async def test_a_repository_comes_through_the_remote_helper_and_may_go_on_by_https_only(
    jp_fetch: Fetch,
    git_server_tls: GitServer,
    ca_file: Path,
    programs: Path,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_SSL_CAINFO", str(ca_file))
    Repository.create(git_server_tls.root, "notes.git").commit({"a.txt": "1\n"})
    script = f'echo "$GIT_ALLOW_PROTOCOL" >"{programs}/allowed"\n'
    script += f'exec git remote-https "$1" "{git_server_tls.url}/notes.git"'
    install(programs, "git-remote-codecommit", script)
    url = "codecommit://work@notes"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "history": "none"})
    assert job.state == "succeeded", job.error
    assert (jp_root_dir / "notes" / "a.txt").read_text() == "1\n"
    assert (programs / "allowed").read_text() == "codecommit:https\n"


async def _public(host: str, port: int) -> tuple[str, ...]:
    """Some address that anybody may reach; it is judged, and nobody goes there."""
    return ("140.82.121.4",)


async def test_a_folder_becomes_a_repository_of_codecommit_also_where_the_first_push_failed(
    git_server_tls: GitServer,
    ca_file: Path,
    programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from moto import mock_aws

    monkeypatch.setenv("GIT_SSL_CAINFO", str(ca_file))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    folder = tmp_path / "root/notes"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("1\n")
    served = Repository.create(git_server_tls.root, "new.git")
    script = f'left=$(cat "{programs}/left"); echo $((left - 1)) >"{programs}/left"\n'
    script += "[ $left -gt 0 ] || { echo Refused >&2; exit 1; }\n"
    script += f'exec git remote-https "$1" "{git_server_tls.url}/new.git"'
    install(programs, "git-remote-codecommit", script)
    services = replace(
        make_services(folder.parent, tmp_path / "data"), policy=NetworkPolicy(resolver=_public)
    )
    request = CreateProject(
        path="notes",
        aws=AwsPlace(region="eu-west-1"),
        description="Some notes",
        author="Ada <ada@example.org>",
    )
    with mock_aws():
        assert makes_repositories()
        (programs / "left").write_text("1")
        with pytest.raises(ImportRunError):
            await perform(services, request)
        assert git("remote", cwd=folder) == "origin"
        (programs / "left").write_text("9")
        result = await perform(services, request)
        other = msgspec.structs.replace(request, name="other")
        with pytest.raises(ImportRunError) as caught:
            await perform(services, other)
    assert isinstance(result, CreateProjectResult)
    assert result.url == "codecommit::eu-west-1://notes"
    assert "eu-west-1.console.aws.amazon.com" in result.web_url
    assert served.files().keys() == {".gitignore", "a.txt"}
    assert served.git("rev-parse", "main") == result.commit
    assert (caught.value.code, caught.value.data["reason"]) == ("exists", "has_remote")


async def test_a_profile_that_aws_does_not_know_is_said_so(jp_fetch: Fetch, programs: Path) -> None:
    words = "The following profile does not exist: nobody. Available profiles are: default."
    install(programs, "git-remote-codecommit", f"echo '{words}' >&2\nexit 1")
    url = "codecommit://nobody@notes"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("auth_required", "aws_credentials")


def test_https_asks_the_aws_tools_for_that_repository_alone(programs: Path) -> None:
    install(programs, "aws", "exit 0")
    origin = URL.partition("/v1")[0]
    assert aws_helper(origin) == (
        (f"credential.{origin}.helper", "!aws codecommit credential-helper $@"),
        (f"credential.{origin}.useHttpPath", "true"),
    )


def test_without_the_aws_tools_a_sign_in_says_that_they_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    facts: dict[str, Any] = {"account": None}
    asks = ImportRunError("auth_required", "The server asks for a sign-in.", **facts)
    assert with_tools(asks, URL).data["reason"] == "aws_tools_missing"
    assert with_tools(asks, "https://gitlab.com/a/b.git") is asks
    assert aws_helper("https://git-codecommit.eu-west-1.amazonaws.com") == ()
