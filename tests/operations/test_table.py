"""Every kind of job has what it takes."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any, get_args

import pytest

from jupyter_import_run.wire.jobs import JobRequest, JobResult


def kind_of(struct: type[Any]) -> str:
    return str(struct.__struct_config__.tag)


async def test_every_request_has_an_operation(jp_serverapp: Any) -> None:
    from jupyter_import_run.operations.table import operations

    services, _ = jp_serverapp.web_app.settings["import_run"]()
    found = operations(services)
    assert set(found) == set(get_args(JobRequest))
    assert {request: operation.kind for request, operation in found.items()} == {
        request: kind_of(request) for request in found
    }


@pytest.mark.parametrize("request_type", get_args(JobRequest), ids=kind_of)
def test_an_operation_is_called_like_its_kind_and_answers_with_its_result(
    request_type: type[Any],
) -> None:
    kind = kind_of(request_type)
    operation = getattr(import_module(f"jupyter_import_run.operations.{kind}"), kind)
    assert inspect.iscoroutinefunction(operation)
    signature = inspect.signature(operation, eval_str=True)
    services, request, reporter = signature.parameters.values()
    assert request.annotation is request_type
    assert signature.return_annotation in get_args(JobResult)
    assert kind_of(signature.return_annotation) == kind
    assert (services.name, reporter.name) == ("services", "reporter")


@pytest.mark.parametrize("request_type", get_args(JobRequest), ids=kind_of)
def test_a_request_refuses_what_it_does_not_know(request_type: type[Any]) -> None:
    assert request_type.__struct_config__.forbid_unknown_fields
