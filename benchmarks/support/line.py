"""A slow line before a server, in a process of its own: it must keep its pace."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.throttling_proxy import Disturbance, ThrottlingProxy


@contextlib.contextmanager
def slow_line(port: int, bytes_per_second: int) -> Iterator[str]:
    """The throttling proxy of the tests before ``port``; its url."""
    process = subprocess.Popen(
        [sys.executable, __file__, str(port), str(bytes_per_second)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


async def _serve(port: int, bytes_per_second: int) -> None:
    proxy = ThrottlingProxy(port, Disturbance(bytes_per_second=bytes_per_second))
    await proxy.start()
    print(proxy.url, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
