"""What a page of somebody else's can do with a person who is signed in here: nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from browsing.link import LinkPage, address_of
from browsing.server import JupyterServer
from playwright.sync_api import Browser, Page

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.links.link import Link
from tests.support.background import BackgroundLoop
from tests.support.foreign_site import ForeignSite

# How a page can ask: each resolves with what its script learns, or fails.
_FETCH = "({ url, options }) => fetch(url, options).then(answer => answer.text())"
_BEACON = """
async ({ url, options }) => { navigator.sendBeacon(url, options.body); return ""; }
"""
_IMAGE = """
({ url }) => new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve("loaded");
    image.onerror = () => reject("no image");
    image.src = url;
})
"""
_SCRIPT = """
({ url }) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve("loaded");
    script.onerror = () => reject("no script");
    script.src = url;
    document.head.append(script);
})
"""
_SOCKET = """
({ url }) => new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, "ws"));
    socket.onopen = () => resolve("open");
    socket.onerror = () => reject("no socket");
})
"""
_FRAME = """
({ url }) => new Promise(resolve => {
    const frame = document.createElement("iframe");
    frame.onload = () => resolve(frame.contentDocument?.body?.textContent ?? "");
    frame.src = url;
    document.body.append(frame);
})
"""
_WINDOW = """
({ url }) => new Promise(resolve => {
    const opened = window.open(url);
    setTimeout(() => {
        let text = "";
        try { text = opened.document.body.textContent; } catch {}
        opened.close();
        resolve(text);
    }, 500);
})
"""
_FORM = """
({ url, options }) => new Promise(resolve => {
    const frame = document.createElement("iframe");
    frame.name = "answer";
    document.body.append(frame);
    const form = document.createElement("form");
    Object.assign(form, { action: url, target: "answer", ...options.form });
    const [name, value] = options.body.split("=");
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value: value ?? "" });
    form.append(field);
    document.body.append(form);
    frame.onload = () => resolve(frame.contentDocument?.body?.textContent ?? "");
    form.submit();
})
"""


# As JupyterLab itself asks, with the token against forged requests.
_OWN = """
([method, url, body]) => fetch(url, {
    method, body,
    headers: { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]+)/)[1] }
}).then(answer => answer.text())
"""

SECRETS = ("git_version", "jupyter-config-data")
"""What every answer of ours has, and every page of JupyterLab."""


def tries(body: str, query: str) -> list[tuple[str, str, str, dict[str, Any]]]:
    """What is tried: its name, how, at which path, and with what."""
    post = {"method": "POST", "credentials": "include", "body": body}
    as_json = {"Content-Type": "application/json"}
    # `{"kind": …, "x": "=`: a form's `name=value` as plain text becomes the JSON that is wanted.
    as_form = f'{body[:-1]}, "x": "="}}'
    return [
        ("read", _FETCH, "import-run/server", {"credentials": "include"}),
        ("read without cookies", _FETCH, "import-run/server", {"credentials": "omit"}),
        ("ask only", _FETCH, "import-run/server", {"credentials": "include", "mode": "no-cors"}),
        ("import", _FETCH, "import-run/jobs", {**post, "headers": as_json}),
        ("import as text", _FETCH, "import-run/jobs", {**post, "mode": "no-cors"}),
        ("import by a beacon", _BEACON, "import-run/jobs", post),
        ("import by a form", _FORM, "import-run/jobs", _form("post", as_form)),
        ("import by a form's query", _FORM, "import-run/jobs", _form("get", as_form)),
        ("allow a host by a form", _FORM, "import-run/hosts", _form("post", '{"host": "x="}')),
        ("start a kernel", _FORM, "api/kernels", _form("post", '{"name": "python3="}')),
        ("show what there is", _IMAGE, "import-run/jobs", {}),
        ("run an answer as a script", _SCRIPT, "import-run/jobs", {}),
        ("listen to events", _SOCKET, "api/events/subscribe", {}),
        ("frame a link", _FRAME, f"lab?{query}", {}),
        ("frame a link to the files", _FRAME, f"tree?{query}", {}),
        ("frame an answer", _FRAME, "import-run/server", {}),
        ("have a link in a window", _WINDOW, f"lab?{query}", {}),
    ]


def _form(method: str, body: str) -> dict[str, Any]:
    return {"form": {"method": method, "enctype": "text/plain"}, "body": body}


@pytest.fixture(scope="module")
def elsewhere(background: BackgroundLoop) -> Iterator[ForeignSite]:
    with background.serving(ForeignSite()) as site:
        yield site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Of a browser whose console may complain: that something is refused is what is wanted."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_a_foreign_page_can_neither_import_nor_run_nor_read_anything(
    jupyterlab: JupyterServer, git_server: GitServer, elsewhere: ForeignSite, page: Page
) -> None:
    url = f"{git_server.url}/samples/weather.git"
    body = json.dumps({"kind": "import_repository", "url": url})
    link = Link(url, "main", "Sunflower.ipynb", run=True)
    # Signed in by a cookie, which the browser sends to wherever it belongs.
    page.goto(f"{jupyterlab.url}tree?token={jupyterlab.token}")
    before = state_of(jupyterlab)
    for origin in elsewhere.origins:
        for name, how, path, options in tries(body, link.at("").partition("?")[2]):
            page.goto(origin)
            there = {"url": jupyterlab.url + path, "options": options}
            learned = page.evaluate(f"async there => await ({how})(there).catch(() => '')", there)
            assert learned == "", (origin, name)
            shown = [frame.content() for frame in page.frames[1:]]
            assert not any(word in text for text in shown for word in SECRETS), (origin, name)
            assert state_of(jupyterlab) == before, (origin, name)

    # A link is no more than a question.
    page.goto(elsewhere.origins[1])
    page.set_content(f'<a href="{escape(address_of(link, jupyterlab))}">Click here</a>')
    page.get_by_role("link").click()
    LinkPage(page).wait("Import Sunflower.ipynb with its repository?")
    assert state_of(jupyterlab) == before

    # The very same is done and told where the page is Jupyter's own.
    assert "git_version" in page.evaluate(_OWN, ["GET", f"{jupyterlab.url}import-run/server", None])
    page.evaluate(_OWN, ["POST", f"{jupyterlab.url}import-run/jobs", body])
    assert state_of(jupyterlab) != before


def state_of(server: JupyterServer) -> dict[str, Any]:
    """All that a request could have changed."""
    return {
        "jobs": [each["id"] for each in server.request("GET", "import-run/jobs")["jobs"]],
        "hosts": server.request("GET", "import-run/hosts"),
        "kernels": [each["id"] for each in server.request("GET", "api/kernels")],
        "files": sorted(item.name for item in server.root.iterdir()),
    }
