"""Who may call what: every route, with and without a sign-in."""

from __future__ import annotations

import contextlib
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_import_run.handlers import ROUTES
from tests.support.jobs import Fetch

NOWHERE = "import-run/.*"

BADGE = "import-run/badge.svg"
"""The one that anybody may see: ``test_links.py``."""

METHODS = ("GET", "POST", "PATCH", "DELETE", "PUT")


def calls() -> list[tuple[str, str]]:
    """Every method of every route, with an id where the route wants one."""
    found: list[tuple[str, str]] = []
    for pattern, handler in ROUTES:
        path = re.sub(r"\([^)]*\)", "0" * 32, pattern).removeprefix("/")
        found.extend((method, path) for method in METHODS if method.lower() in vars(handler))
    return found


@pytest.fixture
def jp_server_config(jp_server_config: dict[str, Any]) -> dict[str, Any]:
    jp_server_config["ServerApp"]["allow_unauthenticated_access"] = False
    return jp_server_config


def test_every_route_is_found() -> None:
    assert len({path for _, path in calls()}) == len(ROUTES)
    assert ("POST", "import-run/jobs") in calls()


async def test_every_route_is_refused_without_a_token(jp_fetch: Fetch) -> None:
    for method, path in calls():
        if path == BADGE:
            continue
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch(
                *path.split("/"),
                method=method,
                headers={"Authorization": "token wrong"},
                allow_nonstandard_methods=True,
                follow_redirects=False,
            )
        assert caught.value.code == 403, (method, path)


async def test_a_get_changes_nothing(
    jp_fetch: Fetch, jp_root_dir: Path, isolated_home: Path
) -> None:
    (jp_root_dir / "repository" / ".git").mkdir(parents=True)
    before = fingerprint(jp_root_dir), fingerprint(isolated_home)
    for method, path in calls():
        if method == "GET":
            with contextlib.suppress(HTTPClientError):
                await jp_fetch(*path.split("/"))
            assert (fingerprint(jp_root_dir), fingerprint(isolated_home)) == before, path


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` and what is in it."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "nbsignatures" not in path.name and ".run" not in path.parts
    }


EXECUTE = {("POST", "jobs"), ("DELETE", "jobs/*"), ("POST", "jobs/*/retry")}
"""What starts or stops a job; every other method but GET is ``write``."""


async def test_an_authorizer_tells_reading_from_changing_and_from_running(
    jp_fetch: Fetch, jp_serverapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def is_authorized(handler: Any, user: Any, action: str, resource: str) -> bool:
        asked.append((action, resource))
        return False

    authorizer = jp_serverapp.web_app.settings["authorizer"]
    monkeypatch.setattr(authorizer, "is_authorized", is_authorized)
    for method, path in calls():
        if path in (NOWHERE, BADGE):
            continue  # whoever asks, there is nothing, or the same
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch(*path.split("/"), method=method, allow_nonstandard_methods=True)
        assert caught.value.code == 403, (method, path)
        route = path.removeprefix("import-run/").replace("0" * 32, "*")
        changes = "execute" if (method, route) in EXECUTE else "write"
        assert asked.pop() == ("read" if method == "GET" else changes, "import-run"), path
    assert asked == []
    monkeypatch.undo()
    await jp_fetch("import-run", "server")
