"""A program, from its start to its end: fed, read, and ended with everything that it started."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from ..errors import ImportRunError
from ..threads import finish, finish_or_undo, within
from .priority import lower_priority

TERMINATION_GRACE = 0.7
"""Seconds between SIGTERM and SIGKILL when a program is cancelled."""

_LOOK = 0.2
"""Seconds between two looks at whether a program was ended by others."""

OnLine = Callable[[str], None]
"""Gets each line of standard error."""

OnChunk = Callable[[bytes], object]
"""Gets standard output as it comes, cut anywhere."""

OnStart = Callable[[int], Awaitable[object]]
"""Gets the process id; the program runs meanwhile."""

_STDERR_KEPT = 64 * 1024
_LONGEST_LINE = 4096
_CHUNK = 64 * 1024

_starting: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


@dataclass(frozen=True)
class ProgramResult:
    """What a program answered. ``stderr`` holds its last words without progress lines."""

    returncode: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        """Standard output; bytes that are no UTF-8 survive as surrogates."""
        return self.stdout.decode("utf-8", "surrogateescape")


async def run_program(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path = Path("/"),
    stdin: bytes | None = None,
    on_stdout: OnChunk | None = None,
    on_line: OnLine | None = None,
    on_start: OnStart | None = None,
    max_stdout: int = 64 * 1024 * 1024,
    longest_silence: float | None = None,
    waits_for_others: bool = False,
) -> ProgramResult:
    """Run ``command`` in ``folder`` to its end, whatever it answers.

    The arguments are those of :func:`~.runner.run_git`; ``longest_silence`` is how many
    seconds its standard output may stand still; with ``waits_for_others`` its priority is low.
    Where a signal ends it, what it has started ends too. Raises OSError where it cannot be started,
    ``too_large``, and ``timeout``.
    """
    process = await _start(command, environment, folder, PIPE if stdin is not None else DEVNULL)
    beside = [asyncio.ensure_future(_follow_a_kill(process))]
    if waits_for_others:
        beside.append(asyncio.ensure_future(lower_priority(process.pid)))
    try:
        if on_start is not None:
            await on_start(process.pid)
        chunks = _chunks(process, longest_silence)
        stdout, stderr, _ = await asyncio.gather(
            _read_all(chunks, max_stdout) if on_stdout is None else _pass_on(chunks, on_stdout),
            _read_lines(process, on_line),
            _feed(process, stdin),
        )
        return ProgramResult(await process.wait(), stdout, stderr)
    except BaseException:
        await finish(_end(process))
        raise
    finally:
        for each in beside:
            each.cancel()


async def _start(
    command: Sequence[str | Path], environment: Mapping[str, str], folder: Path, stdin: int
) -> Process:
    """Start one process at a time.

    The event loop stands still until the new process has had its first turn (vfork(2)): many
    milliseconds on a busy machine. Started all at once, ten would add up to a long silence. Given
    up meanwhile it is ended as any other: asyncio would end it alone, without what it has started.
    """
    loop = asyncio.get_running_loop()
    async with _starting.setdefault(loop, asyncio.Lock()):
        starting = asyncio.create_subprocess_exec(
            *command,
            stdin=stdin,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
        return await finish_or_undo(starting, _end)


async def _chunks(process: Process, longest_silence: float | None) -> AsyncIterator[bytes]:
    """Standard output as it comes. Raises ``timeout``."""
    assert process.stdout is not None
    while True:
        try:
            chunk = await within(process.stdout.read(_CHUNK), longest_silence)
        except TimeoutError as error:
            raise ImportRunError("timeout", "A program did not answer in time.") from error
        if not chunk:
            return
        yield chunk


async def _read_all(chunks: AsyncIterator[bytes], limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise ImportRunError("too_large", "The answer of a program is too large.", limit=limit)
        parts.append(chunk)
    return b"".join(parts)


async def _pass_on(chunks: AsyncIterator[bytes], on_chunk: OnChunk) -> bytes:
    async for chunk in chunks:
        on_chunk(chunk)
    return b""


async def _read_lines(process: Process, on_line: OnLine | None) -> str:
    """Standard error: progress (lines ending in CR) goes to ``on_line``, the rest is kept too.

    A server speaks here as well, as much as it likes: lines are cut, and the last ones kept,
    where git says why it ended. The lines of ssh end in CR and LF.
    """
    assert process.stderr is not None
    kept: deque[str] = deque()
    kept_size = 0
    pending = b""
    overwritten = ""
    while chunk := await process.stderr.read(_CHUNK):
        lines = (pending + chunk).replace(b"\r", b"\r\n").split(b"\n")
        pending = lines.pop()[:_LONGEST_LINE]
        for raw in lines:
            text = raw.removesuffix(b"\r")[:_LONGEST_LINE].decode("utf-8", "replace")
            if on_line is not None and text.strip():
                on_line(text)
            if raw.endswith(b"\r"):
                overwritten = text
                continue
            if not raw:
                text = overwritten
            overwritten = ""
            if text:
                kept.append(text)
                kept_size += len(text)
            while kept_size > _STDERR_KEPT:
                kept_size -= len(kept.popleft())
    kept.append(pending.decode("utf-8", "replace"))
    return "\n".join(filter(None, kept))


async def _feed(process: Process, data: bytes | None) -> None:
    if data is None:
        return
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(data)
        await process.stdin.drain()
    process.stdin.close()


async def _end(process: Process) -> None:
    """End the group: SIGTERM, so that git removes its lock files, then SIGKILL for what is left."""
    _signal_group(process.pid, signal.SIGTERM)
    waiting = asyncio.ensure_future(process.wait())
    await asyncio.wait({waiting}, timeout=TERMINATION_GRACE)
    _signal_group(process.pid, signal.SIGKILL)
    await waiting


async def _follow_a_kill(process: Process) -> None:
    """End what a program has started once a signal has ended the program itself.

    It has the pipes open, so to the readers nothing has happened, and asyncio tells of an exit
    only when they are closed. What a program that ended by itself leaves may go on.
    """
    while process.returncode is None:  # noqa: ASYNC110 - there is no event before that
        await asyncio.sleep(_LOOK)
    if process.returncode < 0:
        _signal_group(process.pid, signal.SIGTERM)
        await asyncio.sleep(TERMINATION_GRACE)
        _signal_group(process.pid, signal.SIGKILL)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
