"""A repository's own configuration, made harmless.

``.git/config`` beats the profile of ``environment.py`` wherever it names a host, a
filter or a driver, so a folder that somebody else prepared could run programs or lead
git elsewhere. It is read first: what runs or redirects something is overridden by the
same key, and what cannot be overridden is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..errors import ImportRunError
from .outputs_filter import own_value

_WORKTREE = "core.worktree"
_URL = re.compile(r"remote\..*\.url", re.DOTALL)
_OTHER_FILES = "its files are in another folder"

_REFUSED = (
    (r"url\..*\.(?:push)?insteadof", "it replaces addresses"),
    (r"remote\..*\.vcs", "it names a program for a remote"),
    (re.escape(_WORKTREE), _OTHER_FILES),
    (r"submodule\..*\.update", "it may name a program for a submodule"),
    (r"http\.(?:.*\.)?curloptresolve", "it says where hosts are"),
    (
        r"http\.(?:.*\.)?(?:sslcainfo|sslcapath|proxysslcainfo|pinnedpubkey)",
        "it changes whom git trusts",
    ),
    (r"remote\.(?!origin\.).*\.(?:promisor|partialclonefilter)", "it fetches from elsewhere"),
)

_OVERRIDDEN = (
    (r"core\.sshcommand", "ssh"),
    (r"(?:core|sequence)\.editor", "true"),
    (r"filter\..*\.(?:clean|smudge|process)", ""),
    (r"filter\..*\.required", "false"),
    (r"merge\..*\.driver", "false"),
    (r"gpg\.(?:.*\.)?(?:program|defaultkeycommand)", "false"),
    (r"(?:tag|push)\.gpgsign", "false"),
    (r"diff\.external|diff\..*\.(?:command|textconv)", ""),
    (r"credential\.(?:.*\.)?helper", ""),
    (r"http\.(?:.*\.)?(?:proxy|extraheader|cookiefile|sslcert|sslkey)", ""),
    (r"http\.(?:.*\.)?(?:sslcipherlist|sslversion)", ""),
    (r"http\.(?:.*\.)?(?:delegation|proactiveauth)", "none"),
    (r"http\.(?:.*\.)?(?:followredirects|emptyauth|savecookies)", "false"),
    (r"http\.(?:.*\.)?sslverify", "true"),
    (r"remote\..*\.proxy", ""),
    (r"remote\..*\.uploadpack", "git-upload-pack"),
    (r"remote\..*\.receivepack", "git-receive-pack"),
    (r"fetch\.bundleuri", ""),
)
"""A key, and what takes its place."""

_TRUSTED = ("filter.", "gpg.")
"""Sections whose programs run where the person trusts the repository."""


@cache
def _compiled(table: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    """Not at import, which is to be cheap."""
    return [(re.compile(pattern), meaning) for pattern, meaning in table]


def overrides(
    entries: Iterable[tuple[str, str]], *, trusted: bool = False
) -> tuple[tuple[str, str], ...]:
    """What overrides the dangerous ones of ``entries``, each key once.

    It goes into the ``config`` of a :class:`~.environment.Profile`. With ``trusted`` the
    repository's own filters, and what signs, stay in force; the filter of ours stays what we made
    it. For a git that reaches somebody there must be no :func:`refusal` either. Raises
    ``unsupported`` for what leads git to other files.
    """
    found: dict[str, str] = {}
    for key, _ in entries:
        if key == _WORKTREE:
            raise _refusal(key, _OTHER_FILES)
        value = own_value(key)
        if value is None and not (trusted and key.startswith(_TRUSTED)):
            value = _looked_up(_OVERRIDDEN, key)
        if value is not None:
            found[key] = value
    return tuple(found.items())


@lru_cache(maxsize=4096)
def _looked_up(table: tuple[tuple[str, str], ...], key: str) -> str | None:
    """What ``table`` says of ``key``; None: nothing. A status asks for each key again and again."""
    return next((said for pattern, said in _compiled(table) if pattern.fullmatch(key)), None)


def signing_program(entries: Iterable[tuple[str, str]]) -> str | None:
    """The key by which a repository names a program that is to sign; None: it names none."""
    return next(
        (key for key, _ in entries if key.startswith("gpg.") and _looked_up(_OVERRIDDEN, key)),
        None,
    )


def refusal(entries: Iterable[tuple[str, str]]) -> ImportRunError | None:
    """What forbids to reach the remote of such a repository; None: nothing does."""
    entries = tuple(entries)
    remotes = {key[len("remote.") : -len(".url")] for key, _ in entries if _URL.fullmatch(key)}
    for key, value in entries:
        if _URL.fullmatch(key) and not value:
            # Since 2.46 it takes back those before it; for older ones the first counts.
            return _refusal(key, "what an empty one means depends on the version of git")
        if key.startswith("remotes.") and key.removeprefix("remotes.") in remotes:
            return _refusal(key, "it makes a remote a group of remotes")
        if key == "extensions.partialclone" and value != "origin":
            return _refusal(key, "it fetches from elsewhere")
        why = _looked_up(_REFUSED, key)
        if why is not None:
            return _refusal(key, why)
    return None


def _refusal(key: str, why: str) -> ImportRunError:
    return ImportRunError(
        "unsupported",
        f"The configuration of this repository has “{key}”: {why}. Remove it to go on.",
        key=key,
    )
