from __future__ import annotations

import asyncio
import gzip
import os
import resource
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch import SpeedLimit
from tests.fetch.clients import MIB, client_for
from tests.support.disks import small_disk
from tests.support.misbehaving_http import (
    Behaviour,
    MisbehavingServer,
    answer,
    drip,
    endless,
    gzip_bomb,
    head,
    raw,
    reset,
    silence,
)


def gzipped(data: bytes) -> bytes:
    """``data`` compressed, without the time: the names of tests hold it."""
    return gzip.compress(data, mtime=0)


IMPATIENT = SpeedLimit(bytes_per_second=1000, seconds=0.5)


async def refused_download(
    server: MisbehavingServer, behaviour: Behaviour, folder: Path, **options: Any
) -> ImportRunError:
    """The error of a download, of which nothing may be left on disk."""
    speed = options.pop("speed", IMPATIENT)
    options.setdefault("max_bytes", MIB)
    url = server.on("/n.ipynb", behaviour) + "?token=hidden"
    async with client_for(server.authority, speed=speed) as client:
        with pytest.raises(ImportRunError) as caught:
            await client.download(url, folder / "n.ipynb", **options)
    assert not (folder / "n.ipynb").exists()
    assert "hidden" not in f"{caught.value.message}{caught.value.data}"
    return caught.value


async def test_a_download_is_byte_for_byte_and_for_its_owner_only(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    body = os.urandom(3 * MIB + 17)
    url = server.on("/x", answer(body, Content_Type="application/json"))
    progress: list[tuple[int, int | None]] = []
    target = tmp_path / "x"
    async with client_for(server.authority) as client:
        done = await client.download(
            url, target, max_bytes=len(body), on_progress=lambda *step: progress.append(step)
        )
    assert target.read_bytes() == body
    assert target.stat().st_mode & 0o777 == 0o600
    assert done.bytes == len(body)
    assert progress[0] == (0, len(body))
    assert progress[-1] == (len(body), len(body))
    assert progress == sorted(progress)
    headers = server.seen[0].headers
    assert headers["accept-encoding"] == "identity"
    assert headers["user-agent"].startswith("jupyter-import-run/")


async def test_a_body_without_a_length_is_taken_as_it_comes(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    url = server.on("/x", raw(head(200, {}) + b"until the end"))
    chunked = head(200, {"Transfer-Encoding": "chunked"}) + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    other = server.on("/y", raw(chunked))
    async with client_for(server.authority) as client:
        done = await client.download(url, tmp_path / "x", max_bytes=MIB)
        await client.download(other, tmp_path / "y", max_bytes=MIB)
    assert (tmp_path / "x").read_bytes() == b"until the end"
    assert (tmp_path / "y").read_bytes() == b"abcde"
    assert done.bytes == 13


DEFLATE = zlib.compressobj(wbits=-15)
ENCODED = {
    "gzip": gzipped(b"hello" * 1000),
    "x-gzip": gzipped(b"hello" * 500) + gzipped(b"hello" * 500) + b"\0\0",
    "deflate": zlib.compress(b"hello" * 1000),
    "Deflate": DEFLATE.compress(b"hello" * 1000) + DEFLATE.flush(),
    "identity": b"hello" * 1000,
}


@pytest.mark.parametrize("encoding", ENCODED)
async def test_an_encoding_that_nobody_asked_for_is_undone(
    server: MisbehavingServer, tmp_path: Path, encoding: str
) -> None:
    url = server.on("/x", answer(ENCODED[encoding], Content_Encoding=encoding))
    async with client_for(server.authority) as client:
        done = await client.download(url, tmp_path / "x", max_bytes=MIB)
    assert (tmp_path / "x").read_bytes() == b"hello" * 1000
    assert done.bytes == 5000


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzipped(b"hello" * 1000)[:-20], "gzip", "cut"),
        (b"not compressed at all", "gzip", "encoding"),
        (b"anything", "br", "encoding"),
        (gzipped(gzipped(b"x")), "gzip, gzip", "encoding"),
    ],
)
async def test_a_damaged_or_unknown_encoding_is_refused(
    server: MisbehavingServer, tmp_path: Path, body: bytes, encoding: str, reason: str
) -> None:
    error = await refused_download(server, answer(body, Content_Encoding=encoding), tmp_path)
    assert (error.code, error.data["reason"]) == ("network", reason)


async def test_a_gzip_bomb_is_too_large_and_takes_no_memory(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    bomb = gzip_bomb()
    assert len(bomb) < 400 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    behaviour = answer(bomb, Content_Encoding="gzip")
    error = await refused_download(server, behaviour, tmp_path, max_bytes=100 * MIB)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (error.code, error.data["max_bytes"]) == ("too_large", 100 * MIB)
    assert after - before < 32 * 1024  # KiB


async def test_a_length_over_the_limit_is_refused_before_the_body(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    behaviour = silence(head(200, {"Content-Length": 2 * 1024 * MIB}))
    started = time.monotonic()
    error = await refused_download(server, behaviour, tmp_path)
    assert error.code == "too_large"
    assert time.monotonic() - started < IMPATIENT.seconds


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (head(200, {}), b"x" * 65536),
        (head(200, {"Transfer-Encoding": "chunked"}), b"8000\r\n" + b"x" * 0x8000 + b"\r\n"),
        (head(200, {"Content-Encoding": "gzip"}), gzipped(b"")),
    ],
)
async def test_an_endless_body_is_too_large(
    server: MisbehavingServer, tmp_path: Path, before: bytes, again: bytes
) -> None:
    error = await refused_download(server, endless(before, again), tmp_path)
    assert error.code == "too_large"


@pytest.mark.parametrize(
    "behaviour",
    [
        answer(b"half", length=1000),
        raw(head(200, {"Transfer-Encoding": "chunked"}) + b"100\r\nabc"),
        raw(head(200, {"Transfer-Encoding": "chunked"}) + b"3\r\nabc\r\n"),
        reset(head(200, {"Content-Length": 1000}) + b"half"),
    ],
    ids=["length", "in a chunk", "between chunks", "reset"],
)
async def test_a_body_that_is_cut_short_leaves_nothing(
    server: MisbehavingServer, tmp_path: Path, behaviour: Behaviour
) -> None:
    error = await refused_download(server, behaviour, tmp_path)
    assert (error.code, error.data["reason"]) == ("network", "cut")


@pytest.mark.parametrize(
    "behaviour",
    [
        silence(),
        silence(head(200, {"Content-Length": 1000}) + b"half"),
        drip(head(200, {"Content-Length": 1000}) + b"x" * 1000, 0.02),
        drip(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000, 0.02),
    ],
    ids=["at once", "in the body", "dripping", "dripping headers"],
)
async def test_a_server_that_is_too_slow_is_a_timeout(
    server: MisbehavingServer, tmp_path: Path, behaviour: Behaviour
) -> None:
    started = time.monotonic()
    error = await refused_download(server, behaviour, tmp_path)
    assert (error.code, error.data["reason"]) == ("timeout", "slow")
    assert 0.4 < time.monotonic() - started < 3


async def test_a_server_that_stalls_after_a_good_start_is_a_timeout(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    behaviour = silence(head(200, {"Content-Length": 10 * MIB}) + b"x" * MIB)
    error = await refused_download(server, behaviour, tmp_path, max_bytes=20 * MIB)
    assert (error.code, error.data["reason"]) == ("timeout", "slow")


async def test_headers_without_an_end_are_refused(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    for behaviour in (
        raw(head(200, {f"X-{number}": "x" * 1000 for number in range(200)})),
        endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 1000 + b"\r\n"),
        endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100),
        raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    ):
        error = await refused_download(server, behaviour, tmp_path)
        assert (error.code, error.data["reason"]) == ("network", "protocol")


async def test_a_reset_before_the_answer_is_said_so(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    error = await refused_download(server, reset(), tmp_path)
    assert error.code == "network"


@pytest.mark.parametrize("where", ["headers", "body"])
async def test_cancelling_hangs_up_at_once_though_the_server_is_silent(
    server: MisbehavingServer, tmp_path: Path, where: str
) -> None:
    start = b"" if where == "headers" else head(200, {"Content-Length": MIB}) + b"x" * 1000
    url = server.on("/x", silence(start))
    async with client_for(server.authority) as client:
        task = asyncio.ensure_future(client.download(url, tmp_path / "x", max_bytes=MIB))
        await asyncio.sleep(0.2)
        started = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.closed.wait(), 1)
        assert time.monotonic() - started < 2
    assert list(tmp_path.glob("x")) == []


async def test_a_file_that_was_there_is_neither_overwritten_nor_removed(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    target = tmp_path / "x"
    target.write_text("mine")
    url = server.on("/x", answer(b"theirs"))
    async with client_for(server.authority) as client:
        with pytest.raises(ImportRunError) as caught:
            await client.download(url, target, max_bytes=MIB)
    assert caught.value.code == "exists"
    assert target.read_text() == "mine"


async def test_the_space_that_must_stay_free_stays_free(
    server: MisbehavingServer, tmp_path: Path
) -> None:
    error = await refused_download(server, answer(b"x"), tmp_path, min_free_bytes=2**62)
    assert error.code == "disk_full"
    assert error.data["min_free_bytes"] == 2**62


@pytest.mark.parametrize("min_free", [0, 5 * MIB], ids=["to the end", "to the reserve"])
@pytest.mark.parametrize("announced", [True, False])
async def test_a_disk_that_runs_full_is_disk_full(
    server: MisbehavingServer, tmp_path: Path, min_free: int, announced: bool
) -> None:
    body = b"x" * (10 * MIB)
    behaviour = answer(body) if announced else raw(head(200, {}) + body)
    with small_disk(tmp_path / "disk", 8) as disk:
        error = await refused_download(
            server, behaviour, disk, max_bytes=20 * MIB, min_free_bytes=min_free
        )
        assert list(disk.iterdir()) == []
    assert error.code == "disk_full"
