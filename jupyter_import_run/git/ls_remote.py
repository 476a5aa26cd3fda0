"""``git ls-remote``: the branches and tags of a server."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from .environment import Profile
from .runner import run_git

_HEADS = "refs/heads/"
_TAGS = "refs/tags/"


@dataclass(frozen=True)
class RemoteRefs:
    """Commit by name; ``default_branch`` is where the server's HEAD points, if it says so.

    A tag's commit is the one that it stands for, also when the tag is an object.
    """

    default_branch: str | None
    branches: dict[str, str]
    tags: dict[str, str]

    @property
    def names(self) -> set[str]:
        """Branches and tags, as people type them."""
        return self.branches.keys() | self.tags.keys()


async def ls_remote(url: str, *, profile: Profile, patterns: Sequence[str] = ()) -> RemoteRefs:
    """Ask the server of ``url`` for its refs, or for those that match ``patterns`` only.

    Read in a thread: a server may have a hundred thousand.
    """
    result = await run_git(
        ["ls-remote", "--symref", "--", url, *patterns],
        repository=None,
        profile=profile,
    )
    return await asyncio.to_thread(parse_refs, result.text)


async def own_address(url: str) -> str:
    """What the person's own ``url.….insteadOf`` makes of ``url``; nobody is asked.

    https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlbaseinsteadOf
    """
    result = await run_git(
        ["ls-remote", "--get-url", "--", url], repository=None, profile=Profile(read_only=True)
    )
    return result.text.removesuffix("\n")


def parse_refs(text: str) -> RemoteRefs:
    """Read ``ls-remote --symref``: ``<commit> TAB <ref>`` or ``ref: <ref> TAB HEAD`` a line."""
    default_branch: str | None = None
    branches: dict[str, str] = {}
    tags: dict[str, str] = {}
    for line in text.split("\n"):
        value, _, name = line.partition("\t")
        if not name:
            continue
        if value.startswith("ref: "):
            if name == "HEAD":
                default_branch = value[len("ref: ") :].removeprefix(_HEADS)
        elif name.startswith(_HEADS):
            branches[name[len(_HEADS) :]] = value
        elif name.startswith(_TAGS):
            tags[name[len(_TAGS) :].removesuffix("^{}")] = value
    return RemoteRefs(default_branch, branches, tags)
