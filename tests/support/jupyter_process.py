"""Jupyter servers as processes of their own: to be killed, and to be more than one."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any


def command(root: Path, *options: str) -> list[str]:
    """How a server with the extension over ``root`` is started."""
    return [
        *(sys.executable, "-m", "jupyter_server"),
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        "--ServerApp.open_browser=False",
        "--ServerApp.allow_root=True",
        f"--ServerApp.root_dir={root}",
        "--ServerApp.jpserver_extensions=jupyter_import_run=True",
        *options,
    ]


def environment() -> dict[str, str]:
    """The variables to start it with: other extensions take a third of its start."""
    return {**os.environ, "JUPYTER_NO_CONFIG": "1"}


class JupyterProcess:
    """A running server; it may reach the servers of the tests."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self._options = options
        self._token = "t" * 32
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        options: tuple[str, ...] = (
            f"--IdentityProvider.token={self._token}",
            "--ImportRun.private_hosts=127.0.0.1",
        )
        options += self._options
        return subprocess.Popen(
            command(self.root, *options),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def restart(self) -> None:
        """Start it again, after it was killed."""
        self.process = self._start()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The decoded answer of our REST API."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port()}/import-run/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={"Authorization": f"token {self._token}"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)

    def job_until(self, job_id: str, field: str, *values: str) -> Any:
        """The job, as soon as ``field`` of it has one of ``values``."""
        until = time.monotonic() + 30
        while (job := self.call("GET", f"jobs/{job_id}"))[field] not in values:
            assert time.monotonic() < until, job
            time.sleep(0.05)
        return job

    def stop(self) -> None:
        """End it; what does not end by itself is killed, and an error."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def _port(self) -> int:
        """Jupyter tells its port a little before it listens there."""
        info = Path(os.environ["JUPYTER_RUNTIME_DIR"]) / f"jpserver-{self.process.pid}.json"
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with contextlib.suppress(FileNotFoundError, json.JSONDecodeError, ConnectionError):
                port: int = json.loads(info.read_text())["port"]
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            time.sleep(0.05)
        raise AssertionError("the server did not start")
