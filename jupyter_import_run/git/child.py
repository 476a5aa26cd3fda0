"""A started program on the event loop: what it says, what it is told, and its end.

Without a thread, a task or a transport for each pipe, which asyncio's own subprocesses have: they
cost as much as starting git, and the panel asks for a status again and again.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from ..threads import within

TERMINATION_GRACE = 0.7
"""Seconds between SIGTERM and SIGKILL when a program is ended."""

LAST_WORDS = 1.0
"""Seconds in which a program that has ended by itself is heard to the end of its pipes.

What it had to say is in them by then. What it left, as a hook leaves a daemon, may have them open
for days, and git does not wait for that either.
"""

OnChunk = Callable[[bytes], object]
"""Gets output as it comes, cut anywhere."""

_CHUNK = 64 * 1024
"""Bytes, which is what a pipe holds."""

_UNKNOWN = 255
"""The exit code, as asyncio has it too, where somebody else has waited for our process."""


class Child:
    """A program in a session of its own; making one starts it, and raises OSError.

    ``ended`` has its exit code (below 0: the signal) once its pipes are closed too, or what a
    consumer of its output has raised. Where a signal ends it, what it has started ends too. What
    a program that ended by itself leaves may go on, and is not waited for; nobody hears it.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        folder: Path,
        *,
        stdin: bytes | None,
        on_stdout: OnChunk,
        on_stderr: OnChunk,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
        self.pid = self._process.pid
        self.ended: asyncio.Future[int] = self._loop.create_future()
        self._gone = asyncio.Event()
        self._open: set[IO[bytes]] = set()
        self._follow()
        self._read(self._process.stdout, on_stdout)
        self._read(self._process.stderr, on_stderr)
        if stdin is not None:
            self._feed(self._process.stdin, memoryview(stdin))

    async def end(self) -> None:
        """End the group: SIGTERM, so that git removes its lock files, then SIGKILL for the rest."""
        self._signal_group(signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            await within(self._gone.wait(), TERMINATION_GRACE)
        self._signal_group(signal.SIGKILL)
        await self._gone.wait()
        self.ended.exception()  # or the loop would complain that nobody has seen it

    def _read(self, pipe: IO[bytes] | None, consume: OnChunk) -> None:
        assert pipe is not None
        os.set_blocking(pipe.fileno(), False)
        self._open.add(pipe)

        def read() -> None:
            chunk = pipe.read(_CHUNK)
            if chunk and not self.ended.done():
                try:
                    consume(chunk)
                except Exception as error:
                    self.ended.set_exception(error)
            elif chunk == b"":
                self._loop.remove_reader(pipe)
                self._close(pipe)

        self._loop.add_reader(pipe, read)

    def _feed(self, pipe: IO[bytes] | None, left: memoryview) -> None:
        assert pipe is not None
        os.set_blocking(pipe.fileno(), False)
        self._open.add(pipe)

        def write() -> None:
            nonlocal left
            try:
                left = left[pipe.write(left) or 0 :]
            except OSError:  # it has closed its end: there is nobody to tell
                left = left[:0]
            if not left:
                self._loop.remove_writer(pipe)
                self._close(pipe)

        self._loop.add_writer(pipe, write)

    def _close(self, pipe: IO[bytes]) -> None:
        pipe.close()
        self._open.remove(pipe)
        self._look()

    def _follow(self) -> None:
        """See to it that :meth:`_exited` is called."""
        try:
            ending = os.pidfd_open(self.pid)
        except (AttributeError, OSError):  # no Linux, an old one, or one that forbids it
            threading.Thread(target=self._wait, daemon=True).start()
            return

        def exited() -> None:
            self._loop.remove_reader(ending)
            os.close(ending)
            self._exited(_exit_code(self.pid))

        self._loop.add_reader(ending, exited)

    def _wait(self) -> None:
        code = _exit_code(self.pid)
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._exited, code)

    def _exited(self, code: int) -> None:
        self._process.returncode = code
        if code < 0 and self._open:
            self._signal_group(signal.SIGTERM)
            self._loop.call_later(TERMINATION_GRACE, self._kill_what_is_left)
        elif self._open:
            self._loop.call_later(LAST_WORDS, self._has_ended)
        self._look()

    def _kill_what_is_left(self) -> None:
        """What has a session of its own is not reached, and not waited for either."""
        if self._open:
            self._signal_group(signal.SIGKILL)
            self._loop.call_later(LAST_WORDS, self._has_ended)

    def _look(self) -> None:
        """Whether all has come to its end."""
        if self._process.returncode is not None and not self._open:
            self._has_ended()

    def _has_ended(self) -> None:
        self._gone.set()
        if not self.ended.done():
            self.ended.set_result(self._process.returncode)

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)


def _exit_code(pid: int) -> int:
    """Wait for a process."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:
        return _UNKNOWN
