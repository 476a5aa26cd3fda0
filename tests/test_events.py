"""Hints about jobs and audit events, as they go out on the event stream."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

import msgspec
import pytest
from jsonschema import ValidationError
from jupyter_events import EventLogger

from jupyter_import_run.audit import Audit, AuditEvent
from jupyter_import_run.events import (
    AUDIT_SCHEMA_ID,
    JOB_SCHEMA_ID,
    emit_audit,
    emit_job,
    job_schema,
    register,
)
from jupyter_import_run.jobs.job import JobRecord
from jupyter_import_run.wire.jobs import Fetch, JobDetail, JobEvent


@pytest.fixture
def event_logger() -> EventLogger:
    logger = EventLogger()
    register(logger)
    return logger


@pytest.fixture
def heard(event_logger: EventLogger) -> list[dict[str, Any]]:
    """What a listener gets."""
    heard: list[dict[str, Any]] = []

    async def listen(logger: EventLogger, schema_id: str, data: dict[str, Any]) -> None:
        heard.append(data)

    event_logger.add_listener(schema_id=JOB_SCHEMA_ID, listener=listen)
    return heard


def job() -> JobRecord:
    request = Fetch(path="r")
    return JobRecord(kind="fetch", title="r", request=request, public_request=request, user="me")


async def test_a_listener_hears_where_a_job_stands(
    event_logger: EventLogger, heard: list[dict[str, Any]]
) -> None:
    running = job()
    running.start()
    running.phase, running.progress = "receiving", 0.5
    running.detail = JobDetail(bytes=3, waits_for="other")
    emit_job(event_logger, running)
    emit_job(event_logger, job())
    await event_logger.gather_listeners()
    first, second = (msgspec.convert(data, JobEvent) for data in heard)
    assert first == running.event()
    assert (second.state, second.detail) == ("queued", None)


@pytest.mark.parametrize("wrong", [{"state": "done"}, {"detail": {"bytes": "many"}}, {"phase": 1}])
def test_what_is_no_hint_is_refused(
    event_logger: EventLogger, heard: list[dict[str, Any]], wrong: dict[str, Any]
) -> None:
    hint = {**msgspec.to_builtins(job().event()), **wrong}
    with pytest.raises(ValidationError):
        event_logger.emit(schema_id=JOB_SCHEMA_ID, data=hint)
    assert heard == []


def test_the_schema_stands_alone() -> None:
    assert "$ref" not in str(job_schema())


async def test_an_audit_event_is_heard_and_has_a_line_in_the_log(
    event_logger: EventLogger, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[dict[str, Any]] = []

    async def listen(logger: EventLogger, schema_id: str, data: dict[str, Any]) -> None:
        heard.append(data)

    event_logger.add_listener(schema_id=AUDIT_SCHEMA_ID, listener=listen)
    caplog.set_level(logging.INFO)
    audit = Audit(logging.getLogger("audit-test"), partial(emit_audit, event_logger))
    audit(AuditEvent("ada", "pull", "courses/intro", "host_not_allowed", reason=None, path=None))
    await event_logger.gather_listeners()
    [event] = heard
    assert {key: event[key] for key in event if not key.startswith("__")} == {
        "user": "ada",
        "action": "pull",
        "subject": "courses/intro",
        "outcome": "host_not_allowed",
        "reason": None,
        "path": None,
    }
    line = "import-run: user='ada' kind=pull from='courses/intro' result=host_not_allowed"
    assert line in [record.getMessage() for record in caplog.records]
