from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing.launch import LaunchDialog
from browsing.notebook import OpenNotebook
from browsing.panel import Panel
from playwright.sync_api import Page, expect

JUPYTER = Path(sys.executable).with_name("jupyter")


@pytest.fixture
def demo_url() -> Iterator[str]:
    """What the demo prints for the browser."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    demo = subprocess.Popen(
        [JUPYTER, "import-run", "demo", "--no-browser", "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert demo.stdout is not None
    try:
        yield next(
            found[0] for line in demo.stdout if (found := re.search(r"http\S+/lab\?\S+", line))
        )
    finally:
        demo.send_signal(signal.SIGINT)
        demo.communicate(timeout=30)
    assert demo.returncode == 0


_TIME_TO_FILL_IN_MS = 2000
"""More than a demo needs to put its example into the field."""


def test_the_first_click_in_the_demo_shows_the_main_job(demo_url: str, page: Page) -> None:
    page.goto(demo_url)
    panel = Panel(page)
    expect(panel.found).to_contain_text("Temperatures.ipynb")
    expect(panel.details).to_contain_text("with its repository")
    panel.button("Import & Run").click()
    LaunchDialog(page).wait().run.click()
    notebook = OpenNotebook(page, "Temperatures.ipynb").wait_until_opened()
    expect(notebook.outputs.last).to_contain_text("The warmest")
    expect(panel.repository("weather")).to_be_visible()
    page.reload()
    expect(panel.repository("weather")).to_be_visible()
    expect(page.locator(".jp-NotebookPanel")).to_be_visible()
    page.wait_for_timeout(_TIME_TO_FILL_IN_MS)
    expect(panel.url).to_have_value("")


@pytest.mark.thorough
def test_enter_is_as_good_as_the_first_click_once_jupyterlab_has_taken_the_focus(
    demo_url: str, page: Page
) -> None:
    page.goto(demo_url)
    panel = Panel(page)
    expect(panel.found).to_contain_text("Temperatures.ipynb")
    expect(page.locator(".jp-LauncherCard").first).to_be_visible()
    page.evaluate(
        "() => { const taker = document.querySelector('.jp-LauncherCard'); taker.focus();"
        " window.taken = document.activeElement === taker; }"
    )
    assert page.evaluate("window.taken")
    expect(panel.url).to_be_focused()
    page.keyboard.press("Enter")
    LaunchDialog(page).wait()
