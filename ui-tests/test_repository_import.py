from __future__ import annotations

from collections.abc import Callable

from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Locator, Page, expect

from tests.support.repositories import Repository, git

SlowLine = Callable[..., str]
NewRepository = Callable[[str], Repository]


def test_an_import_shows_its_real_progress_and_ends_with_the_files(
    panel: Panel,
    jupyterlab: JupyterServer,
    slow_line: SlowLine,
    repository: NewRepository,
    page: Page,
) -> None:
    repository("large").commit_large(2, files=8)
    panel.paste(f"{slow_line(bytes_per_second=400_000)}/team/large.git")
    page.keyboard.press("Enter")
    row = panel.job("large")
    bar = row.get_by_role("progressbar", name="large")
    expect(row).to_contain_text("Receiving · ")
    wait_until(page, lambda: 0 < percent(bar) < 60)
    early = percent(bar)
    wait_until(page, lambda: early < percent(bar) < 100)
    expect(row.locator(".jp-ImportRun-wide")).to_contain_text("B/s")
    expect(panel.repository("large")).to_be_visible()
    slow_line()
    expect(row).to_contain_text("In /")
    work_tree = jupyterlab.root / "large"
    assert len(list(work_tree.glob("large-*.bin"))) == 8
    assert git("status", "--porcelain", cwd=work_tree) == ""


def test_a_cancelled_import_leaves_nothing_and_can_be_tried_again(
    panel: Panel,
    jupyterlab: JupyterServer,
    slow_line: SlowLine,
    repository: NewRepository,
    page: Page,
) -> None:
    repository("huge").commit_large(3)
    panel.paste(f"{slow_line(bytes_per_second=100_000)}/team/huge.git")
    page.keyboard.press("Enter")
    row = panel.job("huge")
    expect(row).to_contain_text("Receiving · ")
    panel.button("Cancel huge").click()
    expect(row).to_contain_text("Cancelled · just now")
    expect(row.get_by_role("progressbar")).to_have_count(0)
    assert list(jupyterlab.root.iterdir()) == []
    slow_line()
    panel.button("Import huge Again").click()
    expect(row).to_contain_text("In /")
    expect(panel.jobs).to_have_count(1)
    expect(panel.repository("huge")).to_be_visible()


def percent(bar: Locator) -> int:
    """What a progress bar says now; 0 where it says nothing yet, 100 where it is gone."""
    if bar.count() == 0:
        return 100
    return int(bar.get_attribute("aria-valuenow") or 0)
