"""What is done here, and what is refused, can be followed: who, what, and never a secret."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.events import AUDIT_SCHEMA_ID
from tests.conftest import PASSWORD, USERNAME
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository, git


@pytest.fixture
def jp_server_config(
    jp_server_config: dict[str, Any], git_server_with_password: GitServer
) -> dict[str, Any]:
    Repository.create(git_server_with_password.root, "course.git").commit({"a.txt": "1\n"})
    offered = f"{git_server_with_password.url}/course.git"
    given = [{"name": "course", "url": offered, "history": "none"}]
    jp_server_config["ImportRun"].update(repositories=given, lock_down_to_repositories=True)
    return jp_server_config


async def test_import_push_sign_in_and_refusals_are_audited(
    jp_fetch: Fetch, jp_serverapp: Any, jp_root_dir: Any, git_server_with_password: GitServer
) -> None:
    heard: list[dict[str, Any]] = []

    async def listen(logger: Any, schema_id: str, data: dict[str, Any]) -> None:
        heard.append(data)

    jp_serverapp.event_logger.add_listener(schema_id=AUDIT_SCHEMA_ID, listener=listen)

    async def call(method: str, path: str, body: Any) -> int:
        answer = await jp_fetch(
            "import-run", path, method=method, body=json.dumps(body), raise_error=False
        )
        return int(answer.code)

    host = git_server_with_password.url
    account = {"host": host, "username": USERNAME, "secret": PASSWORD, "provider": "generic"}
    assert await call("POST", "accounts", account) == 201
    assert await call("POST", "resolve", {"url": f"{host}/n.ipynb?sig=hunter2"}) == 403
    assert await call("POST", "presets", {"name": "x", "url": f"{host}/other.git"}) == 403
    await fetch_job(jp_fetch, {"kind": "import_repository", "url": f"{host}/other.git"})
    await fetch_job(jp_fetch, {"kind": "import_repository", "preset": "course"})
    folder = jp_root_dir / "course"
    git("config", "user.name", "Ada", cwd=folder)
    git("config", "user.email", "ada@example.org", cwd=folder)
    git("commit", "--quiet", "--allow-empty", "--message=Mine", cwd=folder)
    await fetch_job(jp_fetch, {"kind": "push", "path": "course"})
    await jp_serverapp.event_logger.gather_listeners()
    assert [(each["action"], each["outcome"], each["reason"], each["path"]) for each in heard] == [
        ("sign_in", "succeeded", None, None),
        ("POST resolve", "forbidden", "not_offered", None),
        ("POST presets", "forbidden", "not_offered", None),
        ("import_repository", "forbidden", "not_offered", None),
        ("import_repository", "succeeded", None, "course"),
        ("push", "succeeded", None, None),
    ]
    subjects = [each["subject"] for each in heard]
    other = f"{host}/other.git"
    assert subjects[0] == f"{host} as {USERNAME} (password)"
    assert subjects[2:] == [other, other, "course", "course"]
    assert all(each["user"] for each in heard)
    whole = json.dumps(heard)
    assert PASSWORD not in whole
    assert "hunter2" not in whole
