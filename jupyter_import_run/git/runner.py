"""Start git: the only place that does.

A git process gets an argument list (never a shell), an environment built whole by
``environment.py``, no standard input unless given, and a session of its own, so that a
cancel ends it together with its helpers (``git-remote-https``, ``ssh``, ``index-pack``).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from ..errors import ImportRunError
from ..threads import finish
from .environment import Profile, build
from .errors import classify

TERMINATION_GRACE = 0.7
"""Seconds between SIGTERM and SIGKILL when git is cancelled."""

OnLine = Callable[[str], None]
"""Gets each line of standard error."""

OnStart = Callable[[int], Awaitable[object]]
"""Gets the process id; git runs meanwhile."""

_STDERR_KEPT = 64 * 1024
_LONGEST_LINE = 4096
_CHUNK = 64 * 1024

_starting: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


@dataclass(frozen=True)
class GitResult:
    """What a git process answered. ``stderr`` holds its last words without progress lines."""

    returncode: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        """Standard output; bytes that are no UTF-8 survive as surrogates."""
        return self.stdout.decode("utf-8", "surrogateescape")


async def run_git(
    arguments: Sequence[str],
    *,
    repository: Path | None,
    profile: Profile,
    stdin: bytes | None = None,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
    answers: Sequence[int] = (0,),
    max_stdout: int = 64 * 1024 * 1024,
) -> GitResult:
    """Run ``git -C repository arguments…`` to its end.

    ``answers`` are the exit codes that are ordinary answers; any other raises the
    ImportRunError that :func:`~.errors.classify` reads from git's words.
    ``on_progress_line`` gets each line of standard error while it comes, also those that
    git overwrites. ``on_start`` gets the process id, which is the id of its group too.
    Raises ``too_large`` where git says more than ``max_stdout`` bytes.
    On cancellation the whole group is gone before CancelledError goes on.
    """
    command = ["git", *(["-C", str(repository)] if repository is not None else []), *arguments]
    try:
        process = await _start(
            command,
            {**build(profile), **_no_other(repository)},
            PIPE if stdin is not None else DEVNULL,
        )
    except FileNotFoundError as error:
        raise ImportRunError("git_missing", "Git is not installed on this server.") from error
    try:
        if on_start is not None:
            await on_start(process.pid)
        stdout, stderr, _ = await asyncio.gather(
            _read_all(process, max_stdout),
            _read_lines(process, on_progress_line),
            _feed(process, stdin),
        )
        returncode = await process.wait()
    except BaseException:
        await finish(_end(process))
        raise
    result = GitResult(returncode, stdout, stderr)
    if returncode not in answers:
        raise classify(result.stderr, returncode)
    return result


def _no_other(repository: Path | None) -> dict[str, str]:
    """Git looks for a repository in all folders above; here only this one is meant.

    The folder where it stops is named without a colon, which would make two of it.
    """
    if repository is None:
        return {}
    above = next((each for each in repository.parents if ":" not in str(each)), repository)
    return {"GIT_CEILING_DIRECTORIES": str(above)}


async def _start(command: Sequence[str], environment: dict[str, str], stdin: int) -> Process:
    """Start one process at a time.

    The event loop stands still until the new process has had its first turn (vfork(2)): many
    milliseconds on a busy machine. Started all at once, ten would add up to a long silence.
    """
    loop = asyncio.get_running_loop()
    async with _starting.setdefault(loop, asyncio.Lock()):
        return await asyncio.create_subprocess_exec(
            *command,
            stdin=stdin,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            cwd="/",
            start_new_session=True,
        )


async def _read_all(process: Process, limit: int) -> bytes:
    assert process.stdout is not None
    parts: list[bytes] = []
    size = 0
    while chunk := await process.stdout.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise ImportRunError("too_large", "Git's answer is too large.", limit=limit)
        parts.append(chunk)
    return b"".join(parts)


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


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
