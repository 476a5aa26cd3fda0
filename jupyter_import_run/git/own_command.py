"""Programs of ours that git runs: filters, credential helpers."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def own_command(program: Path, *arguments: str) -> str:
    """What git hands to a shell, by absolute paths: it works in every terminal.

    ``-I -S`` lets Python import nothing but its standard library, and nothing from where it is
    started.
    """
    command = [sys.executable, "-I", "-S", str(program), *arguments]
    return " ".join(shlex.quote(part) for part in command)
