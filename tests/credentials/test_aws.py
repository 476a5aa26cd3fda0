"""Secrets in AWS Secrets Manager: boto3 over HTTP, against moto, which stands in for AWS."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.aws import AwsAccounts
from jupyter_import_run.credentials.command import helper_command
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.secrets_manager import create_secret, read_secret
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.accounts.connect import connect
from jupyter_import_run.operations.accounts.disconnect import disconnect
from jupyter_import_run.operations.accounts.ways import sign_in_ways
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.wire.accounts import Account as Connected
from jupyter_import_run.wire.accounts import NewAccountRequest
from jupyter_import_run.wire.jobs import ImportRepository
from tests.conftest import PASSWORD, USERNAME
from tests.support.repositories import Repository
from tests.support.services import make_services, perform

ADA = Account("0123456789abcdef", "https://git.example.com", "generic", "password", "ada", "ada")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def aws(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("secretsmanager")
    for secret in client.list_secrets()["SecretList"]:
        client.delete_secret(SecretId=secret["ARN"], ForceDeleteWithoutRecovery=True)
    return client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "accounts"


@pytest.fixture
def store(folder: Path) -> AwsAccounts:
    return AwsAccounts(folder)


def test_a_secret_is_found_by_its_name_and_by_its_arn(aws: Any) -> None:
    arn = create_secret("team/git", {"username": "ada", "password": "one"})
    aws.put_secret_value(SecretId=arn, SecretString='{"username": "ada", "password": "two"}')
    for reference in ("team/git", arn):
        assert read_secret(reference) == {"username": "ada", "password": "two"}


@pytest.mark.parametrize("text", ["", "[]", "plain", '{"username": "a"}', '{"username": 1}'])
def test_what_is_not_a_name_and_a_password_is_said(aws: Any, text: str) -> None:
    aws.create_secret(Name="odd", SecretBinary=b"x") if not text else aws.create_secret(
        Name="odd", SecretString=text
    )
    with pytest.raises(ImportRunError, match="does not hold a username and a password") as error:
        read_secret("odd")
    assert error.value.code == "invalid_request"


def test_what_aws_refuses_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportRunError) as error:
        read_secret("missing")
    assert error.value.code == "not_found"
    create_secret("taken", {"username": "a", "password": "b"})
    with pytest.raises(ImportRunError) as error:
        create_secret("taken", {"username": "a", "password": "b"})
    assert error.value.code == "exists"
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(ImportRunError) as error:
        read_secret("taken")
    assert error.value.code == "network"
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(ImportRunError) as error:
        read_secret("taken")
    assert error.value.code == "auth_failed"


def test_a_secret_of_somebody_else_is_referred_to_and_never_touched(
    store: AwsAccounts, folder: Path
) -> None:
    create_secret("team/git", {"username": "robot", "password": "shared"})
    account = store.refer(ADA, "team/git")
    assert account.git_username == "robot"
    assert store.secret(ADA.id).access == "shared"
    assert b"shared" not in (folder / "accounts.json").read_bytes()
    store.put(ADA, Secret("my own"))
    assert store.secret(ADA.id).access == "my own"
    assert store.forget(ADA.id)
    assert read_secret("team/git") == {"username": "robot", "password": "shared"}


def test_what_we_made_changes_and_goes_with_its_account(
    store: AwsAccounts, folder: Path, aws: Any
) -> None:
    store.put(ADA, Secret("one", refresh="r", expires=9.0, obtained=8.0))
    (made,) = aws.list_secrets()["SecretList"]
    assert made["Name"].startswith("jupyter-import-run/git.example.com/ada-")
    kept = json.loads(aws.get_secret_value(SecretId=made["ARN"])["SecretString"])
    assert (kept["username"], kept["password"]) == ("ada", "one")
    assert store.secret(ADA.id) == Secret("one", "r", 9.0, 8.0)
    store.change_secret(ADA.id, lambda secret: replace(secret, access="two"))
    assert AwsAccounts(folder).secret(ADA.id).access == "two"
    assert store.forget(ADA.id)
    assert aws.list_secrets()["SecretList"] == []
    store.put(ADA, Secret("three"))
    assert store.secret(ADA.id).access == "three"


def test_the_helper_asks_aws(folder: Path, tmp_path: Path) -> None:
    accounts = Accounts(tmp_path, Configured(account_store="aws"))
    accounts.put(ADA, Secret("the-token"))
    assert accounts.folder == folder
    assert accounts.protected_by == "aws"
    command = helper_command(folder).removeprefix("!")
    done = subprocess.run(
        ["sh", "-c", f"{command} get"],
        input=b"protocol=https\nhost=git.example.com\n",
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"username=ada\npassword=the-token\n"


async def test_a_saved_repository_is_signed_in_to_by_a_secret_that_stays_where_it_is(
    root: Path,
    tmp_path: Path,
    git_server_with_password: GitServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Repository.create(git_server_with_password.root, "course.git").commit({"a.txt": "1\n"})
    create_secret("team/git", {"username": USERNAME, "password": PASSWORD})
    url = f"{git_server_with_password.url}/course.git"
    given = (SavedRepository(name="course", url=url, secret="team/git", history="none"),)
    request = ImportRepository(preset="course")
    services = make_services(root, tmp_path / "data", repositories=given, account_store="files")
    with monkeypatch.context() as without_it, pytest.raises(ImportRunError) as error:
        without_it.setitem(sys.modules, "boto3", None)
        await perform(services, request)
    assert error.value.data["reason"] == "no_secret_store"
    assert list(root.iterdir()) == []
    await perform(services, request)
    [account] = services.accounts.accounts()
    assert (account.git_username, account.id) == (USERNAME, services.accounts.chosen(url))
    kept = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(PASSWORD.encode() in each for each in kept)


@pytest.mark.parametrize("account_store", ["aws", "files"])
async def test_a_person_signs_in_by_a_secret_that_stays_where_it_is(
    root: Path,
    tmp_path: Path,
    git_server_with_password: GitServer,
    account_store: str,
    aws: Any,
) -> None:
    Repository.create(git_server_with_password.root, "course.git").commit({"a.txt": "1\n"})
    arn = create_secret("team/git", {"username": USERNAME, "password": PASSWORD})
    wrong = create_secret("team/old", {"username": USERNAME, "password": "another"})
    url = f"{git_server_with_password.url}/course.git"
    services = make_services(root, tmp_path / "data", account_store=account_store)
    assert (await sign_in_ways(services, url)).ways[-1] == "aws"
    account: Connected | None = None
    for reference in ("team/git", arn):
        account = await connect(services, NewAccountRequest(host=url, reference=reference), "ada")
        assert (account.username, account.state) == (USERNAME, "connected")
        assert account.reference == reference
        assert services.accounts.secret(account.id).access == PASSWORD
    command = helper_command(services.accounts.folder).removeprefix("!")
    asked = "protocol=http\nhost=" + url.split("/")[2] + "\n"
    done = await asyncio.to_thread(
        subprocess.run, ["sh", "-c", f"{command} get"], input=asked.encode(), capture_output=True
    )
    assert done.stdout.decode() == f"username={USERNAME}\npassword={PASSWORD}\n"
    with pytest.raises(ImportRunError) as error:
        await connect(services, NewAccountRequest(host=url, reference=wrong), "ada")
    assert error.value.code == "auth_failed"
    with pytest.raises(ImportRunError):
        request = NewAccountRequest(host=url, reference=arn, secret="x")
        await connect(services, request, "ada")
    kept = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(PASSWORD.encode() in each for each in kept)
    assert account is not None
    await disconnect(services, account.id, "ada")
    assert len(aws.list_secrets()["SecretList"]) == 2


async def test_a_secret_is_made_for_an_account_and_stays_when_that_goes(
    root: Path, tmp_path: Path, git_server_with_password: GitServer, aws: Any
) -> None:
    Repository.create(git_server_with_password.root, "course.git").commit({"a.txt": "1\n"})
    url = f"{git_server_with_password.url}/course.git"
    services = make_services(root, tmp_path / "data", account_store="files")
    given = {"host": url, "username": USERNAME, "new_reference": "team/new"}
    with pytest.raises(ImportRunError) as error:
        await connect(services, NewAccountRequest(**given, secret="wrong"), "ada")
    assert error.value.data["reason"] == "token_refused"
    assert aws.list_secrets()["SecretList"] == []
    account = await connect(services, NewAccountRequest(**given, secret=PASSWORD), "ada")
    assert read_secret("team/new") == {"username": USERNAME, "password": PASSWORD}
    with pytest.raises(ImportRunError) as error:
        await connect(services, NewAccountRequest(**given, secret=PASSWORD), "ada")
    assert error.value.data["reason"] == "secret_exists"
    await disconnect(services, account.id, "ada")
    assert read_secret("team/new")["username"] == USERNAME

    with pytest.MonkeyPatch.context() as full:
        full.setattr(services.accounts, "refer", _full_disk)
        with pytest.raises(OSError, match="full"):
            given["new_reference"] = "team/lost"
            await connect(services, NewAccountRequest(**given, secret=PASSWORD), "ada")
    with pytest.raises(ImportRunError) as error:
        read_secret("team/lost")
    assert error.value.data["reason"] == "secret_missing"


class Vault:
    """A store of the administrator's, as far as it is looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


def _full_disk(*_: object) -> None:
    raise OSError("full")


async def test_a_secret_in_aws_is_offered_only_where_it_can_be_used(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ways(**settings: Any) -> list[str]:
        services = make_services(root, tmp_path / "data", **settings)
        return list((await sign_in_ways(services, "git.example.com")).ways)

    own = f"{__name__}.{Vault.__name__}"
    assert "aws" in await ways(account_store="files")
    assert "aws" not in await ways(account_store=own)
    with monkeypatch.context() as nowhere:
        nowhere.delenv("AWS_DEFAULT_REGION")
        assert "aws" not in await ways(account_store="files")
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert "aws" not in await ways(account_store="files")
