"""The browser: Debian's Chromium, or whichever there is, without a window."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # All pages of the loopback in one process: they share what was compiled.
    "--process-per-site",
)


def launch(playwright: Playwright) -> Browser:
    """Start it; ``CHROMIUM_PATH`` says which one. Raises RuntimeError where there is none."""
    path = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        raise RuntimeError("The browser tests need Chromium: apt-get install chromium")
    return playwright.chromium.launch(
        executable_path=path,
        args=list(_ARGUMENTS),
        # Playwright lets every page open windows; people's browsers do not.
        ignore_default_args=["--disable-popup-blocking"],
    )
