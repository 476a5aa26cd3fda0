"""Hints about jobs and audit events, on JupyterLab's own event stream (jupyter_events)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from .wire.jobs import JobEvent

if TYPE_CHECKING:
    from jupyter_events import EventLogger

    from .audit import AuditEvent
    from .jobs.job import JobRecord

JOB_SCHEMA_ID = "https://events.jupyter.org/jupyter_import_run/job"

AUDIT_SCHEMA_ID = "https://events.jupyter.org/jupyter_import_run/audit"

AUDIT_SCHEMA: dict[str, Any] = {
    "$id": AUDIT_SCHEMA_ID,
    "version": "1",
    "title": "Somebody did something with Import & Run, or was refused",
    "description": "Imports, pushes and other jobs, sign-ins, refusals. Without secrets.",
    "personal-data": True,
    "type": "object",
    "properties": {
        "user": {"type": "string"},
        "action": {"type": "string"},
        "subject": {"type": "string"},
        "outcome": {"type": "string"},
        "reason": {"type": ["string", "null"]},
        "path": {"type": ["string", "null"]},
    },
    "required": ["user", "action", "subject", "outcome", "reason", "path"],
    "additionalProperties": False,
}
"""Of an :class:`~.audit.AuditEvent`, which says what its fields are."""

_REFERENCE = "#/$defs/"


def job_schema() -> dict[str, Any]:
    """The schema of a :class:`~.wire.jobs.JobEvent`, as jupyter_events wants one.

    It must have its ``properties`` at the top. Nothing in it is a reference: following
    them makes every event twice as slow.
    """
    _, definitions = msgspec.json.schema_components([JobEvent], ref_template=_REFERENCE + "{name}")
    whole: dict[str, Any] = _inlined(definitions.pop(JobEvent.__name__), definitions)
    return {
        **whole,
        "$id": JOB_SCHEMA_ID,
        "version": "1",
        "title": "A job of Import & Run changed",
        "description": "A hint without secrets; the REST API has the truth.",
        "personal-data": False,
    }


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].removeprefix(_REFERENCE)], definitions)
    return {key: _inlined(value, definitions) for key, value in schema.items()}


def register(event_logger: EventLogger) -> None:
    """Make the schemas known; must come before any socket of the event stream opens."""
    if JOB_SCHEMA_ID not in event_logger.schemas:
        event_logger.register_event_schema(job_schema())
        event_logger.register_event_schema(AUDIT_SCHEMA)


def emit_job(event_logger: EventLogger, job: JobRecord) -> None:
    """Tell every listener that ``job`` changed. Call it on the event loop."""
    event_logger.emit(schema_id=JOB_SCHEMA_ID, data=msgspec.to_builtins(job.event()))


def emit_audit(event_logger: EventLogger, event: AuditEvent) -> None:
    """Tell every listener, a log of the administrator's among them. Call it on the event loop."""
    event_logger.emit(schema_id=AUDIT_SCHEMA_ID, data=asdict(event))
