"""A real browser; the browser tests know how to start it and find their way."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from . import PROJECT

sys.path.insert(0, str(PROJECT / "ui-tests"))

from browsing.card import Card
from browsing.chromium import launch
from browsing.panel import Panel, settle

__all__ = ["Card", "Panel", "empty_page", "settle"]


@contextlib.contextmanager
def empty_page() -> Iterator[Page]:
    """A page of a fresh browser."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            yield browser.new_page(viewport={"width": 1280, "height": 800})
        finally:
            browser.close()
