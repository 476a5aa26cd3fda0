"""Queries and user names that carry a secret, and texts without them."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SECRET_NAME = re.compile(
    r"token|secret|passw|pwd|sign|credential|key|auth|jwt|session|policy|access|"
    r"^(?:sig|sas|pat|code|hash|state|otp|pin|se|sp|sr|sv|st|x-amz-.*|x-goog-.*)$",
    re.IGNORECASE,
)
"""Names that signed addresses and access tokens go by; rather one too many."""

_HARMLESS_NAMES = frozenset(
    {
        "at", "branch", "dl", "download", "file", "filename", "files", "filepath", "format", "h",
        "inline", "labpath", "open", "path", "plain", "raw", "ref", "ref_type", "region", "repo",
        "subpath", "until", "url", "urlpath", "version",
    }
)  # fmt: skip
"""Names whose values are names of branches and files, however they look."""

_TOKEN = re.compile(
    r"gh[a-z]_|github_pat_|gl[a-z]+-|hf_|eyJ|ya29\.|xox[a-z]-|AT[A-Z]TT|AKIA|x-token-auth"
)
"""How tokens of the well-known hosts begin."""

_LONG = re.compile(r"(?=[^/]*[0-9])(?=[^/]*[A-Za-z])[A-Za-z0-9_.~+=-]{24,}")
_INNER_USER = re.compile(r":/{1,2}[^/\s]*@")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

_ACCOUNT_TOKENS = frozenset(
    {"private_token", "access_token", "personal_token", "oauth_token", "job_token", "token"}
)
"""Parameters that sign in an account at a Git host."""

_DEPTH = 4
"""Links within links; what lies deeper is taken for a secret."""

_AT = re.compile(r"@|%(?:25)*40")
_END = re.compile(r"[?#\s]|%(?:25)*(?:3F|23)", re.IGNORECASE)
"""Also escaped, however often: a link may hold a link."""

_USER = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\s]*@")


def has_secret(query: str, depth: int = 0) -> bool:
    """Whether a query (escaped, without ``?``) may hold a secret: rather once too often."""
    return depth > _DEPTH or any(_is_secret(name, value, depth) for name, value in _pairs(query))


def has_account_token(query: str) -> bool:
    """Whether a query signs in an account, which no URL of a Git host should."""
    return any(
        name.lower() in _ACCOUNT_TOKENS or _TOKEN.match(value) for name, value in _pairs(query)
    )


def _pairs(query: str) -> list[tuple[str, str]]:
    split = (pair.partition("=") for pair in query.split("&")) if query else ()
    return [(unquote(name), unquote(value)) for name, _, value in split if value]


def _is_secret(name: str, value: str, depth: int) -> bool:
    if _TOKEN.match(value) or _INNER_USER.search(value):
        return True
    inner = value.partition("?")[2]
    if inner and has_secret(inner, depth + 1):
        return True
    if name.lower() in _HARMLESS_NAMES or _COMMIT.fullmatch(value):
        return False
    return bool(_SECRET_NAME.search(name) or _LONG.fullmatch(value))


def without_secret_query(url: str) -> str:
    """``url`` without its query where that may hold a secret."""
    whole, hash_, fragment = url.partition("#")
    address, question, query = whole.partition("?")
    if question and has_secret(query):
        whole = address
    return whole + hash_ + fragment


def public_repository_url(url: str) -> str:
    """A remote's address without password, token and query; a user name of ssh stays."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        # host:path as ssh has it, or a path on the disk
        user, at, place = url.rpartition("@")
        return f"{user.partition(':')[0]}@{place}" if at else url
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    user = user.partition(":")[0]
    shown = f"{user}@{host}" if at and user and scheme.lower().endswith("ssh") else host
    if scheme.lower() in ("http", "https"):
        path = re.split(r"[?#]", path, maxsplit=1)[0]
    return f"{scheme}://{shown}{slash}{path}"


def redacted(text: str) -> str:
    """What may be shown of a text that is no source: its beginning, where that is harmless."""
    shown = _END.split(text.strip()[:500], maxsplit=1)[0]
    if not _AT.search(shown):
        return shown
    user = _USER.match(shown)
    if user is None:
        return "…"
    host = shown[user.end() :].partition("/")[0]
    return "…" if _AT.search(host) else f"{user[1]}{host}/…"
