"""Pages that hold several files: the host's own interface says which."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from jupyter_import_run.sources.providers import gist
from tests.support.jobs import Fetch, fetch_job
from tests.support.misbehaving_http import MisbehavingServer, answer

GIST = "0123456789abcdef0123456789abcdef"
NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'


@pytest.fixture
def server(
    jp_asyncio_loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MisbehavingServer]:
    """A stand-in for GitHub's interface: the real one cannot be reached from a test."""
    server = MisbehavingServer()
    jp_asyncio_loop.run_until_complete(server.__aenter__())
    monkeypatch.setattr(gist, "API", f"http://{server.authority}")
    yield server
    jp_asyncio_loop.run_until_complete(server.__aexit__())


def serve_gist(server: MisbehavingServer, *names: str) -> None:
    files = {}
    for number, name in enumerate(names):
        url = server.on(f"/raw/{number}", answer(NOTEBOOK))
        files[name] = {"filename": name, "raw_url": url, "size": 1}
    body = json.dumps({"id": GIST, "files": files}).encode()
    server.on(f"/gists/{GIST}", answer(body))


async def import_gist(jp_fetch: Fetch, suffix: str = "") -> Any:
    url = f"https://gist.github.com/someone/{GIST}{suffix}"
    return await fetch_job(jp_fetch, {"kind": "import_notebook", "url": url})


async def test_the_only_notebook_of_a_gist_is_imported(
    server: MisbehavingServer, jp_fetch: Fetch
) -> None:
    serve_gist(server, "README.md", "My NB.ipynb")
    job = await import_gist(jp_fetch)
    assert job.state == "succeeded", job.error
    assert job.result.path == "My NB.ipynb"


async def test_several_notebooks_are_asked_about(
    server: MisbehavingServer, jp_fetch: Fetch
) -> None:
    serve_gist(server, "a.ipynb", "b.ipynb")
    job = await import_gist(jp_fetch)
    assert job.error.code == "invalid_request"
    assert [choice["name"] for choice in job.error.data["choices"]] == ["a.ipynb", "b.ipynb"]


async def test_the_address_may_name_one_of_them(server: MisbehavingServer, jp_fetch: Fetch) -> None:
    serve_gist(server, "a.ipynb", "My NB.ipynb")
    job = await import_gist(jp_fetch, "#file-my-nb-ipynb")
    assert job.state == "succeeded", job.error
    assert job.result.path == "My NB.ipynb"


async def test_a_gist_without_a_notebook_says_so(
    server: MisbehavingServer, jp_fetch: Fetch
) -> None:
    serve_gist(server, "README.md")
    assert (await import_gist(jp_fetch)).error.code == "not_a_notebook"


async def test_a_page_lists_its_notebooks_when_probed(
    server: MisbehavingServer, jp_fetch: Fetch
) -> None:
    serve_gist(server, "a.ipynb", "b.ipynb", "c.txt")
    body = json.dumps({"url": f"https://gist.github.com/someone/{GIST}", "probe": True})
    response = await jp_fetch("import-run", "resolve", method="POST", body=body)
    assert [choice["name"] for choice in json.loads(response.body)["choices"]] == [
        "a.ipynb",
        "b.ipynb",
    ]


async def test_an_answer_that_is_none_is_no_bug_of_ours(
    server: MisbehavingServer, jp_fetch: Fetch
) -> None:
    bodies = [b"", b"\xff", b"[]", b'{"files": 1}', b'{"x": "\\ud800"}']
    for body in (*bodies, b'{"x": ' + b"[" * 100_000):
        server.on(f"/gists/{GIST}", answer(body))
        assert (await import_gist(jp_fetch)).error.code == "network", body[:80]
