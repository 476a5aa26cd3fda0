"""The hub of ``examples/jupyterhub``, and people in front of it: cookies, redirects, forms.

It needs Node and what ``npm ci`` installs in that folder.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import psutil

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "jupyterhub"
PASSWORD = "notebooks for all"
PATIENCE = 60.0
"""Seconds for a server to start on a machine that does other things too."""


class Hub:
    """The running example. ``config`` is what its servers are told besides."""

    def __init__(self, state: Path, config: dict[str, Any]) -> None:
        if not (EXAMPLE / "node_modules").is_dir():
            raise RuntimeError(f"the example hub wants Node, and `npm ci` in {EXAMPLE}")
        self.state = state
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._config = state / "config" / "jupyter_server_config.d"
        self._config.mkdir(parents=True)
        self.tell_servers("tests", config)
        with (state / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "jupyterhub", "--config", "jupyterhub_config.py"),
                    f"--JupyterHub.bind_url={self.url}",
                    f"--JupyterHub.hub_bind_url=http://127.0.0.1:{_free_port()}",
                    f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{_free_port()}",
                ],
                cwd=EXAMPLE,
                env={
                    "HOME": str(state),
                    "HUB_STATE": str(state),
                    "JUPYTER_CONFIG_PATH": str(self._config.parent),
                    "LANG": "C.UTF-8",
                    "PATH": f"{_folder_of_node()}{os.pathsep}{os.environ['PATH']}",
                    "PYTHONPATH": str(EXAMPLE.parents[1]),
                },
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def tell_servers(self, name: str, config: dict[str, Any]) -> None:
        """Configure those that start from now on; ``name`` is only the file's."""
        (self._config / f"{name}.json").write_text(json.dumps({"ImportRun": config}))

    def give_token(self, name: str, token: str) -> None:
        """The token that ``name`` has from the next sign-in on."""
        file = self.state / "tokens.json"
        tokens = json.loads(file.read_text()) if file.exists() else {}
        file.write_text(json.dumps({**tokens, name: token}))

    def environment_of(self, name: str, server: str = "") -> dict[str, str]:
        """That of a running server of ``name``: what its terminals have."""
        for process in psutil.Process(self._process.pid).children(recursive=True):
            found = process.environ()
            prefix = f"/user/{name}/{server}/" if server else f"/user/{name}/"
            if found.get("JUPYTERHUB_SERVICE_PREFIX") == prefix:
                return found
        raise AssertionError(f"no server of {name}")

    def ask_as_server_of(self, name: str, path: str) -> int:
        """The status of what a server of ``name`` gets at ``path``, with its own token."""
        token = self.environment_of(name)["JUPYTERHUB_API_TOKEN"]
        headers = {"Authorization": f"token {token}"}
        request = urllib.request.Request(f"{self.url}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                status: int = answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        return status

    def stop(self) -> None:
        """End it with its proxy and its servers."""
        family = [psutil.Process(self._process.pid)]
        if self._process.poll() is None:
            family += family[0].children(recursive=True)
            self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _, left = psutil.wait_procs(family, timeout=15)
        left = [each for each in left if each.status() != psutil.STATUS_ZOMBIE]
        for process in left:
            process.kill()
        assert not left, (self.state / "log").read_text(errors="replace")

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/hub/health", timeout=5).close()
            except OSError:
                log = (self.state / "log").read_text(errors="replace")
                assert self._process.poll() is None, log
                assert time.monotonic() < until, log
                time.sleep(0.1)
            else:
                return


class Page:
    """What a browser has got: where it ended up, and the form that is on it."""

    def __init__(self, status: int, url: str, text: str) -> None:
        self.status = status
        self.url = url
        self.text = text
        self.form = _Form(text)

    @property
    def path(self) -> str:
        """Of the address."""
        return urlsplit(self.url).path

    @property
    def query(self) -> str:
        """Of the address, as it stands there."""
        return urlsplit(self.url).query


class Browser:
    """A person in front of the hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    def go(self, address: str) -> Page:
        """Follow ``address``, a path of the hub or a whole URL."""
        return self._open(urllib.request.Request(urljoin(self._hub.url, address)))

    def sign_in(self, page: Page, name: str) -> Page:
        """Fill in the form of the login page."""
        return self.submit(page, username=name, password=PASSWORD)

    def submit(self, page: Page, **fields: str) -> Page:
        """Send the form of ``page`` with ``fields`` filled in."""
        data = urlencode({**page.form.fields, **fields}).encode()
        target = urljoin(page.url, page.form.action)
        return self._open(urllib.request.Request(target, data=data))

    def wait(self, page: Page) -> Page:
        """What the page for a server that starts does: look again until it is there."""
        until = time.monotonic() + PATIENCE
        while "/hub/spawn-pending/" in page.path:
            assert time.monotonic() < until, page.text
            time.sleep(0.2)
            page = self.go(page.url)
        return page

    def call(self, method: str, path: str, body: Any = None, *, xsrf: bool = True) -> Page:
        """Ask REST as JupyterLab does, with the token against forged requests."""
        headers = {"Content-Type": "application/json", "Sec-Fetch-Mode": "cors"}
        if xsrf:
            headers["X-XSRFToken"] = self._xsrf(path)
        data = None if body is None else json.dumps(body).encode()
        url = urljoin(self._hub.url, path)
        return self._open(urllib.request.Request(url, data, headers, method=method))

    def _xsrf(self, path: str) -> str:
        """The cookie of the nearest folder: each server has one, and the hub too."""
        fitting = [
            each for each in self._jar if each.name == "_xsrf" and path.startswith(each.path)
        ]
        return max(fitting, key=lambda each: len(each.path)).value or "" if fitting else ""

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return Page(answer.status, answer.url, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Page(error.code, error.url or "", error.read().decode(errors="replace"))


class _Form(HTMLParser):
    """The first form of a page: where it goes, and what it has filled in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self._forms = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._forms += 1
            if self._forms == 1:
                self.action = given.get("action") or ""
        if tag == "input" and self._forms == 1 and given.get("type") == "hidden":
            self.fields[given.get("name") or ""] = given.get("value") or ""


def _folder_of_node() -> Path:
    """Where Node itself is: what stands for it in an environment of Python does not end it."""
    done = subprocess.run(["node", "-p", "process.execPath"], stdout=subprocess.PIPE, check=True)
    return Path(os.fsdecode(done.stdout.strip())).parent


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
