"""The process that merges notebooks."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from random import Random

import pytest

from jupyter_import_run.merging.notebooks.process import merge_in_process
from jupyter_import_run.merging.notebooks.protocol import Request
from tests.merging.random_notebooks import random_pair


def request(folder: Path, files: list[bytes]) -> Request:
    folder.mkdir()
    for name, content in zip(("base", "mine", "theirs"), files, strict=True):
        (folder / name).write_bytes(content)
    paths = {name: str(folder / name) for name in ("base", "mine", "theirs", "result")}
    return Request(**paths, choices={})


async def test_many_notebooks_are_merged_in_one_process(
    tmp_path: Path, no_process_left: None
) -> None:
    files = [random_pair(Random(seed)).files() for seed in range(100)]
    requests = [request(tmp_path / str(number), each) for number, each in enumerate(files)]
    answers = await merge_in_process(
        tmp_path, requests, sum(len(file) for each in files for file in each)
    )
    assert len(answers) == 100
    for question, answer in zip(requests, answers, strict=True):
        assert answer.merged == Path(question.result).exists()
        assert answer.merged or answer.open
        if answer.merged:
            json.loads(Path(question.result).read_bytes())
    assert 20 < sum(answer.merged for answer in answers) < 100


async def test_the_server_does_not_load_nbdime() -> None:
    program = (
        "import sys, jupyter_import_run.merging; "
        "sys.exit(any(name.startswith(('nbdime', 'nbformat')) for name in sys.modules))"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program)
    assert await process.wait() == 0


async def test_a_notebook_that_takes_too_long_does_not_spoil_the_others(
    tmp_path: Path, no_process_left: None, caplog: pytest.LogCaptureFixture
) -> None:
    good = random_pair(Random(3)).files()
    requests = [request(tmp_path / "good", good), request(tmp_path / "bad", good)]
    fifo = tmp_path / "bad" / "mine"
    fifo.unlink()
    os.mkfifo(fifo)  # reading it never ends
    answers = await merge_in_process(tmp_path, requests, 0, timeout=5)
    assert [answer.whole for answer in answers] == [False, True]
    assert "could not be merged" in caplog.text


async def test_a_notebook_nested_too_deeply_can_only_be_chosen_as_a_whole(
    tmp_path: Path, no_process_left: None
) -> None:
    good = random_pair(Random(3)).files()
    deep = b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    requests = [request(tmp_path / "a", good), request(tmp_path / "b", [good[0], deep, good[2]])]
    answers = await merge_in_process(tmp_path, requests, 1_000_000)
    assert [answer.whole for answer in answers] == [False, True]


async def test_a_cancelled_merge_leaves_no_process(tmp_path: Path, no_process_left: None) -> None:
    question = request(tmp_path / "a", random_pair(Random(3)).files())
    task = asyncio.ensure_future(merge_in_process(tmp_path, [question], 0))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
