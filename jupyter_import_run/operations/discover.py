"""The repositories under the root, found without scanning deep trees."""

from __future__ import annotations

import os
from collections import deque
from pathlib import Path

DEEPEST = 4
"""Levels below the root that are looked at."""

MOST_FOLDERS = 5000
"""Folders that are looked at before the search gives up."""

_NEVER = {"node_modules", "__pycache__", "site-packages", "venv"}


def discover(root: Path) -> tuple[list[Path], bool]:
    """The folders that hold a ``.git``, nearest first, and whether the search was cut short.

    Hidden folders, links, and the inside of repositories are not looked at. Blocks: use
    a thread.
    """
    found: list[Path] = []
    waiting = deque([(root, 0)])
    looked_at = 0
    while waiting:
        folder, depth = waiting.popleft()
        looked_at += 1
        if looked_at > MOST_FOLDERS:
            return found, True
        try:
            with os.scandir(folder) as entries:
                children = list(entries)
        except OSError:
            continue
        if any(child.name == ".git" for child in children):
            found.append(folder)
            if folder != root:
                continue
        if depth < DEEPEST:
            waiting.extend(
                (Path(child.path), depth + 1)
                for child in sorted(children, key=lambda child: child.name)
                if _is_worth_a_look(child)
            )
    return found, False


def count_repositories(root: Path, enough: int) -> int:
    """How many repositories are below ``root``, at any depth; the search ends at ``enough``.

    Also those inside of others, but no submodules and worktrees, whose ``.git`` is a file.
    Hidden folders and links, where nothing is ever imported to, are not looked at. Blocks.
    """
    found = 0
    waiting = deque([os.fspath(root)])
    while waiting and found < enough:
        try:
            with os.scandir(waiting.popleft()) as entries:
                folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        except OSError:
            continue
        found += any(folder.name == ".git" for folder in folders)
        waiting.extend(folder.path for folder in folders if not folder.name.startswith("."))
    return found


def _is_worth_a_look(entry: os.DirEntry[str]) -> bool:
    return (
        not entry.name.startswith(".")
        and entry.name not in _NEVER
        and entry.is_dir(follow_symlinks=False)
    )
