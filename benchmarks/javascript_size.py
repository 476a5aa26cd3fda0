"""The JavaScript of ours that a browser loads before the panel is opened.

The production build, made from this checkout in a folder of its own, served by a real
JupyterLab to a real browser; what the browser asked for is counted.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Page, Response
from support import PROJECT
from support.browser import empty_page
from support.home import temporary_home
from support.jupyter import jupyter_server
from support.silence import silent_server
from support.tables import print_table, verdict

GOAL_KB = 60.0
_FRONT_END = ("package.json", "tsconfig.json", "webpack.config.js", "src", "style", "schema")
_OURS = "/lab/extensions/jupyter-import-run/"
_QUIET_MS = 5000
"""Milliseconds that the page is left alone once JupyterLab is there."""


def main() -> None:
    """Build, load, count and print."""
    with temporary_home() as home:
        labextensions = _build(home)
        variables = {"JUPYTER_PATH": str(labextensions)}
        with jupyter_server(home, module="jupyterlab", variables=variables) as jupyter:
            lab = f"http://127.0.0.1:{jupyter.port}/lab"
            url = f"{lab}?token={jupyter.token}"
            before, after = _load(url)
            with silent_server() as silence:
                jupyter.start_job({"kind": "import_repository", "url": f"{silence}/x.git"})
                # The panel stays open in the workspace in which it was opened.
                other = f"{lab}/workspaces/other?token={jupyter.token}"
                with_job = {name: body for name, body in _idle(other).items() if name not in before}
    rows = [[name, *_sizes([content])] for name, content in sorted(before.items())]
    rows.append(["before the panel is opened", *_sizes(list(before.values()))])
    rows.append(["what a long job adds to that", *_sizes(list(with_job.values()))])
    rows.append(["what opening the panel adds", *_sizes(list(after.values()))])
    print_table(["file", "bytes", "gzip"], rows)
    total = sum(len(content) for content in before.values()) / 1000
    print(f"\n{verdict(total, GOAL_KB, ' KB')}")


def _build(home: Path) -> Path:
    """The production build below ``home``; the folder for JUPYTER_PATH."""
    copy = home / "checkout"
    copy.mkdir()
    for name in _FRONT_END:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, copy / name)
    (copy / "node_modules").symlink_to(PROJECT / "node_modules")
    for command in (["node_modules/.bin/tsc"], ["jupyter-builder", "build", "."]):
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
    share = home / "share"
    shutil.copytree(
        copy / "jupyter_import_run/labextension", share / "labextensions/jupyter-import-run"
    )
    return share


def _load(url: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Our scripts by name: those before the panel is opened, and those that come with it."""
    with empty_page() as page:
        answers = _watched(page, url)
        before = _ours(answers)
        _open_panel(page)
        page.wait_for_timeout(_QUIET_MS)
        after = {name: body for name, body in _ours(answers).items() if name not in before}
    return before, after


def _idle(url: str) -> dict[str, bytes]:
    """Our scripts by name in a page that is left alone, with the panel shut."""
    with empty_page() as page:
        return _ours(_watched(page, url))


def _watched(page: Page, url: str) -> list[Response]:
    """Open JupyterLab and leave it alone; what it asks for now and later."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url)
    page.locator(".jp-Launcher").first.wait_for(timeout=120_000)
    page.wait_for_timeout(_QUIET_MS)
    return answers


def _open_panel(page: Page) -> None:
    page.locator('.jp-SideBar [data-id="jupyter-import-run"]').click()


def _ours(answers: list[Response]) -> dict[str, bytes]:
    return {
        answer.url.partition("?")[0].rpartition("/")[2]: answer.body()
        for answer in answers
        if _OURS in answer.url and answer.url.partition("?")[0].endswith(".js")
    }


def _sizes(contents: list[bytes]) -> list[str]:
    raw = sum(len(content) for content in contents)
    packed = sum(len(gzip.compress(content)) for content in contents)
    return [f"{raw:,}", f"{packed:,}"]


if __name__ == "__main__":
    main()
