"""What a verb of SageMaker is asked and answers, by the names of its API."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

_WORD_BEGINS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

GIT_CONFIG: Mapping[str, Any] = {"RepositoryUrl": "", "Branch": "", "SecretArn": ""}


class Verb(NamedTuple):
    """``asked`` has every argument, empty; ``answered`` is an answer as it could be."""

    name: str
    asked: Mapping[str, Any]
    answered: Mapping[str, Any]
    required: Collection[str] = ()


def option(name: str) -> str:
    """How the AWS command line calls an argument: ``VolumeSizeInGB``, ``--volume-size-in-gb``."""
    return f"--{_WORD_BEGINS.sub('-', name).lower()}"


def attribute(name: str) -> str:
    """How argparse calls it: ``volume_size_in_gb``."""
    return option(name).lstrip("-").replace("-", "_")
