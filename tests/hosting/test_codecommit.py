"""CodeCommit's repositories: boto3 over HTTP, against a stand-in for the list of them.

moto, which stands in for AWS in all else, does not know that call.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.credentials.secrets_manager import read_secret
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.hosting.codecommit import create_repository, repositories
from jupyter_import_run.sources import parse

NAMES = ["models", "notes", "old-Notes"]


class _CodeCommit(BaseHTTPRequestHandler):
    """``ListRepositories``, one name a page, as CodeCommit may cut it.

    https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListRepositories.html
    """

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["X-Amz-Target"] == "CodeCommit_20150413.ListRepositories"
        page = int(asked.get("nextToken", 0))
        answer: dict[str, Any] = {
            "repositories": [{"repositoryName": NAMES[page], "repositoryId": str(page)}]
        }
        if page + 1 < len(NAMES):
            answer["nextToken"] = str(page + 1)
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _CodeCommit)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    (tmp_path / "config").write_text("[profile work]\nregion = us-east-2\n")
    key = "aws_access_key_id = x\naws_secret_access_key = y\n"
    (tmp_path / "credentials").write_text(f"[default]\n{key}[work]\n{key}")
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    yield
    server.shutdown()
    thread.join()
    server.server_close()


async def test_repositories_of_the_region_are_listed_to_pick_from(aws: None, jp_fetch: Any) -> None:
    answer = await jp_fetch("import-run", "codecommit", params={"query": "NOTES"})
    found = [each["url"] for each in json.loads(answer.body)["projects"]]
    assert found == ["codecommit::eu-west-1://notes", "codecommit::eu-west-1://old-Notes"]
    assert [parse(url).repository_url for url in found] == found


def test_a_profile_stays_in_the_address(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    assert repositories(None, "work", "")[0].url == "codecommit::us-east-2://work@models"


@pytest.mark.parametrize(
    ("region", "profile", "code"),
    [(None, "nobody", "auth_required"), ("a/b", None, "invalid_request")],
)
def test_what_aws_does_not_know_is_said(
    aws: None, region: str | None, profile: str | None, code: str
) -> None:
    with pytest.raises(ImportRunError) as caught:
        repositories(region, profile, "")
    assert caught.value.code == code


@pytest.fixture
def moto(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    from moto import mock_aws

    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with mock_aws():
        yield


def test_a_repository_is_made_or_the_one_of_its_name_taken(moto: None) -> None:
    for _ in range(2):
        project = create_repository("eu-west-1", None, "notes", "Some notes")
        assert project.url == "codecommit::eu-west-1://notes"
    for name, region, code in (
        ("a b", "eu-west-1", "invalid_request"),
        ("x", "", "invalid_request"),
    ):
        with pytest.raises(ImportRunError) as caught:
            create_repository(region, None, name, "")
        assert caught.value.code == code


def test_without_boto3_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    for ask in (lambda: repositories(None, None, ""), lambda: read_secret("team/git")):
        with pytest.raises(ImportRunError, match=r"jupyter_import_run\[aws\]") as caught:
            ask()
        assert caught.value.code == "unsupported"


def test_aws_that_is_not_reached_is_a_question_of_the_network(
    aws: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(ImportRunError) as caught:
        repositories(None, None, "")
    assert caught.value.code == "network"
