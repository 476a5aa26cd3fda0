"""A repository's own configuration, made harmless.

``.git/config`` beats the profile of ``environment.py`` wherever it names a host, a
filter or a driver, so a folder that somebody else prepared could run programs or lead
git elsewhere. It is read first: what runs or redirects something is overridden by the
same key, and what cannot be overridden is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import ImportRunError

_REFUSED = (
    (r"url\..*\.(?:push)?insteadof", "it replaces addresses"),
    (r"remote\..*\.vcs", "it names a program for a remote"),
    (r"core\.worktree", "its files are in another folder"),
    (r"submodule\..*\.update", "it may name a program for a submodule"),
    (r"http\.(?:.*\.)?curloptresolve", "it says where hosts are"),
    (r"remotes\.origin", "it makes origin a group of remotes"),
    (r"remote\.(?!origin\.).*\.(?:promisor|partialclonefilter)", "it fetches from elsewhere"),
)

_OVERRIDDEN = (
    (r"core\.sshcommand", "ssh"),
    (r"(?:core|sequence)\.editor", "true"),
    (r"filter\..*\.(?:clean|smudge|process)", ""),
    (r"filter\..*\.required", "false"),
    (r"merge\..*\.driver", "false"),
    (r"gpg\.(?:.*\.)?program", "false"),
    (r"(?:commit|tag|push)\.gpgsign", "false"),
    (r"diff\.external|diff\..*\.(?:command|textconv)", ""),
    (r"credential\.(?:.*\.)?helper", ""),
    (r"http\.(?:.*\.)?(?:proxy|extraheader|cookiefile|sslcert|sslkey)", ""),
    (r"http\.(?:.*\.)?followredirects", "false"),
    (r"http\.(?:.*\.)?sslverify", "true"),
    (r"http\.(?:.*\.)?(?:sslcainfo|sslcapath|proxysslcainfo|pinnedpubkey)", None),
    (r"remote\..*\.proxy", ""),
    (r"remote\..*\.uploadpack", "git-upload-pack"),
    (r"remote\..*\.receivepack", "git-receive-pack"),
    (r"fetch\.bundleuri", ""),
)
"""A key, and what takes its place; None: refused, since no value means "as if unset"."""

_REFUSED_PATTERNS = [(re.compile(pattern), why) for pattern, why in _REFUSED]
_OVERRIDDEN_PATTERNS = [(re.compile(pattern), value) for pattern, value in _OVERRIDDEN]


def neutralise(entries: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What overrides the dangerous ones of ``entries``, each key once.

    It goes into the ``config`` of a :class:`~.environment.Profile`. Raises ``unsupported``
    with ``data["key"]`` for what cannot be made harmless.
    """
    overrides: dict[str, str] = {}
    for key, value in entries:
        _refuse_value(key, value)
        for pattern, why in _REFUSED_PATTERNS:
            if pattern.fullmatch(key):
                raise _refusal(key, why)
        for pattern, harmless in _OVERRIDDEN_PATTERNS:
            if pattern.fullmatch(key):
                if harmless is None:
                    raise _refusal(key, "it changes whom git trusts")
                overrides[key] = harmless
    return tuple(overrides.items())


def _refuse_value(key: str, value: str) -> None:
    """Refuse what is dangerous with some values only."""
    if key == "remote.origin.url" and not value:
        # Since 2.46 it takes back the addresses before it; for older ones the first counts.
        raise _refusal(key, "what an empty one means depends on the version of git")
    if key == "extensions.partialclone" and value != "origin":
        raise _refusal(key, "it fetches from elsewhere")


def _refusal(key: str, why: str) -> ImportRunError:
    return ImportRunError(
        "unsupported",
        f"The configuration of this repository has “{key}”: {why}. Remove it to go on.",
        key=key,
    )
