"""Waiting for what is not on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

_STEP_MS = 50


def wait_until(page: Page, condition: Callable[[], bool], seconds: float = 20) -> None:
    """Let ``page`` go on until ``condition`` is true."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"not within {seconds} s"
        page.wait_for_timeout(_STEP_MS)
