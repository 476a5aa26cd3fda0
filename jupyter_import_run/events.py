"""Hints about jobs on JupyterLab's own event stream (jupyter_events)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from jupyter_events import EventLogger

    from .jobs.job import JobRecord

JOB_SCHEMA_ID = "https://events.jupyter.org/jupyter_import_run/job"

_JOB_SCHEMA = {
    "$id": JOB_SCHEMA_ID,
    "version": "1",
    "title": "A job of Import & Run changed",
    "description": "A hint without secrets; the REST API has the truth.",
    "personal-data": False,
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "kind": {"type": "string"},
        "state": {"enum": ["queued", "running", "succeeded", "failed", "cancelled"]},
        "phase": {"type": ["string", "null"]},
        "progress": {"type": ["number", "null"]},
        "detail": {"type": ["object", "null"]},
    },
    "required": ["id", "kind", "state"],
}


def register(event_logger: EventLogger) -> None:
    """Make the schema known; must come before any socket of the event stream opens."""
    if JOB_SCHEMA_ID not in event_logger.schemas:
        event_logger.register_event_schema(_JOB_SCHEMA)


def emit_job(event_logger: EventLogger, job: JobRecord) -> None:
    """Tell every listener that ``job`` changed. Call it on the event loop."""
    event_logger.emit(schema_id=JOB_SCHEMA_ID, data=msgspec.to_builtins(job.event()))
