"""Import notebooks and Git repositories into JupyterLab by URL, and run them."""

from __future__ import annotations

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-import-run"}]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .app import ImportRunApp

    return [{"module": "jupyter_import_run", "app": ImportRunApp}]
