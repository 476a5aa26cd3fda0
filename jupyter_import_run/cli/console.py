"""What a command says and asks: an answer on stdout, everything else on stderr."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .printable import printable

if TYPE_CHECKING:
    from ..errors import ImportRunError

_DETAIL_LINES = 20


class Console:
    """``as_json``: the answer is one JSON document, and so is an error."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, value: Any, *lines: str) -> None:
        """``value`` as JSON, or ``lines`` for people. The lines may hold foreign text."""
        if self.as_json:
            self.document(value)
        else:
            for line in lines:
                print(printable(line))

    def document(self, value: Any) -> None:
        """``value`` as JSON, whoever reads it."""
        print(_json(value))

    def note(self, line: str) -> None:
        """Beside the answer, for people."""
        if not self.as_json:
            print(printable(line), file=sys.stderr)

    def fail(self, error: ImportRunError) -> None:
        """Why it did not work and what can be done; for programs the error as REST has it."""
        if self.as_json:
            from ..wire.errors import ErrorBody

            print(_json(ErrorBody(error=error.info())), file=sys.stderr)
            return
        from .advice import advice

        for line in (error.message, *advice(error)):
            print(printable(line), file=sys.stderr)
        details = error.data.get("details")
        if isinstance(details, str) and details.strip():
            for line in details.strip().splitlines()[:_DETAIL_LINES]:
                print(f"  {printable(line)}", file=sys.stderr)

    def confirm(self, question: str) -> bool:
        """Whether the person says yes. Nobody to ask is a no. Blocks until they answer."""
        if sys.stdin is None or not sys.stdin.isatty():
            return False
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        with _interruptible():
            return sys.stdin.readline().strip().casefold() in {"y", "yes"}

    def secret(self, prompt: str) -> str:
        """What the person types unseen, or the first line of a pipe. Blocks until it is there."""
        with _interruptible():
            if sys.stdin is None or not sys.stdin.isatty():
                return sys.stdin.readline().strip()
            from getpass import getpass

            return getpass(prompt, stream=sys.stderr).strip()


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl+C raises KeyboardInterrupt: an event loop that is kept waiting would not hear of it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _json(value: Any) -> str:
    import msgspec

    from ..wire.encode import encode

    return msgspec.json.format(encode(value), indent=2).decode()
