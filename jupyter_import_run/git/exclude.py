"""``.git/info/exclude``: what git does not look at in one clone.

JupyterLab makes a ``.ipynb_checkpoints`` beside every notebook that is only opened.
Where the repository's own ``.gitignore`` does not name it, it would look like a change.
"""

from __future__ import annotations

from pathlib import Path

_JUPYTERS_OWN = ".ipynb_checkpoints/"


def exclude_checkpoints(repository: Path) -> None:
    """Leave Jupyter's checkpoints out of ``git status`` in ``repository``, a fresh clone."""
    file = repository / ".git" / "info" / "exclude"
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{_JUPYTERS_OWN}\n")
