"""Who did what, and what came of it: a line in the log and an audit event. Never a secret."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

REFUSALS = frozenset({"forbidden", "host_not_allowed", "address_forbidden", "auth_failed"})
"""Codes of errors that are audited wherever they come up, also where no job was begun."""


@dataclass(frozen=True)
class AuditEvent:
    """``action`` is a kind of job, ``sign_in``, ``sign_out``, or a method and a route of ours.

    ``subject`` is what it was about: an address without its secrets, or an API path. ``outcome``
    is ``succeeded``, ``cancelled`` or the code of an error, whose ``reason`` is there where it
    has one. ``path`` is where the result is.
    """

    user: str
    action: str
    subject: str
    outcome: str
    reason: str | None = None
    path: str | None = None


def _nobody(event: AuditEvent) -> None:
    """Without a server no event goes out."""


@dataclass(frozen=True)
class Audit:
    """Writes the line, and lets ``emit`` send the event. Call it on the event loop."""

    log: logging.Logger
    emit: Callable[[AuditEvent], None] = _nobody

    def __call__(self, event: AuditEvent) -> None:
        """Note it."""
        self.log.info(
            "import-run: user=%r kind=%s from=%r result=%s%s%s",
            event.user,
            event.action,
            event.subject,
            event.outcome,
            f" reason={event.reason}" if event.reason is not None else "",
            f" path={event.path!r}" if event.path is not None else "",
        )
        self.emit(event)
