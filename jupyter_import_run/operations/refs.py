"""Which branch, tag or commit is meant, by what the server really has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..errors import ImportRunError
from ..git.environment import Profile
from ..git.ls_remote import ls_remote
from ..sources import Source

_COMMIT = re.compile(r"[0-9a-f]{7,40}")
_FULL_COMMIT = re.compile(r"[0-9a-f]{40}")


_NAMED = re.compile(r"^refs/(?:heads|tags)/")
_NOT_OF_A_BRANCH = re.compile(r"^refs/|/(?:head|merge)$")


@dataclass(frozen=True)
class Wanted:
    """What to check out.

    ``kind``: ``default`` (whatever the server's HEAD names), ``branch``, ``tag``,
    ``commit`` (a full id), ``abbreviated`` (the first digits of one) or ``ref`` (any
    other full ref name, such as ``refs/pull/12/head``).
    """

    kind: Literal["default", "branch", "tag", "commit", "abbreviated", "ref"]
    name: str = ""


async def settle(
    source: Source, ref: str | None, url: str, profile: Profile
) -> tuple[Source, Wanted]:
    """``source`` with its ref told from its path, and what to check out.

    ``ref`` is the person's choice and beats the URL's. Asks the server only where the
    answer depends on it. Raises ``ref_not_found``.
    """
    if ref is None and source.tail:
        refs = await ls_remote(url, profile=profile, patterns=_patterns(_prefixes(source.tail)))
        source = source.with_refs(refs.names)
    name = ref if ref is not None else source.ref
    if name is None:
        return source, Wanted("default")
    if not name or name.startswith("-") or not name.isprintable():
        raise ImportRunError("ref_not_found", "This is no name of a branch, tag or commit.")
    if name.startswith("refs/"):
        return source, _full_ref(name)
    refs = await ls_remote(url, profile=profile, patterns=_patterns([name]))
    if name in refs.branches:
        return source, Wanted("branch", name)
    if name in refs.tags:
        return source, Wanted("tag", name)
    if _FULL_COMMIT.fullmatch(name):
        return source, Wanted("commit", name)
    if _COMMIT.fullmatch(name):
        return source, Wanted("abbreviated", name)
    raise ImportRunError(
        "ref_not_found", f"The server has no branch or tag called “{name}”.", ref=name
    )


def branch_for(ref: str) -> str:
    """The branch on which work on ``ref`` goes: ``pull/12`` for ``refs/pull/12/head``."""
    if not ref.startswith("refs/") or _NAMED.match(ref):
        return _NAMED.sub("", ref)
    return _NOT_OF_A_BRANCH.sub("", ref)


def _full_ref(name: str) -> Wanted:
    if name.startswith("refs/heads/"):
        return Wanted("branch", name.removeprefix("refs/heads/"))
    if name.startswith("refs/tags/"):
        return Wanted("tag", name.removeprefix("refs/tags/"))
    return Wanted("ref", name)


def _prefixes(tail: tuple[str, ...]) -> list[str]:
    return ["/".join(tail[:length]) for length in range(1, len(tail) + 1)]


def _patterns(names: list[str]) -> list[str]:
    return [f"refs/{kind}/{name}" for name in names for kind in ("heads", "tags")]
