"""The remotes of a repository that was forked."""

from __future__ import annotations

from ..git.config import set_local
from ..git.for_each_ref import refs
from ..git.update_ref import update_ref
from ..repository.opened import Repository


async def forked_remotes(repository: Repository, *, upstream: str, fork: str) -> None:
    """Let ``origin``, whose address was ``upstream``, be ``fork``, and ``upstream`` a remote.

    Branches that pulled from ``origin`` pull from ``upstream``; all are pushed to the fork. The
    last step is the one that moves ``origin``: before it, what is there works as it did. The
    name stays with the fork because git looks there for what a partial clone left out.
    """
    folder, writing = repository.folder, repository.writing()
    known = await refs(folder, "refs/remotes/origin")
    await set_local(folder, "remote.upstream.url", upstream, writing)
    fetched = "+refs/heads/*:refs/remotes/upstream/*"
    await set_local(folder, "remote.upstream.fetch", fetched, writing)
    for name, commit in known.items():
        branch = name.removeprefix("refs/remotes/origin/")
        if branch != "HEAD":
            await update_ref(folder, f"refs/remotes/upstream/{branch}", commit, writing)
    for key, value in repository.config:
        if key.startswith("branch.") and key.endswith(".remote") and value == "origin":
            await set_local(folder, key, "upstream", writing)
    await set_local(folder, "remote.pushDefault", "origin", writing)
    await set_local(folder, "remote.origin.url", fork, writing)
