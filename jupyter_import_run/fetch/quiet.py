"""What httpcore logs for people who debug it, and what of it must not be logged.

At the level DEBUG it logs the headers of every answer. A ``Location`` may be a signed
address, and a cookie is a secret too.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from contextvars import ContextVar

_asking: ContextVar[bool] = ContextVar("import_run_asking", default=False)

_LOGGERS = tuple(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks"))


def _is_somebody_elses(record: logging.LogRecord) -> bool:
    return not _asking.get()


@contextlib.contextmanager
def nothing_logged() -> Iterator[None]:
    """What is asked here and now leaves no line; what others ask by httpcore does."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_is_somebody_elses)
    token = _asking.set(True)
    try:
        yield
    finally:
        _asking.reset(token)
