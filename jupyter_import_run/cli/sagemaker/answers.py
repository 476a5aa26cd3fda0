"""Saved repositories as SageMaker's API describes its code repositories.

https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CodeRepositorySummary.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .shapes import GIT_CONFIG

if TYPE_CHECKING:
    from ...wire.presets import Preset

ARN = {"CodeRepositoryArn": "CodeRepositoryArn"}
SUMMARY = {
    "CodeRepositoryName": "CodeRepositoryName",
    **ARN,
    "CreationTime": "1970-01-01T00:00:00Z",
    "LastModifiedTime": "1970-01-01T00:00:00Z",
    "GitConfig": {name: name for name in GIT_CONFIG},
}
"""Answers as they could be, for skeletons."""


def arn(name: str) -> str:
    """An ARN of the form that the API describes: scripts pass it on. No account has it."""
    return f"arn:aws:sagemaker:jupyter-local:000000000000:code-repository/{name}"


def summary(preset: Preset) -> dict[str, Any]:
    """Times are left out where nobody knows them: the administrator's have none."""
    config = {
        "RepositoryUrl": preset.url,
        "Branch": preset.branch,
        "SecretArn": preset.secret,
    }
    times = {"CreationTime": preset.created, "LastModifiedTime": preset.modified}
    return {
        "CodeRepositoryName": preset.name,
        "CodeRepositoryArn": arn(preset.name),
        **{name: time for name, time in times.items() if time is not None},
        "GitConfig": {name: value for name, value in config.items() if value is not None},
    }
