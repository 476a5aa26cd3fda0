"""The other end of :mod:`.process`: one check, one line of JSON."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from ..errors import ImportRunError
from .examine import examine, too_complex


def main(path: str, memory: str) -> None:
    """Check the file at ``path`` with at most ``memory`` bytes, and print what came of it."""
    _limit_memory(int(memory))
    try:
        answer = dataclasses.asdict(examine(Path(path)))
    except ImportRunError as error:
        answer = _refusal(error)
    except MemoryError:
        answer = _refusal(too_complex())
    sys.stdout.write(json.dumps(answer))


def _refusal(error: ImportRunError) -> dict[str, Any]:
    return {"error": error.code, "message": error.message, "data": error.data}


def _limit_memory(memory: int) -> None:
    """Before the machine runs out of it. Not every system can (macOS ignores it)."""
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
