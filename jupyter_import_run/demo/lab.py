"""A JupyterLab of the demo's own: a child process that shares nothing with the person's."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

from ..threads import within
from .folder import DemoFolder

_USUAL_PORTS = range(8888, 8898)
_START_SECONDS = 120
_STOP_SECONDS = 15

# What JupyterLab begins with. The example reads data beside it, so the first click brings
# its repository along; and nothing else asks for attention.
_SETTINGS: dict[str, dict[str, Any]] = {
    "jupyter-import-run/plugin": {"withRepository": True},
    "@jupyterlab/apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}

# A person's settings could put another address, password or certificate on the server;
# a hub's and an outer Jupyter server's would make it believe that it is theirs.
_OTHERS_VARIABLES = ("JUPYTER", "JPY_", "IPYTHON")
_KEPT_VARIABLES = {"JUPYTER_PATH", "JUPYTER_PLATFORM_DIRS", "JUPYTER_PREFER_ENV_PATH"}


class LabError(Exception):
    """JupyterLab did not start; the message says why, or holds the end of its log."""


class Lab:
    """JupyterLab in ``folder``, on ``port`` of 127.0.0.1 or on a free one.

    Its panel opens with ``example_url``, whose host it may reach.
    """

    def __init__(self, folder: DemoFolder, port: int | None, example_url: str) -> None:
        self.port = _free_port() if port is None else port
        self._folder = folder
        self._example_url = example_url
        self._token = secrets.token_urlsafe(24)
        self._process: Process | None = None

    @property
    def url(self) -> str:
        """The address for a browser; it holds the token."""
        return f"http://127.0.0.1:{self.port}/lab?token={self._token}"

    async def start(self, *, open_browser: bool) -> None:
        """Start it and wait until it answers. Raises LabError where it does not."""
        if not _is_free(self.port):
            raise LabError(f"Port {self.port} is taken by another program.")
        home = self._folder.state / "jupyter"
        environment = _environment(home)
        _write_private(home / "config/jupyter_server_config.json", self._config(open_browser))
        for plugin, settings in _SETTINGS.items():
            file = home / f"config/lab/user-settings/{plugin}.jupyterlab-settings"
            if not file.exists():
                _write_private(file, settings)
        with self._folder.log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "jupyterlab"),
                stdin=DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder.root,
                env=environment,
                # Ctrl+C in the terminal is for the demo, which then asks JupyterLab to stop.
                start_new_session=True,
            )
        await self._wait_until_ready()

    async def wait(self) -> None:
        """Wait for its end, which a person can bring about in its menu."""
        assert self._process is not None
        await self._process.wait()

    async def stop(self) -> None:
        """End it with its kernels and terminals."""
        if self._process is None or self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await within(self._process.wait(), _STOP_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            await self._process.wait()

    async def _wait_until_ready(self) -> None:
        assert self._process is not None
        loop = asyncio.get_running_loop()
        until = loop.time() + _START_SECONDS
        while not await asyncio.to_thread(self._answers):
            if self._process.returncode is not None or loop.time() > until:
                said = _tail(self._folder.log)
                raise LabError(f"{said}\n\nJupyterLab did not start; above is what it said.")
            await asyncio.sleep(0.1)

    def _answers(self) -> bool:
        """Whether it is there, and it is ours; proxies of the environment do not matter."""
        headers = {"Authorization": f"token {self._token}"}
        request = Request(f"http://127.0.0.1:{self.port}/api/status", headers=headers)
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=5):
                return True
        except OSError:
            return False

    def _config(self, open_browser: bool) -> dict[str, Any]:
        git_host = self._example_url.split("/")[2]
        return {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": self.port,
                "port_retries": 0,
                "open_browser": open_browser,
                "root_dir": str(self._folder.root),
                "allow_root": os.geteuid() == 0,
                "jpserver_extensions": {"jupyter_import_run": True, "jupyterlab": True},
            },
            "IdentityProvider": {"token": self._token},
            "ImportRun": {
                "private_hosts": [git_host],
                "example_url": self._example_url,
                "open_example": True,
            },
        }


def _environment(home: Path) -> dict[str, str]:
    """This process's variables, with Jupyter's own places below ``home``."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in _KEPT_VARIABLES or not name.startswith(_OTHERS_VARIABLES)
    }
    for name, folder in {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
    }.items():
        (home / folder).mkdir(parents=True, exist_ok=True)
        environment[name] = str(home / folder)
    return environment


def _write_private(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _free_port() -> int:
    """One of Jupyter's usual ports, or any other where all of them are taken."""
    for port in _USUAL_PORTS:
        if _is_free(port):
            return port
    with socket.create_server(("127.0.0.1", 0)) as any_port:
        free: int = any_port.getsockname()[1]
        return free


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


def _tail(log: Path, lines: int = 20) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
