"""A folder that is not under Git becomes a repository, and stays what it was where that fails."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ...errors import ImportRunError
from ...git.exclude import exclude_checkpoints
from ...git.init import init
from ...git.rev_parse import commit_of
from ...repository.ignore_file import add_lines
from ...root import Root
from ...services import Services
from ...store.workspace import remove_tree
from ...threads import finish, in_thread

_IGNORED = (
    ".ipynb_checkpoints/",
    "__pycache__/",
    "*.py[cod]",
    ".venv/",
    ".env",
    ".DS_Store",
    ".virtual_documents/",
)
"""What programs leave beside notebooks, and what is nobody else's."""


@dataclass(frozen=True)
class Begun:
    """A repository that was made just now in ``folder``; ``ignored``: its ``.gitignore`` too."""

    folder: Path
    ignored: bool

    async def undo(self) -> None:
        """Take it away again, unless there is a commit in it."""
        if await commit_of(self.folder, "HEAD") is None:
            await finish(in_thread(self._remove))

    def _remove(self) -> None:
        remove_tree(self.folder / ".git")
        if self.ignored:
            (self.folder / ".gitignore").unlink(missing_ok=True)


async def begin_repository(services: Services, root: Root, folder: Path) -> Begun | None:
    """An empty repository in ``folder``; None where there is one already.

    A ``.gitignore`` is written only where there is none. Raises ``unsupported`` within another
    repository.
    """
    if await in_thread(os.path.lexists, folder / ".git"):
        return None
    await in_thread(_require_outside, root, folder)
    try:
        await init(folder)
        ignored = await in_thread(_prepare, services, folder)
    except BaseException:
        await finish(in_thread(_take_away, folder / ".git"))
        raise
    return Begun(folder, ignored)


def _require_outside(root: Root, folder: Path) -> None:
    for above in folder.parents:
        if os.path.lexists(above / ".git"):
            raise ImportRunError(
                "unsupported",
                "This folder is in a repository already.",
                reason="inside_repository",
                path=root.api_path(above),
            )
        if above == root.folder:
            return


def _prepare(services: Services, folder: Path) -> bool:
    """What is in it is the person's own, so that its filters may run; was it ignored here?"""
    services.cloned.remember(folder / ".git", "cloned")
    exclude_checkpoints(folder)
    if os.path.lexists(folder / ".gitignore"):
        return False
    add_lines(folder, _IGNORED)
    return True


def _take_away(git_dir: Path) -> None:
    if git_dir.exists():
        remove_tree(git_dir)
