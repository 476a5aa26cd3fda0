"""A real Jupyter server with the extension, as a process of its own."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from .home import environment
from .ports import free_port, stop, wait_for_port

POLL_SECONDS = 0.2


class JupyterServer:
    """The REST API of a running server; ``root`` is where imports land."""

    def __init__(self, port: int, token: str, root: Path) -> None:
        self.port = port
        self.token = token
        self.root = root
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def again(self) -> JupyterServer:
        """The same server over another connection, so that two questions can be asked at once."""
        return JupyterServer(self.port, self.token, self.root)

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """The decoded answer, over one connection that stays open."""
        content = self.content(method, path, body)
        return json.loads(content) if content else None

    def content(self, method: str, path: str, body: Any = None) -> bytes:
        """The answer as it came."""
        self._connection.request(
            method,
            path,
            body=None if body is None else json.dumps(body),
            headers={"Authorization": f"token {self.token}"},
        )
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content!r}")
        return content

    def start_job(self, request: dict[str, Any]) -> str:
        """Start a job; its id."""
        job_id: str = self.request("POST", "/import-run/jobs", request)["id"]
        return job_id

    def ended(self, job_id: str) -> float | None:
        """When a job succeeded, in seconds since 1970, or None; raises where it ended otherwise."""
        job = self.request("GET", f"/import-run/jobs/{job_id}")
        if job["state"] in {"failed", "cancelled"}:
            raise RuntimeError(f"the job {job['state']}: {job['error']}")
        if job["state"] != "succeeded":
            return None
        return datetime.fromisoformat(job["ended"].replace("Z", "+00:00")).timestamp()

    def run_job(self, request: dict[str, Any]) -> float:
        """Seconds from the POST until the job had succeeded.

        The end is the one that the job says (milliseconds), so that polling need not be so
        often that it slows down what it measures.
        """
        begin = time.time()
        job_id = self.start_job(request)
        while (end := self.ended(job_id)) is None:
            time.sleep(POLL_SECONDS)
        return end - begin


@contextlib.contextmanager
def jupyter_server(
    home: Path,
    *,
    module: str = "jupyter_server",
    variables: dict[str, str] | None = None,
    python: str | Path = sys.executable,
    extension: str = "jupyter_import_run",
    root: Path | None = None,
) -> Iterator[JupyterServer]:
    """Run ``python -m module`` with ``extension`` below ``home``; it may reach the loopback.

    ``root`` is made below ``home`` where it is not given. Another ``python`` than this one has
    its own packages only.
    """
    if root is None:
        root = home / "root"
        root.mkdir()
    config = home / "jupyter/config/jupyter_server_config.json"
    config.parent.mkdir(parents=True)
    port, token = free_port(), secrets.token_hex(16)
    config.write_text(json.dumps(_config(port, token, root, extension)), encoding="utf-8")
    started_with = {**environment(home), **(variables or {})}
    if python != sys.executable:
        del started_with["PYTHONPATH"]
    log = home / "jupyter.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(python), "-m", module],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=root,
            env=started_with,
        )
    try:
        wait_for_port(port, process, log)
        yield JupyterServer(port, token, root)
    finally:
        stop(process)


def _config(port: int, token: str, root: Path, extension: str) -> dict[str, Any]:
    return {
        "ServerApp": {
            "ip": "127.0.0.1",
            "port": port,
            "port_retries": 0,
            "open_browser": False,
            "root_dir": str(root),
            "allow_root": os.geteuid() == 0,
            "jpserver_extensions": {extension: True},
        },
        "LabApp": {"expose_app_in_browser": True},
        "IdentityProvider": {"token": token},
        "ImportRun": {"private_hosts": ["127.0.0.1"]},
    }
