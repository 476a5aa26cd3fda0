"""One profile of the browser for all tests: what JupyterLab's code became stays in its caches."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page

# Any page of the same site as the servers will do; nothing is asked for it.
_KEPT = "http://127.0.0.1/"


class Profile:
    """A profile that is like new after ``clear``, except for what it has cached.

    JupyterLab's code is compiled again where no page of its site is left: one page stays open
    behind those of the tests, which with it costs half of what a fresh profile costs.
    """

    def __init__(self, browser: Browser) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 1280, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        self._kept = self.context.new_page()
        self._kept.route("**", lambda route: route.fulfill(body="", content_type="text/html"))
        self._kept.goto(_KEPT)
        self._cdp = self.context.new_cdp_session(self._kept)
        self._origins: set[str] = set()
        self.context.on("page", self._follow)

    @property
    def pages(self) -> list[Page]:
        """What a test has opened and not closed."""
        return [page for page in self.context.pages if page is not self._kept]

    def clear(self) -> None:
        """Close the pages; forget cookies, storage and what was intercepted."""
        for page in self.pages:
            page.close()
        self.context.unroute_all()
        self.context.clear_cookies()
        for origin in self._origins:
            self._cdp.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self._origins.clear()

    def close(self) -> None:
        """End it, with every page."""
        self.context.close()

    def _follow(self, page: Page) -> None:
        self._visit(page.main_frame)
        page.on("framenavigated", self._visit)

    def _visit(self, frame: Frame) -> None:
        url = urlsplit(frame.url)
        if url.scheme in {"http", "https"}:
            self._origins.add(f"{url.scheme}://{url.netloc}")
