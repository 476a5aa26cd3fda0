"""The clean filter with which notebooks are committed without their outputs.

It is ours: git runs it as we configure it, whatever a repository's configuration says of a
filter of this name.
"""

from __future__ import annotations

from pathlib import Path

from .own_command import own_command

FILTER = "import-run-outputs"
"""Its name in ``.git/info/attributes``."""

CLEAN_KEY = f"filter.{FILTER}.clean"

_PREFIX = f"filter.{FILTER}."
_PROGRAM = Path(__file__).resolve().parent.parent / "notebooks" / "strip_outputs.py"


def clean_command() -> str:
    """What git runs."""
    return own_command(_PROGRAM)


def own_value(key: str) -> str | None:
    """What must be in force for a key of this filter; None where ``key`` is of another.

    There is no way back: git has no outputs to put in again.
    """
    if not key.startswith(_PREFIX):
        return None
    return {CLEAN_KEY: clean_command(), f"{_PREFIX}required": "false"}.get(key, "")
