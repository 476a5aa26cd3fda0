"""Names of branches and tags, and paths inside a repository: what is possible at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..errors import ImportRunError
from .escapes import decode
from .refusals import refuse

_COMMIT = re.compile(r"[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?")
_BAD_REF = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|$)|^[/.-]|[/.]$|^@$")
"""``git check-ref-format``: https://git-scm.com/docs/git-check-ref-format"""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_LONG_REFS = {"pull": 4, "merge-requests": 4, "pull-requests": 4, "pr": 3, "convert": 3}
"""Parts of ``refs/pull/12/head`` and its like, by the second part."""


class RefPath(NamedTuple):
    """A ref, a path below it, and both in one as long as nobody knows where the ref ends."""

    ref: str | None
    path: str | None
    tail: tuple[str, ...] = ()


def check_ref(ref: str) -> str | None:
    """``ref`` without ``refs/heads/`` or ``refs/tags/``; None for HEAD. Raises ``invalid_url``."""
    name = ref.strip()
    for prefix in ("refs/heads/", "refs/tags/"):
        name = name.removeprefix(prefix)
    if not name or name == "HEAD":
        return None
    if _BAD_REF.search(name) or _CONTROL.search(name):
        raise refuse("ref")
    return name


def is_commit(ref: str) -> bool:
    """Whether ``ref`` is the whole name of a commit."""
    return _COMMIT.fullmatch(ref) is not None


def is_branch_name(name: str) -> bool:
    """Whether a branch can be called ``name``, which is that alone and no whole ref."""
    try:
        return check_ref(name) == name
    except ImportRunError:
        return False


def check_path(path: str) -> str | None:
    """A path inside a repository, in one spelling; None for the repository itself.

    Raises ``invalid_url`` where it would leave the repository or enter its ``.git``.
    """
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if any(part == ".." or part.lower() == ".git" for part in parts):
        raise refuse("path")
    whole = "/".join(parts)
    if _CONTROL.search(whole):
        raise refuse("control_character")
    if "\\" in whole:
        raise refuse("backslash")
    return whole or None


def split_ref(segments: Sequence[str], least_path: int) -> RefPath:
    """Tell ref and path apart in what stands behind ``blob/`` or ``tree/``, still escaped.

    ``least_path`` is how many parts the path must have: 1 for a file, 0 for a folder.
    A ref may hold slashes, so the first part is only a guess and ``tail`` keeps the rest,
    except where it is certain: an escaped slash, a commit, HEAD, ``refs/pull/12/head``,
    or nothing left to choose.
    """
    first = decode(segments[0])
    if "/" in first:
        return _certain(first, segments[1:])
    if first == "refs" and len(segments) > 2:
        kind = decode(segments[1])
        if kind in ("heads", "tags"):
            return split_ref(segments[2:], least_path)
        length = _LONG_REFS.get(kind, 0)
        if length and len(segments) >= length + least_path:
            return _certain("/".join(map(decode, segments[:length])), segments[length:])
    if first == "HEAD" or is_commit(first) or len(segments) <= 1 + least_path:
        return _certain(first, segments[1:])
    whole = check_path("/".join(map(decode, segments))) or ""
    return RefPath(check_ref(first), check_path(whole.partition("/")[2]), tuple(whole.split("/")))


def _certain(ref: str, path: Sequence[str]) -> RefPath:
    return RefPath(check_ref(ref), check_path("/".join(map(decode, path))))
