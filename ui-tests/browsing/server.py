"""A real JupyterLab or Notebook 7 in a process of its own, with the installed extension."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from .environment import alone

Program = Literal["jupyterlab", "notebook"]
Settings = dict[str, Any]

_START_SECONDS = 60
_STOP_SECONDS = 15

# Nothing else asks for attention or the network, and autosave comes soon; not so soon that it
# meets the outputs of a run: JupyterLab calls a notebook clean that changed while it was saved.
_QUIET: dict[str, Settings] = {
    "@jupyterlab/apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyterlab/docmanager-extension/plugin": {"autosaveInterval": 3},
}


class JupyterServer:
    """``program`` in ``home``, whose configuration of the extension is ``import_run``.

    ``root`` is what a person sees in the file browser.
    """

    def __init__(self, program: Program, home: Path, import_run: dict[str, Any]) -> None:
        self.program = program
        self.home = home
        self.root = home / "notebooks"
        self.url = ""
        self.token = uuid.uuid4().hex
        self._environment = alone(home)
        self._import_run = import_run
        self._process: subprocess.Popen[bytes] | None = None
        self._settings: set[str] = set()

    def start(self) -> None:
        """Start it, and wait until it answers. Raises RuntimeError with the end of its log."""
        config = self.home / ".jupyter"
        runtime = Path(self._environment["JUPYTER_RUNTIME_DIR"])
        for folder in (self.root, config, runtime):
            folder.mkdir(parents=True)
        (config / "jupyter_server_config.json").write_text(json.dumps(self._config()))
        for plugin, settings in _QUIET.items():
            file = config / f"lab/user-settings/{plugin}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(settings))
        log = self.home / "server.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self.program],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.root,
                env=self._environment,
                start_new_session=True,
            )
        info = runtime / f"jpserver-{self._process.pid}.json"
        until = time.monotonic() + _START_SECONDS
        while not self._has_started(info):
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.program} did not start:\n{log.read_text()[-4000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End it with its kernels."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @property
    def address(self) -> str:
        """A page for a person; JupyterLab's begins with an empty workspace."""
        page = f"lab/workspaces/{uuid.uuid4().hex}" if self.program == "jupyterlab" else "tree"
        return f"{self.url}{page}?token={self.token}"

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """Call its REST API; the decoded answer."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"token {self.token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=20) as response:
            content = response.read()
        return json.loads(content) if content else None

    @contextlib.contextmanager
    def setting(self, plugin: str, settings: Settings) -> Iterator[None]:
        """The person's settings of ``plugin``, in pages that are opened meanwhile."""
        path = f"lab/api/settings/{plugin}"
        before = self.request("GET", path)["raw"]
        self.request("PUT", path, {"raw": json.dumps(settings)})
        try:
            yield
        finally:
            self.request("PUT", path, {"raw": before})

    def clear(self) -> None:
        """Forget what a test did: its jobs, kernels and files."""
        running = True
        while running:
            jobs = self.request("GET", "import-run/jobs")["jobs"]
            running = False
            for job in jobs:
                if job["state"] in {"queued", "running"}:
                    self.request("DELETE", f"import-run/jobs/{job['id']}")
                    running = True
                elif not job["dismissed"]:
                    self.request("PATCH", f"import-run/jobs/{job['id']}", {"dismissed": True})
        for session in self.request("GET", "api/sessions"):
            self.request("DELETE", f"api/sessions/{session['id']}")
        for item in self.root.iterdir():
            if item.is_dir():
                shutil.rmtree(item)
            else:
                item.unlink()

    def _config(self) -> dict[str, Any]:
        return {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": 0,
                "open_browser": False,
                "root_dir": str(self.root),
                "allow_root": os.geteuid() == 0,
                # Both start Node: whether JupyterLab is to be built is asked by every page.
                "tornado_settings": {"page_config_data": {"buildCheck": False}},
                "jpserver_extensions": {"jupyter_lsp": False},
            },
            "IdentityProvider": {"token": self.token},
            "LabApp": {"expose_app_in_browser": True},
            "ImportRun": self._import_run,
        }

    def _has_started(self, info: Path) -> bool:
        try:
            self.url = json.loads(info.read_text())["url"]
            self.request("GET", "api/status")
        except (OSError, ValueError):
            return False
        return True
