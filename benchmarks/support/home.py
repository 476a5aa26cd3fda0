"""A folder of a benchmark's own, and an environment in which nothing of a person's leaks in."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import PROJECT


@contextlib.contextmanager
def temporary_home() -> Iterator[Path]:
    """A fresh folder, removed at the end."""
    with tempfile.TemporaryDirectory(prefix="import-run-benchmark-") as folder:
        yield Path(folder)


def environment(home: Path) -> dict[str, str]:
    """This process's variables without those of Git, Jupyter, Python and proxies.

    ``home`` is its home, and compiled Python is kept there.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "JUPYTER", "JPY_", "IPYTHON", "PYTHON", "XDG_"))
        and not name.lower().endswith("_proxy")
    }
    kept.update(
        HOME=str(home),
        PYTHONPATH=str(PROJECT),
        PYTHONPYCACHEPREFIX=str(home / "pycache"),
        GIT_CONFIG_SYSTEM=os.devnull,
        JUPYTER_CONFIG_DIR=str(home / "jupyter/config"),
        JUPYTER_DATA_DIR=str(home / "jupyter/data"),
        JUPYTER_RUNTIME_DIR=str(home / "jupyter/runtime"),
        IPYTHONDIR=str(home / "ipython"),
    )
    return kept
