"""Errors have one shape and a status that fits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.handlers.base import STATUS
from jupyter_import_run.wire.bounds import MOST_BYTES
from jupyter_import_run.wire.errors import ErrorCode
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository


def test_every_code_has_a_status_and_only_a_bug_is_a_500() -> None:
    assert set(STATUS) == set(get_args(ErrorCode))
    assert [code for code, status in STATUS.items() if status >= 500] == ["internal"]
    assert 401 not in STATUS.values()


async def refused(jp_fetch: Fetch, *path: str, **options: Any) -> tuple[int, dict[str, Any]]:
    with pytest.raises(HTTPClientError) as caught:
        await jp_fetch("import-run", *path, **options)
    assert caught.value.response is not None
    assert caught.value.response.headers["Content-Type"].startswith("application/json")
    body = json.loads(caught.value.response.body)
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"code", "message", "data"}
    return caught.value.code, body["error"]


async def test_a_body_that_is_no_request_is_invalid_request(jp_fetch: Fetch) -> None:
    for body in (
        "",
        "null",
        "[]",
        "{",
        "\xff",
        '{"kind": "nonsense"}',
        '{"kind": "import_notebook"}',
        '{"kind": "import_notebook", "url": 5}',
        '{"kind": "import_repository", "url": "o/r", "history": "some"}',
        "[" * 100_000,
    ):
        status, error = await refused(jp_fetch, "jobs", method="POST", body=body)
        assert (status, error["code"]) == (400, "invalid_request"), body[:80]


async def test_a_request_that_is_longer_than_any_need_be_is_kept_nowhere(jp_fetch: Fetch) -> None:
    for field in ("name", "folder", "ref", "open"):
        request = {"kind": "import_repository", "url": "o/r", field: "x" * 5_000_000}
        status, error = await refused(jp_fetch, "jobs", method="POST", body=json.dumps(request))
        assert (status, error["code"]) == (400, "invalid_request")
        assert f"$.{field}" in error["message"]
    assert json.loads((await jp_fetch("import-run", "jobs")).body) == {"jobs": []}


async def test_a_request_that_is_too_large_is_not_even_read(jp_fetch: Fetch) -> None:
    body = " " * MOST_BYTES + '{"kind": "fetch", "path": "r"}'
    status, error = await refused(jp_fetch, "jobs", method="POST", body=body)
    assert (status, error["code"]) == (413, "too_large")


async def test_a_job_that_is_not_there_is_not_found(jp_fetch: Fetch) -> None:
    status, error = await refused(jp_fetch, "jobs", "0" * 32)
    assert (status, error["code"]) == (404, "not_found")


async def test_what_there_is_not_is_not_found_in_the_one_shape(jp_fetch: Fetch) -> None:
    for method, path in (
        ("GET", "jobs/zz"),
        ("DELETE", "jobs/zz"),
        ("POST", "jobs/zz/retry"),
        ("GET", "jobs/%2e%2e"),
        ("GET", "snapshots/zz"),
        ("DELETE", "snapshots/zz"),
        ("DELETE", "accounts/zz"),
        ("POST", "accounts/zz/test"),
        ("GET", "accounts/zz/projects"),
        ("GET", "accounts/authorize/zz"),
        ("GET", "nothing"),
        ("POST", "nothing"),
        ("GET", "jobs/zz/nothing"),
        ("PUT", "jobs/zz/nothing"),
    ):
        body = "{}" if method in ("POST", "PUT") else None
        status, error = await refused(jp_fetch, *path.split("/"), method=method, body=body)
        assert (status, error["code"]) == (404, "not_found"), (method, path)
        assert error["message"].endswith(".")


async def test_a_url_that_cannot_be_imported_says_why(jp_fetch: Fetch) -> None:
    body = '{"url": "file:///etc/passwd"}'
    status, error = await refused(jp_fetch, "resolve", method="POST", body=body)
    assert (status, error["code"]) == (400, "invalid_url")


async def test_a_secret_in_a_url_is_in_no_answer(jp_fetch: Fetch) -> None:
    body = '{"url": "https://me:hunter2@github.com/o/r"}'
    _, error = await refused(jp_fetch, "resolve", method="POST", body=body)
    assert "hunter2" not in json.dumps(error)


async def test_a_private_address_can_be_allowed_by_the_person(jp_fetch: Fetch) -> None:
    body = '{"url": "https://10.1.2.3/team/project.git"}'
    status, error = await refused(jp_fetch, "resolve", method="POST", body=body)
    assert (status, error["code"]) == (403, "address_forbidden")
    assert error["data"]["can_allow"] is True
    allowed = await jp_fetch(
        "import-run", "hosts", method="POST", body=json.dumps({"host": error["data"]["host"]})
    )
    assert allowed.code == 201
    answer = await jp_fetch("import-run", "resolve", method="POST", body=body)
    assert json.loads(answer.body)["kind"] == "repository"


async def test_a_metadata_address_never(jp_fetch: Fetch) -> None:
    body = '{"url": "http://169.254.169.254/latest/x.ipynb"}'
    _, error = await refused(jp_fetch, "resolve", method="POST", body=body)
    assert error["data"]["can_allow"] is False
    status, _ = await refused(jp_fetch, "hosts", method="POST", body='{"host": "169.254.169.254"}')
    assert status == 403


async def test_a_file_in_the_place_of_the_data_folder_is_said_so(
    jp_fetch: Fetch, jp_data_dir: Path, git_server: GitServer, caplog: pytest.LogCaptureFixture
) -> None:
    Repository.create(git_server.root, "r.git").commit({"a": "a"})
    shutil.rmtree(jp_data_dir / "import_run", ignore_errors=True)
    (jp_data_dir / "import_run").touch()
    status, error = await refused(jp_fetch, "hosts", method="POST", body='{"host": "10.1.2.3"}')
    assert (status, error["code"]) == (403, "forbidden")
    assert str(jp_data_dir / "import_run") in error["data"]["details"]
    assert "Traceback" not in caplog.text
    for kind, url in (
        ("import_notebook", f"{git_server.url}/n.ipynb"),
        ("import_repository", f"{git_server.url}/r.git"),
    ):
        job = await fetch_job(jp_fetch, {"kind": kind, "url": url})
        assert job.error is not None
        assert job.error.code == "forbidden"
