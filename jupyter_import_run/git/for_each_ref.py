"""``git for-each-ref``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def refs(repository: Path, *prefixes: str) -> dict[str, str]:
    """Object id by full ref name, of the refs below ``prefixes``. Read in a thread."""
    result = await run_git(
        ["for-each-ref", "--format=%(objectname) %(refname)", "--", *prefixes],
        repository=repository,
        profile=Profile(read_only=True),
    )
    return await asyncio.to_thread(_parse, result.text)


async def some_refs_with(repository: Path, commit: str, *prefixes: str) -> list[str]:
    """Some of the refs below ``prefixes`` whose history has ``commit``: two, if so many have.

    Full names, without those that only stand for others, as a remote's HEAD.
    """
    result = await run_git(
        [
            *("for-each-ref", f"--contains={commit}", "--format=%(symref) %(refname)"),
            *("--count=3", "--", *prefixes),
        ],
        repository=repository,
        profile=Profile(read_only=True),
    )
    return [line[1:] for line in result.text.splitlines() if line.startswith(" ")]


async def tags_at(repository: Path, commit: str) -> list[str]:
    """Names of tags of ``commit``, annotated ones too, the newest version first."""
    result = await run_git(
        [
            *("for-each-ref", f"--points-at={commit}", "--sort=-version:refname"),
            *("--format=%(refname:lstrip=2)", "--count=10", "--", "refs/tags"),
        ],
        repository=repository,
        profile=Profile(read_only=True),
    )
    return result.text.splitlines()


def _parse(text: str) -> dict[str, str]:
    pairs = (line.partition(" ") for line in text.split("\n") if line)
    return {name: object_id for object_id, _, name in pairs}


@dataclass(frozen=True)
class Ref:
    """One ref: ``commit`` is None where it is none, ``date`` is the commit's in seconds."""

    name: str
    commit: str | None
    date: int | None
    upstream: str
    current: bool
    symbolic: str | None
    subject: str


_FIELDS = (
    "%(refname)",
    "%(objecttype)",
    "%(objectname)",
    "%(committerdate:unix)",
    "%(*objecttype)",
    "%(*objectname)",
    "%(*committerdate:unix)",
    "%(upstream:short)",
    "%(HEAD)",
    "%(symref)",
    "%(contents:subject)",
)


async def newest_refs(
    repository: Path, profile: Profile, prefixes: Sequence[str], on_ref: Callable[[Ref], None]
) -> None:
    """``on_ref`` gets each ref below ``prefixes``, newest first, while git tells it."""
    pending = b""

    def read(chunk: bytes) -> None:
        nonlocal pending
        *lines, pending = (pending + chunk).split(b"\n")
        for line in lines:
            on_ref(_ref(line.decode("utf-8", "replace").split("\0")))

    await run_git(
        ["for-each-ref", "--sort=-creatordate", f"--format={'%00'.join(_FIELDS)}", "--", *prefixes],
        repository=repository,
        profile=profile,
        on_stdout=read,
    )


def _ref(fields: list[str]) -> Ref:
    """An annotated tag stands for the commit that it points to."""
    name, *facts, upstream, head, symbolic, subject = fields
    kind, commit, date = facts[:3] if facts[0] != "tag" else facts[3:]
    return Ref(
        name=name,
        commit=commit if kind == "commit" else None,
        date=int(date) if date.lstrip("-").isdecimal() else None,
        upstream=upstream,
        current=head == "*",
        symbolic=symbolic or None,
        subject=subject,
    )
