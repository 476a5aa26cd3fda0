"""``.git/info/exclude``: what git does not look at in one clone.

JupyterLab makes a ``.ipynb_checkpoints`` beside every notebook that is only opened.
Where the repository's own ``.gitignore`` does not name it, it would look like a change.
So would a repository that lies inside of another.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..openers import without_links

_JUPYTERS_OWN = ".ipynb_checkpoints/"
_SPECIAL = re.compile(r"[\\*?\[\]]")


def exclude_checkpoints(repository: Path) -> None:
    """Leave Jupyter's checkpoints out of ``git status`` in ``repository``, a fresh clone."""
    _exclude(repository / ".git", _JUPYTERS_OWN)


def exclude_folder(git_folder: Path, path: str) -> None:
    """Leave the folder at ``path``, relative to the working tree, out; see gitignore(5).

    ``git_folder`` is the one that all worktrees share. Blocks. Raises OSError.
    """
    if "\n" not in path:
        _exclude(git_folder, f"/{_SPECIAL.sub(lambda found: chr(92) + found[0], path)}/")


def _exclude(git_folder: Path, line: str) -> None:
    """Once, and in a file: whoever prepared the folder may have put a link there."""
    file = git_folder / "info" / "exclude"
    file.parent.mkdir(exist_ok=True)
    wanted = line.encode("utf-8", "surrogateescape")
    with open(file, "a+b", opener=without_links) as lines:
        lines.seek(0)
        known = lines.read()
        if wanted not in known.splitlines():
            end = b"" if not known or known.endswith(b"\n") else b"\n"
            lines.write(end + wanted + b"\n")
