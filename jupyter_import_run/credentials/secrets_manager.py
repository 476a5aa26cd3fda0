"""User names and passwords in AWS Secrets Manager, in the form that others use there too.

A secret is the JSON ``{"username": …, "password": …}`` of its version ``AWSCURRENT``
(https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html).
Region and credentials are those of the AWS tools on this machine. Needs the extra ``aws``. All
functions block; use a thread. They raise ``unsupported`` without boto3, ``not_found``,
``forbidden``, ``auth_failed``, ``exists``, ``invalid_request`` and ``network``.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import ImportRunError
from ..wire.errors import ErrorCode
from ..wire.reasons import AccountReason
from .account import Secret

_CODES: dict[str, tuple[ErrorCode, AccountReason | None, str]] = {
    "ResourceNotFoundException": (
        "not_found",
        "secret_missing",
        "AWS Secrets Manager has no such secret.",
    ),
    "InvalidRequestException": (
        "not_found",
        "secret_missing",
        "This secret was deleted in AWS Secrets Manager.",
    ),
    "ResourceExistsException": (
        "exists",
        "secret_exists",
        "AWS Secrets Manager has a secret of this name.",
    ),
    "ValidationException": ("invalid_request", None, "This is no name of a secret."),
    "InvalidParameterException": ("invalid_request", None, "This is no name of a secret."),
    "AccessDeniedException": (
        "forbidden",
        "secret_forbidden",
        "AWS does not allow this with that secret.",
    ),
    "UnrecognizedClientException": (
        "auth_failed",
        "aws_credentials",
        "AWS does not know these credentials.",
    ),
    "ExpiredTokenException": (
        "auth_failed",
        "aws_credentials",
        "The AWS credentials of this machine have expired.",
    ),
}

_REFUSED: tuple[ErrorCode, AccountReason, str] = (
    "network",
    "aws_unreachable",
    "AWS Secrets Manager refused this.",
)

_PLACES = ("AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_CONFIG_FILE")
"""Without a region nothing is reached: a variable says it, or a file that these or nothing name.
https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
"""


def is_usable() -> bool:
    """Whether a person may mean it: it is installed, and this machine is set up for AWS. Blocks."""
    if not _is_installed():
        return False
    return any(map(os.environ.get, _PLACES)) or Path("~/.aws/config").expanduser().is_file()


def require_installed() -> None:
    """Raise ``unsupported`` (``no_secret_store``) without the extra."""
    if not _is_installed():
        raise _not_installed()


def secret_at(reference: str) -> Secret:
    """What is in the secret with this name or ARN, as an account has it."""
    found = read_secret(reference)
    return Secret(
        access=found["password"],
        refresh=_text(found.get("refresh")),
        expires=_number(found.get("expires")),
        obtained=_number(found.get("obtained")),
    )


def read_secret(reference: str) -> dict[str, Any]:
    """What is in the secret with this name or ARN: ``username``, ``password`` and what else."""
    with _refusals():
        answer = _client().get_secret_value(SecretId=reference, VersionStage="AWSCURRENT")
    try:
        found = json.loads(answer.get("SecretString", ""))
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(
        isinstance(found.get(key), str) and found[key] for key in ("username", "password")
    ):
        raise ImportRunError(
            "invalid_request",
            "This secret does not hold a username and a password.",
            reason="secret_form",
        )
    return found


def create_secret(name: str, value: dict[str, Any]) -> str:
    """Make a new secret of this name; its ARN."""
    with _refusals():
        answer = _client().create_secret(Name=name, SecretString=json.dumps(value))
    return str(answer["ARN"])


def change_secret(reference: str, value: dict[str, Any]) -> None:
    """A new version, which is ``AWSCURRENT`` from now on."""
    with _refusals():
        _client().put_secret_value(SecretId=reference, SecretString=json.dumps(value))


def delete_secret(reference: str) -> None:
    """Have AWS delete it, which it does after a week. Nothing happens where it is gone already."""
    with contextlib.suppress(_GoneError), _refusals():
        _client().delete_secret(SecretId=reference, RecoveryWindowInDays=7)


class _GoneError(ImportRunError):
    """There is none, or none any more."""


def _client() -> Any:
    try:
        import boto3
    except ImportError as error:
        raise _not_installed() from error
    return boto3.client("secretsmanager")


def _is_installed() -> bool:
    return find_spec("boto3") is not None


def _not_installed() -> ImportRunError:
    return ImportRunError(
        "unsupported",
        "AWS Secrets Manager needs boto3: install jupyter_import_run[aws].",
        reason="no_secret_store",
    )


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """What AWS says, as our codes. Its own words stay out: they name the caller's account."""
    try:
        yield
    except ImportRunError:
        raise
    except Exception as error:
        raise _refusal(error) from error


def _refusal(error: Exception) -> Exception:
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        HTTPClientError,
        NoCredentialsError,
        NoRegionError,
        PartialCredentialsError,
    )

    if isinstance(error, ClientError):
        name = str(error.response.get("Error", {}).get("Code", ""))
        code, reason, message = _CODES.get(name, _REFUSED)
        class_ = _GoneError if code == "not_found" else ImportRunError
        return class_(code, message, details=name, reason=reason)
    if isinstance(error, (NoCredentialsError, NoRegionError, PartialCredentialsError)):
        return ImportRunError(
            "auth_failed",
            "This machine has no credentials or no region for AWS.",
            details=type(error).__name__,
            reason="aws_credentials",
        )
    if isinstance(error, (HTTPClientError, BotoCoreError)):
        return ImportRunError(
            "network",
            "AWS Secrets Manager cannot be reached.",
            details=type(error).__name__,
            reason="aws_unreachable",
        )
    return error


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
