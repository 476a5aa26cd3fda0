"""What goes wrong in a page without anybody seeing it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

_OURS = ("import-run", "ImportRun")
# The browser's note of every answer of 400 and above. Those that matter are shown by us.
_REFUSED = "Failed to load resource"

# Notebook 7 says this at its start, also without this extension.
_NOTEBOOKS_OWN = "reading 'schema'"


class Complaints:
    """Uncaught errors of every page of ``context``, and the console errors of this extension."""

    def __init__(self, context: BrowserContext) -> None:
        self.heard: list[str] = []
        context.on("weberror", self._on_error)
        context.on("console", self._on_message)

    def _on_error(self, error: WebError) -> None:
        if _NOTEBOOKS_OWN not in error.error.message:
            self.heard.append(str(error.error))

    def _on_message(self, message: ConsoleMessage) -> None:
        place = message.location["url"]
        if message.type != "error" or message.text.startswith(_REFUSED):
            return
        if any(name in message.text or name in place for name in _OURS):
            self.heard.append(f"{place}: {message.text}")
