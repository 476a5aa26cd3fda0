"""Importing notebooks through the REST API, from servers good and bad."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_core.utils import ensure_async
from jupyter_server.serverapp import ServerApp

from jupyter_import_run.store.origins import NotebookOrigins
from jupyter_import_run.wire.jobs import ImportNotebookResult, Job
from tests.support.disks import small_disk
from tests.support.jobs import Fetch, fetch_job, post_job, wait_for_job
from tests.support.misbehaving_http import MisbehavingServer, answer, redirect, silence

Import = Callable[..., Awaitable[Job]]

NOTEBOOK: dict[str, Any] = {
    "cells": [
        {"cell_type": "code", "execution_count": None, "id": "a1", "metadata": {"trusted": True},
         "outputs": [], "source": ["print('Grüße')\n"]},
    ],
    "metadata": {"kernelspec": {"display_name": "P", "language": "python", "name": "forecast-env"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}  # fmt: skip
BYTES = json.dumps(NOTEBOOK, indent=3, ensure_ascii=False).encode() + b"\r\n\r\n"


@pytest.fixture
def server(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    """A server that the test tells how to behave."""
    server = MisbehavingServer()
    jp_asyncio_loop.run_until_complete(server.__aenter__())
    yield server
    jp_asyncio_loop.run_until_complete(server.__aexit__())


@pytest.fixture
def import_notebook(jp_fetch: Fetch) -> Import:
    async def start(url: str, **fields: Any) -> Job:
        return await fetch_job(jp_fetch, {"kind": "import_notebook", "url": url, **fields})

    return start


def result_of(job: Job) -> ImportNotebookResult:
    assert job.state == "succeeded", job.error
    assert isinstance(job.result, ImportNotebookResult)
    return job.result


def code_of(job: Job) -> str:
    assert job.error is not None, job
    return job.error.code


async def test_the_file_is_byte_for_byte_that_of_the_server(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    url = server.on("/My%20NB%20%231.ipynb", answer(BYTES))
    result = result_of(await import_notebook(url))
    assert result.path == "My NB #1.ipynb"
    assert result.kernel_name == "forecast-env"
    assert result.warnings == []
    assert (jp_root_dir / "My NB #1.ipynb").read_bytes() == BYTES
    assert os.listdir(jp_root_dir) == ["My NB #1.ipynb"]


async def test_an_import_never_makes_a_notebook_trusted(
    server: MisbehavingServer, import_notebook: Import, jp_fetch: Fetch
) -> None:
    trusting = {**NOTEBOOK, "metadata": {"trusted": True}}
    url = server.on("/n.ipynb", answer(json.dumps(trusting).encode()))
    result_of(await import_notebook(url))
    model = json.loads((await jp_fetch("api", "contents", "n.ipynb")).body)
    assert model["content"]["cells"][0]["metadata"]["trusted"] is False


async def test_a_byte_order_mark_is_dropped_with_a_warning(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    url = server.on("/n.ipynb", answer(b"\xef\xbb\xbf" + BYTES))
    [warning] = result_of(await import_notebook(url)).warnings
    assert warning.code == "byte_order_mark"
    assert (jp_root_dir / "n.ipynb").read_bytes() == BYTES


async def test_an_old_format_is_converted_and_opens(
    server: MisbehavingServer, import_notebook: Import, jp_fetch: Fetch
) -> None:
    cell = {
        "cell_type": "code",
        "collapsed": False,
        "input": ["1+1"],
        "language": "python",
        "metadata": {},
        "outputs": [],
    }
    old = {
        "metadata": {"name": ""},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    url = server.on("/old.ipynb", answer(json.dumps(old).encode()))
    [warning] = result_of(await import_notebook(url)).warnings
    assert (warning.code, warning.data) == ("converted", {"nbformat": 3})
    model = json.loads((await jp_fetch("api", "contents", "old.ipynb")).body)
    assert model["content"]["nbformat"] == 4
    assert model["content"]["cells"][0]["source"] == "1+1"


async def test_what_is_no_notebook_is_never_saved_and_says_what_it_was(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    for word, body in {
        "sign": b"<!doctype html><title>Sign in</title><form><input type=password></form>",
        "web page": b"<html><body><h1>Oops</h1></body></html>",
        "LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n",
        "missing": BYTES[:100],
        "notebook": b'{"a": 1}',
        "nested": b"[" * 100_000,
        "empty": b"",
    }.items():
        job = await import_notebook(server.on("/n.ipynb", answer(body)))
        assert code_of(job) == "not_a_notebook", word
        assert job.error is not None
        assert word.lower() in job.error.message.lower()
        assert os.listdir(jp_root_dir) == []


async def test_a_status_that_is_no_success_has_its_code(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    codes = {404: "not_found", 401: "auth_required", 403: "auth_required", 500: "network"}
    for status, code in {**codes, 429: "rate_limited"}.items():
        url = server.on("/n.ipynb", answer(BYTES, status=status))
        assert code_of(await import_notebook(url)) == code
        assert os.listdir(jp_root_dir) == []


async def test_a_taken_name_gets_a_number_before_the_suffix(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    url = server.on("/n.ipynb", answer(BYTES))
    (jp_root_dir / "n.ipynb").write_text("mine")
    assert result_of(await import_notebook(url)).path == "n_1.ipynb"
    assert result_of(await import_notebook(url)).path == "n_2.ipynb"
    assert (jp_root_dir / "n.ipynb").read_text() == "mine"


async def test_reuse_opens_what_is_there_only_if_it_came_from_there(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    url = server.on("/n.ipynb", answer(BYTES))
    other = server.on("/other/n.ipynb", answer(BYTES))
    result_of(await import_notebook(url))
    (jp_root_dir / "n.ipynb").write_text("worked on")
    reused = result_of(await import_notebook(url, if_exists="reuse"))
    assert (reused.reused, reused.kernel_name) == (True, None)
    job = await import_notebook(other, if_exists="reuse")
    assert code_of(job) == "exists"
    assert code_of(await import_notebook(url, if_exists="fail")) == "exists"
    assert (jp_root_dir / "n.ipynb").read_text() == "worked on"


@pytest.mark.parametrize("folder", ["a//b", "/a/b/", "a/b"])
async def test_a_folder_has_one_name_however_it_is_written(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path, folder: str
) -> None:
    (jp_root_dir / "a" / "b").mkdir(parents=True)
    url = server.on("/n.ipynb", answer(BYTES))
    assert result_of(await import_notebook(url, folder=folder)).path == "a/b/n.ipynb"
    again = result_of(await import_notebook(url, folder="a/b", if_exists="reuse"))
    assert (again.path, again.reused) == ("a/b/n.ipynb", True)


async def test_reuse_names_the_kernel_of_the_notebook_that_is_there(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    url = server.on("/n.ipynb", answer(BYTES))
    result_of(await import_notebook(url))
    theirs = {**NOTEBOOK, "metadata": {"kernelspec": {"name": "julia", "display_name": "J"}}}
    mine = b"\xef\xbb\xbf" + json.dumps(theirs).encode()
    (jp_root_dir / "n.ipynb").write_bytes(mine)
    assert result_of(await import_notebook(url, if_exists="reuse")).kernel_name == "julia"
    assert (jp_root_dir / "n.ipynb").read_bytes() == mine


@pytest.mark.parametrize("step", ["save", "remember"])
async def test_a_notebook_that_was_cancelled_while_it_was_saved_is_not_there(
    server: MisbehavingServer,
    jp_fetch: Any,
    jp_serverapp: ServerApp,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    """The step itself is the real one, only later."""
    begun, may_go_on = threading.Event(), threading.Event()
    contents: Any = jp_serverapp.contents_manager
    save, remember = contents.save, NotebookOrigins.remember

    writes: list[asyncio.Future[Any]] = []

    async def save_later(model: Any, path: str) -> Any:
        """As a thread does, it goes on when nobody waits any more."""

        async def write() -> Any:
            await asyncio.to_thread(may_go_on.wait, 20)
            return await ensure_async(save(model, path))

        begun.set()
        writes.append(asyncio.ensure_future(write()))
        return await asyncio.shield(writes[0])

    def remember_later(origins: NotebookOrigins, path: str, url: str) -> None:
        begun.set()
        may_go_on.wait(20)
        remember(origins, path, url)

    if step == "save":
        monkeypatch.setattr(contents, "save", save_later)
    else:
        monkeypatch.setattr(NotebookOrigins, "remember", remember_later)
    url = server.on("/n.ipynb", answer(BYTES))
    job = await post_job(jp_fetch, {"kind": "import_notebook", "url": url})
    await asyncio.to_thread(begun.wait, 20)
    cancelling = asyncio.ensure_future(jp_fetch("import-run", "jobs", job.id, method="DELETE"))
    await asyncio.sleep(0.1)
    may_go_on.set()
    await cancelling
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    await asyncio.gather(*writes)
    assert os.listdir(jp_root_dir) == []


async def test_folder_and_name_are_the_persons(
    server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
) -> None:
    (jp_root_dir / "sub").mkdir()
    url = server.on("/n.ipynb", answer(BYTES))
    result = result_of(await import_notebook(url, folder="sub", name="mine"))
    assert result.path == "sub/mine.ipynb"
    assert code_of(await import_notebook(url, folder="nowhere")) == "not_found"
    for folder in ("..", "sub/../..", ".hidden"):
        assert code_of(await import_notebook(url, folder=folder)) == "invalid_request"


async def test_a_secret_query_is_used_and_then_nowhere(
    server: MisbehavingServer,
    jp_fetch: Fetch,
    jp_data_dir: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    signed = server.on("/signed", answer(BYTES)) + "?token=GHSAT0SECRET"
    url = server.on("/n.ipynb", redirect(signed)) + "?token=GHSAT0SECRET"
    job = await fetch_job(jp_fetch, {"kind": "import_notebook", "url": url})
    result_of(job)
    assert server.seen[-1].target.endswith("?token=GHSAT0SECRET")
    listed = (await jp_fetch("import-run", "jobs")).body.decode()
    assert "GHSAT0SECRET" not in listed
    await asyncio.sleep(0.2)
    assert list(jp_data_dir.rglob("jobs-*.json"))
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"GHSAT0SECRET" not in file.read_bytes(), file
    lines = [record.getMessage() for record in caplog.records]
    assert any("import-run:" in line for line in lines)
    assert not any("GHSAT0SECRET" in line for line in lines)


async def test_cancelling_a_silent_download_takes_less_than_a_second(
    server: MisbehavingServer, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    url = server.on("/n.ipynb", silence())
    job = await post_job(jp_fetch, {"kind": "import_notebook", "url": url})
    await asyncio.sleep(0.3)
    before = time.monotonic()
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    assert time.monotonic() - before < 1
    assert os.listdir(jp_root_dir) == []


@pytest.fixture
def full_disk(jp_root_dir: Path) -> Iterator[Path]:
    with small_disk(jp_root_dir / "small", megabytes=1) as place:
        yield place


async def test_a_disk_that_fills_up_leaves_no_file(
    server: MisbehavingServer, import_notebook: Import, full_disk: Path
) -> None:
    big = {**NOTEBOOK, "metadata": {"filler": "x" * 2_000_000}}
    url = server.on("/n.ipynb", answer(json.dumps(big).encode()))
    assert code_of(await import_notebook(url, folder="small")) == "disk_full"
    assert os.listdir(full_disk) == []


class TestLimits:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["max_notebook_bytes"] = 1000
        return jp_server_config

    async def test_a_notebook_over_the_limit_is_too_large(
        self, server: MisbehavingServer, import_notebook: Import, jp_root_dir: Path
    ) -> None:
        url = server.on("/n.ipynb", answer(BYTES + b" " * 2000))
        assert code_of(await import_notebook(url)) == "too_large"
        assert os.listdir(jp_root_dir) == []


class TestPolicy:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"] = {"allowed_hosts": ["github.com"]}
        return jp_server_config

    async def test_a_host_that_is_not_allowed(self, import_notebook: Import) -> None:
        assert code_of(await import_notebook("https://example.org/n.ipynb")) == "host_not_allowed"


async def test_a_private_address_is_forbidden(import_notebook: Import) -> None:
    for host in ("127.0.0.2", "localhost", "169.254.169.254"):
        job = await import_notebook(f"http://{host}/x.ipynb")
        assert code_of(job) == "address_forbidden", host


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("../outside.ipynb", "sub/outside.ipynb"),
        ("../../outside.ipynb", "sub/outside.ipynb"),
        ("{tmp}/outside.ipynb", "sub/outside.ipynb"),
        ("notebooks/inside.ipynb", "sub/inside.ipynb"),
        (".hidden.ipynb", "sub/hidden.ipynb"),
        ("red\x1b[31m\n\u202e.ipynb", "sub/red[31m.ipynb"),
    ],
)
async def test_a_page_does_not_choose_the_folder_of_its_notebook(
    server: MisbehavingServer,
    import_notebook: Import,
    jp_root_dir: Path,
    tmp_path: Path,
    given: str,
    path: str,
) -> None:
    (jp_root_dir / "sub").mkdir()
    raw_url = server.on("/raw", answer(BYTES))
    file = {"path": given.format(tmp=tmp_path), "raw_url": raw_url}
    body = json.dumps({"raw_url": raw_url, "files": [file]}).encode()
    server.on("/api/v4/projects/group%2Fproject/snippets/7", answer(body))
    url = f"http://{server.authority}/group/project/-/snippets/7"
    result = result_of(await import_notebook(url, folder="sub"))
    assert result.path == path
    assert [p.relative_to(tmp_path) for p in tmp_path.rglob("*.ipynb")] == [
        (jp_root_dir / path).relative_to(tmp_path)
    ]
