"""Working trees of many files."""

from __future__ import annotations

import subprocess
from pathlib import Path

_IN_A_FOLDER = 100


def working_tree(
    folder: Path, files: int, environment: dict[str, str], *, origin: str | None = None
) -> None:
    """A repository with ``files`` committed files, of which one is changed since."""

    def git(*arguments: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(
            ["git", "-C", str(folder), *author, *arguments],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    folder.mkdir()
    git("init", "--quiet", "--initial-branch=main")
    for number in range(files):
        parent = folder / f"folder-{number // _IN_A_FOLDER:04d}"
        parent.mkdir(exist_ok=True)
        (parent / f"file-{number:06d}.txt").write_text(f"{number}\n")
    git("add", "--all")
    git("commit", "--quiet", "--message", "First")
    (folder / "folder-0000" / "file-000000.txt").write_text("changed\n")
    if origin is not None:
        git("remote", "add", "origin", origin)
    git("status")  # writes an index in which nothing must be looked at again


def untracked(folder: Path, files: int) -> None:
    """``files`` untracked ones in ``folder``."""
    for number in range(files):
        (folder / f"untracked-{number:06d}.txt").touch()
