"""Git's words on standard error, and the code that each means.

The table is ordered: the first pattern that is found wins. Git is always run with
``LC_ALL=C``, so its words are English; a server's words (lines with ``remote:``) are not.
"""

from __future__ import annotations

import re

from ..errors import ImportRunError
from ..wire.errors import ErrorCode

_TABLE: tuple[tuple[str, ErrorCode, str], ...] = (
    (r"No space left on device|Disk quota exceeded", "disk_full", "The disk is full."),
    (
        r"SSL certificate problem|server certificate verification failed|"
        r"certificate verify failed|SSL: no alternative certificate",
        "network",
        "The certificate of the server cannot be trusted.",
    ),
    (
        r"Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED",
        "network",
        "The identity of the server is not known here.",
    ),
    (
        r"could not read (?:Username|Password)|terminal prompts disabled|"
        r"unable to read askpass response|Permission denied \(publickey|"
        r"no interactive authentication",
        "auth_required",
        "The server asks for a sign-in.",
    ),
    (
        r"Authentication failed|HTTP Basic: Access denied|Invalid username or (?:password|token)|"
        r"The requested URL returned error: 401",
        "auth_failed",
        "The server did not accept the sign-in.",
    ),
    (r"returned error: 403", "auth_failed", "The server does not allow this."),
    (
        r"returned error: 429|rate limit",
        "rate_limited",
        "The server asks to wait before the next request.",
    ),
    (
        r"Remote branch .* not found in upstream|couldn't find remote ref|"
        r"not our ref|unadvertised object|no such ref|"
        r"(?:pathspec|reference) .* (?:did not match|is not a tree)|"
        r"unable to read tree|Remote does not have",
        "ref_not_found",
        "The server has no such branch, tag or commit.",
    ),
    (
        r"returned error: (?:404|410)|repository .* not found|"
        r"does not appear to be a git repository|not valid: is this a git repository|"
        r"Repository not found|project you were looking for could not be found",
        "not_found",
        "There is no repository at this address, or it is private.",
    ),
    (
        r"Operation too slow|Operation timed out|Connection timed out|timed out after",
        "timeout",
        "The server was too slow.",
    ),
    (
        r"unable to update url base from redirection|"
        r"unable to access .*: (?:The requested URL returned error: 3\d\d|Maximum)",
        "network",
        "The server points to another address.",
    ),
    (
        r"transport '.*' not allowed",
        "forbidden",
        "This way to reach a repository is not allowed.",
    ),
    (
        r"fsck error in packed object|fsck error in pack|object of unexpected type|"
        r"error in object|failed to run fsck",
        "unsupported",
        "The repository has a defect that can do harm here, so it was refused.",
    ),
    (
        r"dumb http transport does not support",
        "unsupported",
        "The server has files only and no git that speaks to ours.",
    ),
    (
        r"[Uu]nable to create .*\.lock|Another git process seems to be running|"
        r"cannot lock ref",
        "busy",
        "Another program is working in this repository.",
    ),
    (
        r"Read-only file system|Permission denied|could not create (?:work tree|leading) dir",
        "forbidden",
        "This folder cannot be written to.",
    ),
    (
        r"Could not resolve host|Failed to connect|Connection refused|Connection reset|"
        r"early EOF|unexpected disconnect|hung up unexpectedly|RPC failed|"
        r"unexpected EOF|transfer closed|Could not connect|Network is unreachable|"
        r"invalid index-pack output|index-pack died|"
        r"unable to access|returned error: 5\d\d|bad pack header|inflate|"
        r"protocol error|expected flush|bad line length|remote end hung up|"
        r"the remote end sent|gnutls|OpenSSL|fetch-pack",
        "network",
        "The connection to the server broke.",
    ),
)

_COMPILED = [(re.compile(pattern), code, message) for pattern, code, message in _TABLE]

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")
_SECRET_QUERY = re.compile(r"\?[^\s'\"]+")


def classify(stderr: str, returncode: int) -> ImportRunError:
    """The error that git's words mean; ``data["details"]`` holds them, without secrets."""
    details = redact(stderr).strip()[-4000:]
    for pattern, code, message in _COMPILED:
        if pattern.search(stderr):
            return ImportRunError(code, message, details=details)
    if returncode < 0:
        return ImportRunError("internal", "Git was stopped by the system.", details=details)
    return ImportRunError("internal", "Git did not succeed.", details=details)


def redact(text: str) -> str:
    """``text`` without user names, passwords and query strings of its URLs."""
    return _SECRET_QUERY.sub("?…", _CREDENTIALS.sub("", text))
