"""What goes wrong in a page without anybody seeing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

_OURS = ("import-run", "ImportRun")
# The browser's note of every answer of 400 and above. Those that matter are shown by us.
_REFUSED = "Failed to load resource"

# Notebook 7 says these also without this extension: the first at its start, the second up to
# 7.2 of a notebook that has no checkpoint.
_NOTEBOOKS_OWN = ("reading 'schema'", "reading 'last_modified'")


@contextlib.contextmanager
def complaints(context: BrowserContext) -> Iterator[list[str]]:
    """Uncaught errors of every page of ``context``, and the console errors of this extension.

    The list grows as long as this is entered.
    """
    heard: list[str] = []

    def on_error(error: WebError) -> None:
        failure = error.error
        ours = any(name in (failure.stack or "") for name in _OURS)
        if ours or not any(words in failure.message for words in _NOTEBOOKS_OWN):
            heard.append(str(failure))

    def on_message(message: ConsoleMessage) -> None:
        place = message.location["url"]
        if message.type != "error" or message.text.startswith(_REFUSED):
            return
        if any(name in message.text or name in place for name in _OURS):
            heard.append(f"{place}: {message.text}")

    context.on("weberror", on_error)
    context.on("console", on_message)
    try:
        yield heard
    finally:
        context.remove_listener("weberror", on_error)
        context.remove_listener("console", on_message)
