"""Operations as data: what the registry and the handlers must know of each kind of job.

A new kind is its Struct in ``wire/jobs.py``, its file here beside, and its line in
:func:`operations`.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import ImportRunError
from ..jobs.registry import Operation
from ..jobs.reporter import Reporter
from ..services import Services
from ..sources import parse, redacted
from ..wire.jobs import Fetch, ImportNotebook, ImportRepository, JobResult

_Import = ImportNotebook | ImportRepository


def operations(services: Services) -> dict[type[Any], Operation]:
    """Every kind of job, by its request. The code of each is loaded when it first runs."""

    async def run_import_notebook(request: ImportNotebook, reporter: Reporter) -> JobResult:
        from .import_notebook import import_notebook

        return await import_notebook(services, request, reporter)

    async def run_import_repository(request: ImportRepository, reporter: Reporter) -> JobResult:
        from .import_repository import import_repository

        return await import_repository(services, request, reporter)

    async def run_fetch(request: Fetch, reporter: Reporter) -> JobResult:
        from .fetch import fetch

        return await fetch(services, request, reporter)

    kinds = services.settings.provider_kinds

    def name_of_source(request: _Import) -> str:
        try:
            return request.name or parse(request.url, kinds).suggested_name
        except ImportRunError:
            return redacted(request.url)

    def has_secret(request: _Import) -> bool:
        try:
            source = parse(request.url, kinds)
        except ImportRunError:
            return False  # such a job does not come far enough to need one
        return source.public_url() != source.url

    def without_secret(request: _Import) -> _Import:
        try:
            url = parse(request.url, kinds).public_url()
        except ImportRunError:
            url = redacted(request.url)
        return msgspec.structs.replace(request, url=url)

    return {
        ImportNotebook: Operation(
            kind="import_notebook",
            run=run_import_notebook,
            title=name_of_source,
            public=without_secret,
            has_secret=has_secret,
            origin=lambda request: request.url,
        ),
        ImportRepository: Operation(
            kind="import_repository",
            run=run_import_repository,
            title=name_of_source,
            public=without_secret,
            has_secret=has_secret,
            origin=lambda request: request.url,
        ),
        Fetch: Operation(
            kind="fetch",
            run=run_fetch,
            title=lambda request: request.path.rpartition("/")[2],
            public=lambda request: request,
            has_secret=lambda request: False,
            origin=lambda request: request.path,
        ),
    }
