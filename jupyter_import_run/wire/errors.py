"""What an error looks like on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from .reasons import ErrorReason

ErrorCode = Literal[
    "forbidden",
    "invalid_url",
    "address_forbidden",
    "host_not_allowed",
    "not_a_notebook",
    "not_found",
    "auth_required",
    "auth_failed",
    "ref_not_found",
    "too_large",
    "timeout",
    "network",
    "exists",
    "local_changes",
    "conflict",
    "push_rejected",
    "branch_protected",
    "rate_limited",
    "busy",
    "limit_reached",
    "disk_full",
    "cancelled",
    "git_missing",
    "unsupported",
    "invalid_request",
    "internal",
]
"""Facts, not advice: the sentence that tells what to do is written by whoever shows it."""


Facts = Annotated[
    dict[str, Any],
    msgspec.Meta(
        extra_json_schema={
            "properties": {"reason": msgspec.json.schema(ErrorReason)},
            "additionalProperties": True,
        }
    ),
]
"""Whatever is known of an error; ``reason``, where it is there, is an ErrorReason."""


class ErrorInfo(msgspec.Struct, kw_only=True, frozen=True):
    """One error: a code to decide by, a sentence to read, facts to show."""

    code: ErrorCode
    message: str
    data: Facts = {}


class ErrorBody(msgspec.Struct, kw_only=True, frozen=True):
    """The body of every answer that is not a success."""

    error: ErrorInfo
