"""jupyterlab-git in an environment of its own, to measure beside it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .home import environment
from .ports import free_port, stop, wait_for_port


class JupyterlabGit:
    """Its REST API."""

    def __init__(self, port: int, token: str) -> None:
        self._token = token
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def status(self, path: str) -> bytes:
        """The body of what its panel asks for."""
        self._connection.request(
            "POST",
            f"/git/{path}/status",
            body="{}",
            headers={"Authorization": f"token {self._token}"},
        )
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{answer.status} {content!r}")
        return content


@contextlib.contextmanager
def jupyterlab_git(
    home: Path, root: Path, python: Path
) -> Iterator[tuple[JupyterlabGit, JupyterlabGit]]:
    """A Jupyter server run by ``python``, which has jupyterlab-git, over ``root``.

    Two connections, so that two questions can be asked at once.
    """
    config = home / "jupyter/config/jupyter_server_config.json"
    config.parent.mkdir(parents=True)
    port, token = free_port(), secrets.token_hex(16)
    server = {
        "ip": "127.0.0.1",
        "port": port,
        "port_retries": 0,
        "open_browser": False,
        "root_dir": str(root),
        "allow_root": os.geteuid() == 0,
        "jpserver_extensions": {"jupyterlab_git": True},
    }
    config.write_text(json.dumps({"ServerApp": server, "IdentityProvider": {"token": token}}))
    log = home / "jupyter.log"
    variables = environment(home)
    del variables["PYTHONPATH"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(python), "-m", "jupyter_server"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=root,
            env=variables,
        )
    try:
        wait_for_port(port, process, log)
        yield JupyterlabGit(port, token), JupyterlabGit(port, token)
    finally:
        stop(process)
