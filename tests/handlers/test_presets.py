"""``presets`` and ``startup`` as the browser asks them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.jobs import Fetch

URL = "https://github.com/o/r"


@pytest.fixture
def jp_server_config(jp_server_config: dict[str, Any]) -> dict[str, Any]:
    jp_server_config["ImportRun"]["repositories"] = [{"name": "given", "url": f"{URL}2"}]
    return jp_server_config


async def test_presets_from_the_first_to_the_last(jp_fetch: Fetch) -> None:
    async def call(method: str, path: str, body: Any = None, **params: str) -> tuple[int, Any]:
        answer = await jp_fetch(
            "import-run",
            *path.split("/"),
            method=method,
            body=None if body is None else json.dumps(body),
            params=params,
            allow_nonstandard_methods=True,
            raise_error=False,
        )
        found = json.loads(answer.body or b"null")
        return answer.code, found["error"] if answer.code >= 400 else found

    new = {"name": "mine", "url": URL, "branch": "main", "sparse": ["data"]}
    status, saved = await call("POST", "presets", new)
    assert status == 201
    assert saved == {
        **new,
        "folder": None,
        "account": None,
        "secret": None,
        "description": "",
        "history": "fast",
        "update": False,
        "locked": False,
        "created": saved["created"],
        "modified": saved["created"],
        "path": None,
    }
    status, error = await call("POST", "presets", new)
    assert (status, error["code"]) == (409, "exists")
    status, error = await call("POST", "presets", {**new, "name": "a_b"})
    assert (status, error["data"]) == (400, {"reason": "bad_name", "field": "name"})
    status, changed = await call("PATCH", "presets/mine", {"branch": None})
    assert (status, changed["branch"], changed["sparse"]) == (200, None, ["data"])
    assert (await call("GET", "presets/mine"))[1] == changed
    status, error = await call("PATCH", "presets/given", {"branch": "x"})
    assert (status, error["code"], error["data"]["reason"]) == (403, "forbidden", "given")

    status, page = await call("GET", "presets", sort_by="Name", max_results="1")
    assert [each["name"] for each in page["presets"]] == ["given"]
    assert page["presets"][0]["locked"] is True
    token = page["next_token"]
    status, page = await call("GET", "presets", sort_by="Name", max_results="1", next_token=token)
    assert [each["name"] for each in page["presets"]] == ["mine"]
    assert (page["next_token"], page["problem"]) == (None, None)
    status, error = await call("GET", "presets", sort_by="Size")
    assert (status, error["data"]["field"]) == (400, "sort_by")

    status, start = await call("PATCH", "startup", {"default_repository": "mine"})
    assert start == {
        "default_repository": "mine",
        "additional_repositories": [],
        "locked": False,
    }
    assert (await call("GET", "startup"))[1] == start
    status, info = await call("GET", "server")
    assert info["default_repository"] == {"repository": "mine", "path": None, "job": None}
    assert info["locked_down"] is False

    assert await call("DELETE", "presets/mine") == (204, None)
    status, error = await call("GET", "presets/mine")
    assert (status, error["data"]["reason"]) == (404, "no_preset")
    status, start = await call("PATCH", "startup", {"default_repository": None})
    assert start["default_repository"] is None
