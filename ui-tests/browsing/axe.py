"""axe-core: what a program can find of what keeps people out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """
selector => axe.run({ include: [selector] }, { resultTypes: ["violations"] })
"""


def violations(page: Page, selector: str) -> list[str]:
    """What axe finds in the elements of ``selector``: the rule, and the element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT.read_text())
    return [
        f"{violation['id']}: {violation['help']}: {node['html']} {node['failureSummary']}"
        for violation in page.evaluate(_RUN, selector)["violations"]
        for node in violation["nodes"]
    ]
