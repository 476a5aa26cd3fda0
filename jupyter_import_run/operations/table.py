"""Operations as data: what the registry and the handlers must know of each kind of job.

A new kind is its Struct in ``wire``, its file here beside, which is called like the kind
and has a coroutine of that name, and its line in :func:`operations`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

import msgspec

from ..errors import ImportRunError
from ..jobs.registry import Operation, Run
from ..jobs.reporter import Reporter
from ..presets.either import require_either
from ..services import Services
from ..sources import parse, redacted
from ..wire.git_jobs import (
    CommitPush,
    DeleteBranch,
    Discard,
    ForkRepository,
    MergeBranch,
    Pull,
    Push,
    Reclone,
    RenameBranch,
    Repair,
    Restore,
    RestoreVersion,
    SwitchBranch,
    UndoCommit,
)
from ..wire.jobs import Fetch, ImportNotebook, ImportRepository, JobResult
from ..wire.publish import CreateProject, Publish

_IN_A_REPOSITORY: tuple[type[msgspec.Struct], ...] = (
    Fetch,
    Pull,
    SwitchBranch,
    MergeBranch,
    CommitPush,
    Push,
    ForkRepository,
    UndoCommit,
    DeleteBranch,
    RenameBranch,
    Reclone,
    Discard,
    RestoreVersion,
    Repair,
    CreateProject,
)


def operations(services: Services) -> dict[type[Any], Operation]:
    """Every kind of job, by its request."""
    return {
        ImportNotebook: _import(services, ImportNotebook),
        ImportRepository: _import(services, ImportRepository),
        Publish: _publish(services),
        Restore: _in_repository(services, Restore, subject=lambda request: request.snapshot),
        **{kind: _in_repository(services, kind) for kind in _IN_A_REPOSITORY},
    }


def _in_repository(
    services: Services,
    request_type: type[msgspec.Struct],
    subject: Callable[[Any], str] = lambda request: str(request.path),
) -> Operation:
    """A kind that works in a repository; ``subject`` says in which."""
    return Operation(
        kind=_kind(request_type),
        check=lambda request: None,
        run=_run(services, _kind(request_type)),
        title=lambda request: subject(request).rpartition("/")[2],
        public=lambda request: request,
        has_secret=lambda request: False,
        origin=subject,
    )


def _import(services: Services, request_type: type[msgspec.Struct]) -> Operation:
    """A kind that brings what its ``url`` names, which may hold a secret, or its ``preset``."""
    kinds = services.settings.provider_kinds

    def check(request: Any) -> None:
        require_either(request.url, getattr(request, "preset", None))

    def title(request: Any) -> str:
        if request.name or request.url is None:
            return str(request.name or request.preset)
        try:
            return parse(request.url, kinds).suggested_name
        except ImportRunError:
            return redacted(request.url)

    def public(request: Any) -> Any:
        if request.url is None:
            return request
        try:
            url = parse(request.url, kinds).public_url()
        except ImportRunError:
            url = redacted(request.url)
        return msgspec.structs.replace(request, url=url)

    def has_secret(request: Any) -> bool:
        try:
            source = parse(request.url or "", kinds)
        except ImportRunError:
            return False  # such a job does not come far enough to need one
        return source.public_url() != source.url

    return Operation(
        kind=_kind(request_type),
        check=check,
        run=_run(services, _kind(request_type)),
        title=title,
        public=public,
        has_secret=has_secret,
        origin=lambda request: str(request.url or request.preset),
    )


def _publish(services: Services) -> Operation:
    """What an import is, the other way round; it is called like the first of what goes out."""

    def title(request: Any) -> str:
        return str(request.name or next(iter(request.paths), "")).rpartition("/")[2]

    return replace(_import(services, Publish), title=title)


def _kind(request_type: type[msgspec.Struct]) -> str:
    return str(request_type.__struct_config__.tag)


def _run(services: Services, kind: str) -> Run:
    """The operation's coroutine; its code is loaded when it first runs."""

    async def run(request: Any, reporter: Reporter) -> JobResult:
        module = import_module(f".{kind}", __package__)
        result: JobResult = await getattr(module, kind)(services, request, reporter)
        return result

    return run
