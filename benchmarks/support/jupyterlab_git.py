"""jupyterlab-git in an environment of its own, to measure beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from .jupyter import JupyterServer, jupyter_server

EXTENSION = "jupyterlab_git"


@contextlib.contextmanager
def jupyterlab_git(home: Path, root: Path, python: Path) -> Iterator[JupyterServer]:
    """A Jupyter server run by ``python``, which has jupyterlab-git, over ``root``."""
    folder = home / "rival"
    folder.mkdir()
    with jupyter_server(folder, root=root, python=python, extension=EXTENSION) as server:
        yield server


def status(server: JupyterServer, path: str) -> bytes:
    """The body of what its panel asks for."""
    return server.content("POST", f"/git/{path}/status", {})


def fetch(server: JupyterServer, path: str) -> None:
    """What its panel does again and again, while somebody looks at it."""
    server.content("POST", f"/git/{path}/remote/fetch", {})
