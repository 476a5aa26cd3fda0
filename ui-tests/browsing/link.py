"""The page that a link opens, as a person sees it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from jupyter_import_run.links.link import Link

from .server import JupyterServer


def address_of(link: Link, server: JupyterServer) -> str:
    """The link to a page of ``server`` of its own, for who is signed in by its token."""
    page, _, query = server.address.partition("?")
    return f"{link.at(page)}&{query}"


class LinkPage:
    """The page "Import from a link" in ``page``, in JupyterLab or Notebook 7."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.region = page.get_by_role("region", name="Import from a link")
        self.title = self.region.get_by_role("heading", level=1)
        self.facts = self.region.locator(".jp-ImportRun-facts")
        self.bar = self.region.get_by_role("progressbar")

    def wait(self, title: str) -> LinkPage:
        """Wait until it says so, and has taken itself out of the address."""
        expect(self.title).to_have_text(title)
        expect(self.page).not_to_have_url(re.compile("import-run="))
        return self

    def fact(self, name: str) -> Locator:
        """What stands beside ``name``."""
        return self.facts.locator(f"dt:text-is('{name}') + dd")

    def button(self, name: str) -> Locator:
        """A button of the page by its words."""
        return self.region.get_by_role("button", name=name, exact=True)

    def choose(self, words: str) -> None:
        """Choose what to do with what is here, by how its words begin."""
        self.region.get_by_role("radio", name=words).check()
