"""The badge's picture: a file that needs no server, and that each server hands out too."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def picture() -> str:
    """The SVG. Blocks when it is first asked for."""
    return Path(__file__).with_name("badge.svg").read_text(encoding="utf-8")
