from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.notebooks.check import LARGE, check_notebook
from jupyter_import_run.notebooks.process import examine_in_process
from tests.notebooks.samples import FORMAT_3, encoded, notebook

pytestmark = pytest.mark.usefixtures("no_process_left")


def large(content: dict[str, Any], size: int = LARGE) -> dict[str, Any]:
    content["metadata"]["ballast"] = "x" * size
    return content


def many_cells(count: int) -> bytes:
    content = notebook()
    content["cells"] = [{**content["cells"][0], "id": f"cell-{number}"} for number in range(count)]
    return encoded(content)


async def test_a_large_notebook_is_checked_like_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    data = encoded(large(notebook()))
    path.write_bytes(b"\xef\xbb\xbf" + data)
    found = await check_notebook(path)
    assert found.kernel_name == "python3"
    assert [warning.code for warning in found.warnings] == ["byte_order_mark"]
    assert path.read_bytes() == data


async def test_a_large_notebook_of_an_old_format_is_converted(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(encoded(large(json.loads(json.dumps(FORMAT_3)))))
    [warning] = (await check_notebook(path)).warnings
    assert (warning.code, warning.data) == ("converted", {"nbformat": 3})
    assert json.loads(path.read_bytes())["nbformat"] == 4


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encoded(large(notebook()))[:-100], "cut"),
        (b"[" * (2 * LARGE), "too_deep"),
        (b'{"a":' * LARGE, "too_deep"),
        (b"<html><title>Sign in</title>" + b" " * LARGE, "login_page"),
        (encoded(large(notebook(nbformat=9))), "newer_format"),
    ],
    ids=["cut", "lists", "objects", "page", "newer"],
)
async def test_a_large_file_that_is_no_notebook_is_called_by_its_name(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(data)
    with pytest.raises(ImportRunError) as caught:
        await check_notebook(path)
    assert (caught.value.code, caught.value.data["reason"]) == ("not_a_notebook", reason)


async def test_an_invalid_large_notebook_is_refused_with_the_place(tmp_path: Path) -> None:
    content = large(notebook())
    content["cells"][0]["outputs"][0]["output_type"] = "x"
    path = tmp_path / "n.ipynb"
    path.write_bytes(encoded(content))
    with pytest.raises(ImportRunError) as caught:
        await check_notebook(path)
    assert caught.value.data["place"] == "cells[0].outputs[0].output_type"


async def test_the_event_loop_answers_while_a_large_notebook_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(many_cells(40_000))
    assert path.stat().st_size > 10 * LARGE
    check = asyncio.ensure_future(check_notebook(path))
    worst = 0.0
    while not check.done():
        before = time.monotonic()
        await asyncio.sleep(0.005)
        worst = max(worst, time.monotonic() - before)
    assert check.result().kernel_name == "python3"
    assert worst < 0.5  # 19 MB in a thread stall it for 0.7 s


async def test_cancelling_ends_the_process_at_once(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(many_cells(40_000))
    check = asyncio.ensure_future(check_notebook(path))
    await asyncio.sleep(0.3)
    started = time.monotonic()
    check.cancel()
    with pytest.raises(asyncio.CancelledError):
        await check
    assert time.monotonic() - started < 1


async def test_a_check_that_takes_too_long_is_a_timeout(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(many_cells(10_000))
    with pytest.raises(ImportRunError) as caught:
        await examine_in_process(path, path.stat().st_size, timeout=0.05)
    assert caught.value.code == "timeout"


async def test_a_file_of_too_many_objects_stays_within_its_memory(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(b"[" + b"{}," * 4_000_000 + b"{}]")
    with pytest.raises(ImportRunError) as caught:
        await examine_in_process(path, path.stat().st_size, memory=200 * 1024 * 1024)
    assert caught.value.data["reason"] == "too_complex"


async def test_modules_in_the_folder_of_the_server_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "nbformat.py", "jupyter_import_run.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "n.ipynb"
    path.write_bytes(encoded(large(notebook())))
    assert (await check_notebook(Path("n.ipynb"))).kernel_name == "python3"
    assert not os.path.exists(tmp_path / "ran")
