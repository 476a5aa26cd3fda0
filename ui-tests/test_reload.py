from __future__ import annotations

from collections.abc import Callable

from browsing.panel import Panel
from browsing.server import JupyterServer
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.repositories import Repository


def test_a_job_is_there_again_after_a_reload_and_in_a_second_window(
    panel: Panel,
    jupyterlab: JupyterServer,
    slow_line: Callable[..., str],
    repository: Callable[[str], Repository],
    context: BrowserContext,
    page: Page,
) -> None:
    repository("lasting").commit_large(4)
    panel.paste(f"{slow_line(bytes_per_second=150_000)}/team/lasting.git")
    page.keyboard.press("Enter")
    expect(panel.job("lasting")).to_contain_text("Receiving · ")

    page.goto(jupyterlab.address)
    again = Panel(page).open()
    expect(again.job("lasting")).to_contain_text("Receiving · ")

    other_page = context.new_page()
    other_page.goto(jupyterlab.address)
    other = Panel(other_page).open()
    expect(other.job("lasting")).to_contain_text("Receiving · ")
    slow_line()
    for window in (again, other):
        expect(window.job("lasting")).to_contain_text("In /")
        expect(window.repository("lasting")).to_be_visible()
