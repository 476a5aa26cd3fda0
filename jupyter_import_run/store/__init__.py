"""What is kept outside the repositories: small files under Jupyter's data directory."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Where this package keeps its files. Not made here."""
    from jupyter_core.paths import jupyter_data_dir

    return Path(jupyter_data_dir()) / "import_run"
