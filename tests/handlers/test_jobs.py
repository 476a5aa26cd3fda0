"""``jobs`` over HTTP."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from tests.support.jobs import Fetch, fetch_job

UNREACHABLE = "http://127.0.0.1:9/n.ipynb"


async def test_a_field_that_nobody_knows_is_named(jp_fetch: Fetch) -> None:
    requests: list[tuple[str, str, dict[str, Any]]] = [
        ("jobs", "POST", {"kind": "import_notebook", "url": "o/r"}),
        ("jobs", "POST", {"kind": "import_repository", "url": "o/r"}),
        ("jobs", "POST", {"kind": "fetch", "path": "r"}),
        ("jobs/" + "0" * 32, "PATCH", {"dismissed": True}),
        ("resolve", "POST", {"url": "o/r"}),
        ("hosts", "POST", {"host": "git.test"}),
    ]
    for path, method, request in requests:
        body = json.dumps({**request, "nmae": "x"})
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch("import-run", *path.split("/"), method=method, body=body)
        assert caught.value.response is not None
        error = json.loads(caught.value.response.body)["error"]
        assert (caught.value.code, error["code"]) == (400, "invalid_request"), body
        assert "nmae" in error["message"]


async def test_what_names_no_repository_or_two_is_refused_at_once(jp_fetch: Fetch) -> None:
    both = {"url": "o/r", "preset": "course"}
    publish = {"kind": "publish", "paths": ["a.txt"], "message": "x"}
    for body in (
        {"kind": "import_repository"},
        {"kind": "import_repository", **both},
        publish,
        {**publish, **both},
    ):
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch("import-run", "jobs", method="POST", body=json.dumps(body))
        assert caught.value.response is not None
        error = json.loads(caught.value.response.body)["error"]
        assert (caught.value.code, error["code"]) == (400, "invalid_request")
    assert json.loads((await jp_fetch("import-run", "jobs")).body) == {"jobs": []}


async def test_a_secret_in_the_address_is_told_of_but_not_shown(jp_fetch: Fetch) -> None:
    job = await fetch_job(
        jp_fetch, {"kind": "import_notebook", "url": f"{UNREACHABLE}?token=hunter2"}
    )
    assert job.state == "failed"
    listed = (await jp_fetch("import-run", "jobs")).body.decode()
    assert "hunter2" not in listed
    assert [view["has_secret"] for view in json.loads(listed)["jobs"]] == [True]


async def test_an_address_without_a_secret_has_none(jp_fetch: Fetch) -> None:
    await fetch_job(jp_fetch, {"kind": "import_notebook", "url": f"{UNREACHABLE}?raw=true"})
    [view] = json.loads((await jp_fetch("import-run", "jobs")).body)["jobs"]
    assert view["has_secret"] is False


async def test_the_line_for_audits_names_a_person_as_jupyter_does(
    jp_fetch: Fetch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await fetch_job(jp_fetch, {"kind": "import_notebook", "url": UNREACHABLE})
    me = json.loads((await jp_fetch("api", "me")).body)["identity"]
    [line] = [r.getMessage() for r in caplog.records if "kind=import_notebook" in r.getMessage()]
    assert me["display_name"].startswith("Anonymous")
    assert "(Anonymous" in line
    assert f"from='{UNREACHABLE}'" in line
    assert "result=network" in line
