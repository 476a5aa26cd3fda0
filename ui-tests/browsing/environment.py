"""The variables that servers, git and the browser are started with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# How an environment says where its extensions are; the same ones that the demo keeps.
_KEPT = {"JUPYTER_PATH", "JUPYTER_PLATFORM_DIRS", "JUPYTER_PREFER_ENV_PATH"}
_OTHERS = ("GIT_", "JUPYTER", "JPY_", "IPYTHON", "SSH_ASKPASS")


def alone(home: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """``environment`` without the developer's git and Jupyter, and with a home of its own."""
    kept = {
        name: value
        for name, value in environment.items()
        if name in _KEPT or not (name.startswith(_OTHERS) or name.lower().endswith("_proxy"))
    }
    return kept | {
        "HOME": str(home),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "JUPYTER_CONFIG_DIR": str(home / ".jupyter"),
        "JUPYTER_DATA_DIR": str(home / ".local/share/jupyter"),
        "JUPYTER_RUNTIME_DIR": str(home / ".run/jupyter"),
        "IPYTHONDIR": str(home / ".ipython"),
    }
