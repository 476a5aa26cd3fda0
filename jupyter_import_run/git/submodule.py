"""``git submodule``, without its network part.

``submodule update`` starts clones of its own in an environment that git clears of its
configuration, the address pins with it. So submodules are cloned by ``clone.py`` and
only joined to their repository here.
"""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git


async def join_submodule(repository: Path, path: str) -> None:
    """Make the repository that lies at ``path`` the submodule that HEAD wants there."""
    await run_git(["submodule", "init", "--", path], repository=repository, profile=Profile())
    await run_git(
        ["submodule", "absorbgitdirs", "--", path], repository=repository, profile=Profile()
    )
