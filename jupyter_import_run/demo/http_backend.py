"""One run of ``git http-backend``, the CGI program that speaks git's smart HTTP.

https://git-scm.com/docs/git-http-backend names the variables; the answer's head is that
of CGI (RFC 3875, section 6).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

_CHUNK = 64 * 1024

# Git answers long negotiations before it has read them to the end: its answer must fit
# here while the request is still being fed, or both sides would wait for each other.
_READ_AHEAD = 2 * 1024 * 1024

_INHERITED = ("PATH", "HOME", "TMPDIR", "LANG", "LD_LIBRARY_PATH", "GIT_EXEC_PATH")

_CONFIG = {
    "http.receivepack": "true",
    "uploadpack.allowFilter": "true",
    "uploadpack.allowAnySHA1InWant": "true",
    # Housekeeping would go on in the background after the answer.
    "gc.auto": "0",
    "maintenance.auto": "false",
    "receive.autogc": "false",
}


class HttpBackend:
    """A running ``git http-backend``: feed it the request, then read the answer."""

    def __init__(self, process: Process) -> None:
        self.ended = asyncio.Event()
        self._process = process

    @classmethod
    async def start(
        cls, root: Path, request: Mapping[str, str], config: Mapping[str, str]
    ) -> HttpBackend:
        """Start it for the repositories below ``root``.

        ``request`` holds CGI variables, ``config`` git's configuration beyond the usual.
        """
        served = {"GIT_PROJECT_ROOT": str(root), "GIT_HTTP_EXPORT_ALL": "1"}
        process = await asyncio.create_subprocess_exec(
            "git",
            "http-backend",
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment({**request, **served}, {**_CONFIG, **config}),
            limit=_READ_AHEAD,
            start_new_session=True,
        )
        return cls(process)

    async def feed(self, chunk: bytes) -> None:
        """Pass on a piece of the request's body; waits while git is busy with the last one."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._process.stdin.write(chunk)
            await self._process.stdin.drain()

    async def head(self) -> tuple[int, list[tuple[str, str]]]:
        """End the request and read the answer's status and headers.

        A process that ends without an answer counts as 500.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        status, headers = 200, []
        while line := (await self._process.stdout.readline()).strip():
            name, _, value = line.decode("latin-1").partition(":")
            if name.lower() == "status":
                status = int(value.split()[0])
            else:
                headers.append((name, value.strip()))
        return (status, headers) if headers else (500, [])

    async def body(self) -> AsyncIterator[bytes]:
        """The answer's body, as it comes."""
        assert self._process.stdout is not None
        while chunk := await self._process.stdout.read(_CHUNK):
            yield chunk

    async def end(self) -> bool:
        """Wait for the end, then set ``ended``; false where it was killed: its answer is cut.

        What was not read of the answer is dropped: asyncio does not see the end of a
        process whose output waits to be read.
        """
        async for _ in self.body():
            pass
        whole = await self._process.wait() >= 0
        self.ended.set()
        return whole

    def kill(self) -> None:
        """Kill it with everything that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def environment(
    variables: Mapping[str, str], config: Mapping[str, str] | None = None
) -> dict[str, str]:
    """A whole environment: nobody's git configuration, and no variable of ours, leaks in."""
    config = config or {}
    whole = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    whole.update(variables)
    whole.update(
        GIT_CONFIG_NOSYSTEM="1",
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_COUNT=str(len(config)),
    )
    for number, (key, value) in enumerate(config.items()):
        whole[f"GIT_CONFIG_KEY_{number}"] = key
        whole[f"GIT_CONFIG_VALUE_{number}"] = value
    return whole
