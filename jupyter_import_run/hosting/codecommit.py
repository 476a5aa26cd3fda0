"""Repositories of AWS CodeCommit, listed by the AWS tools' own configuration and credentials.

Needs boto3 (the extra ``aws``). All functions block; use a thread.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from ..errors import ImportRunError
from ..wire.accounts import Project

_MOST = 1000
"""Repositories of one region: CodeCommit allows as many by default."""

_NAME = re.compile(r"[A-Za-z0-9._+=,-]{1,128}")
"""Of a region and of a profile, as they can stand in an address."""


def repositories(region: str | None, profile: str | None, query: str) -> list[Project]:
    """Those whose name has ``query`` in it, by name.

    ``region`` and ``profile`` None are the configured ones. Raises ``unsupported``
    (``aws_tools_missing``), ``auth_required`` (``aws_credentials``), ``invalid_request``,
    ``network``.
    """
    session, errors = _session(region, profile)
    try:
        pages = (
            session.client("codecommit")
            .get_paginator("list_repositories")
            .paginate(sortBy="repositoryName", order="ascending")
        )
        found = [each["repositoryName"] for page in pages for each in page["repositories"]]
    except errors.EndpointConnectionError as error:
        raise _unreachable() from error
    except (errors.ClientError, errors.BotoCoreError) as error:
        raise _unknown(error) from error
    wanted = [name for name in found if query.lower() in name.lower()][:_MOST]
    return [_project(name, str(session.region_name), profile) for name in wanted]


def create_repository(
    region: str | None, profile: str | None, name: str, description: str
) -> Project:
    """A new, empty one, or the one of this name that is there already.

    https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html. Raises
    ``invalid_request`` and ``limit_reached`` too.
    """
    session, errors = _session(region, profile)
    try:
        session.client("codecommit").create_repository(
            repositoryName=name, repositoryDescription=description
        )
    except errors.EndpointConnectionError as error:
        raise _unreachable() from error
    except (errors.ClientError, errors.BotoCoreError) as error:
        if _name_of(error) != "RepositoryNameExistsException":
            raise _refusal(error) from error
    return _project(name, str(session.region_name), profile)


def repository_called(region: str | None, profile: str | None, name: str) -> Project:
    """Where the one of this name would be; AWS is not asked. Raises as :func:`repositories`."""
    session, _ = _session(region, profile)
    return _project(name, str(session.region_name), profile)


def _session(region: str | None, profile: str | None) -> tuple[Any, Any]:
    for text in (region, profile):
        if text is not None and _NAME.fullmatch(text) is None:
            raise ImportRunError("invalid_request", "This is no name of a region or a profile.")
    try:
        import boto3
        import botocore.exceptions as errors
    except ImportError as error:
        raise ImportRunError(
            "unsupported",
            "Listing CodeCommit needs boto3: install jupyter_import_run[aws].",
            reason="aws_tools_missing",
            program="boto3",
        ) from error
    try:
        return boto3.Session(region_name=region, profile_name=profile), errors
    except errors.BotoCoreError as error:
        raise _unknown(error) from error


def _unknown(error: Exception) -> ImportRunError:
    """AWS's own words stay out but for their name: they tell of the account."""
    return ImportRunError(
        "auth_required",
        "The AWS tools on this machine do not know who you are.",
        reason="aws_credentials",
        details=_name_of(error),
    )


def _refusal(error: Exception) -> ImportRunError:
    """Why there is no new repository."""
    name = _name_of(error)
    if name == "RepositoryLimitExceededException":
        return ImportRunError("limit_reached", "AWS CodeCommit allows no more repositories here.")
    if name.startswith("InvalidRepository") or name == "ParamValidationError":
        return ImportRunError(
            "invalid_request", "AWS CodeCommit does not take this name or description."
        )
    return _unknown(error)


def _unreachable() -> ImportRunError:
    return ImportRunError("network", "AWS CodeCommit cannot be reached.")


def _name_of(error: Exception) -> str:
    response = getattr(error, "response", {})
    return response.get("Error", {}).get("Code", "") or type(error).__name__


def _project(name: str, region: str, profile: str | None) -> Project:
    page = f"https://{region}.console.aws.amazon.com/codesuite/codecommit/repositories"
    return Project(
        path=name,
        name=name,
        url=f"codecommit::{region}://{f'{profile}@' if profile else ''}{name}",
        web_url=f"{page}/{quote(name)}/browse?region={region}",
        description="",
        default_branch=None,
        private=True,
        archived=False,
        updated=None,
    )
