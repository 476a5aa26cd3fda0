"""A program, from its start to its end: fed, read, and ended with everything that it started."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from ..errors import ImportRunError
from ..threads import finish
from .child import Child, OnChunk
from .last_words import LastWords, OnLine
from .priority import lower_priority

OnStart = Callable[[int], Awaitable[object]]
"""Gets the process id; the program runs meanwhile."""

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
    output, words = _Output(on_stdout, max_stdout), LastWords(on_line)
    await _own_turn()
    child = Child(
        command, environment, folder, stdin=stdin, on_stdout=output.feed, on_stderr=words.feed
    )
    lowering = asyncio.ensure_future(lower_priority(child.pid)) if waits_for_others else None
    try:
        if on_start is not None:
            await on_start(child.pid)
        returncode = await _ended(child, output, longest_silence)
        return ProgramResult(returncode, output.whole, words.text)
    except BaseException:
        await finish(child.end())
        raise
    finally:
        if lowering is not None:
            lowering.cancel()


async def _own_turn() -> None:
    """Wait for a turn of the event loop in which nobody else starts a program.

    It stands still until the new process has had its first turn (vfork(2)): many milliseconds on
    a busy machine. Started all at once, ten would add up to a long silence.
    """
    loop = asyncio.get_running_loop()
    turn = _starting.setdefault(loop, asyncio.Lock())
    await turn.acquire()
    loop.call_soon(turn.release)


async def _ended(child: Child, output: _Output, longest_silence: float | None) -> int:
    """The exit code. Raises ``timeout``, and what reading its output raises."""
    left = None
    while not child.ended.done():
        if longest_silence is not None:
            left = output.heard + longest_silence - time.monotonic()
            if left <= 0:
                raise ImportRunError("timeout", "A program did not answer in time.")
        await asyncio.wait({child.ended}, timeout=left)
    return child.ended.result()


class _Output:
    """Standard output: passed on to ``consume``, or kept up to ``limit`` bytes.

    ``heard`` is when anything came last, else when this was made, by :func:`time.monotonic`.
    """

    def __init__(self, consume: OnChunk | None, limit: int) -> None:
        self.heard = time.monotonic()
        self._consume = self._keep if consume is None else consume
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        """One more piece. Raises ``too_large``."""
        self.heard = time.monotonic()
        self._consume(chunk)

    @property
    def whole(self) -> bytes:
        """What was kept."""
        return b"".join(self._parts)

    def _keep(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._limit:
            raise ImportRunError(
                "too_large", "The answer of a program is too large.", limit=self._limit
            )
        self._parts.append(chunk)
