"""Git's words on standard error, and the code that each means.

The table is ordered: the first pattern that is found wins. Git is always run with
``LC_ALL=C``, so its words are English; a server's words (lines with ``remote:``) are not.
"""

from __future__ import annotations

import re

from ..errors import ImportRunError
from ..redaction import redact_output
from .words import Words, first_found

_ENDED = Words(
    # Not what a server says of its own git.
    r"(?m)^(?!remote:).*died of signal (?:9|15)\b",
    "internal",
    "Git was ended by the system.",
    "git_ended",
)

_TABLE: tuple[Words, ...] = (
    _ENDED,
    # Of a file in the working tree that was cut off git does not say why.
    Words(
        r"No space left on device|Disk quota exceeded|Out of diskspace|unable to write file ",
        "disk_full",
        "The disk is full.",
    ),
    Words(
        r"SSL certificate problem|server certificate verification failed|"
        r"certificate verify failed|SSL: no alternative certificate",
        "network",
        "The certificate of the server cannot be trusted.",
        "certificate",
    ),
    Words(
        r"REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for \S+ has changed|"
        r"REVOKED HOST KEY DETECTED",
        "auth_failed",
        "The server shows another host key than before, so it may be somebody else.",
        "host_key_changed",
    ),
    Words(
        r"Host key verification failed",
        "auth_required",
        "The host key of the server is not known here.",
        "unknown_host_key",
    ),
    Words(
        # AWS's git-remote-codecommit, and the AWS tools behind it
        r"Unable to locate credentials|NoCredentialsError|profile does not exist|"
        r"config profile \(.*\) could not be found|Token has expired and refresh failed",
        "auth_required",
        "The AWS tools on this machine do not know who you are.",
        "aws_credentials",
    ),
    Words(
        r"Permission denied \(publickey",
        "auth_required",
        "The server accepts none of the ssh keys that are in use here.",
        "ssh_key_refused",
    ),
    Words(
        r"could not read (?:Username|Password)|terminal prompts disabled|"
        r"unable to read askpass response|"
        r"no interactive authentication",
        "auth_required",
        "The server asks for a sign-in.",
    ),
    Words(
        r"Authentication failed|HTTP Basic: Access denied|Invalid username or (?:password|token)|"
        r"The requested URL returned error: 401",
        "auth_failed",
        "The server did not accept the sign-in.",
    ),
    Words(r"returned error: 403", "auth_failed", "The server does not allow this."),
    Words(
        r"returned error: 429|rate limit",
        "rate_limited",
        "The server asks to wait before the next request.",
    ),
    Words(
        r"Remote branch .* not found in upstream|couldn't find remote ref|"
        r"not our ref|unadvertised object|no such ref|"
        r"(?:pathspec|reference) .* (?:did not match|is not a tree)|"
        r"unable to read tree|Remote does not have",
        "ref_not_found",
        "The server has no such branch, tag or commit.",
    ),
    Words(
        r"returned error: (?:404|410)|repository .* not found|"
        r"does not appear to be a git repository|not valid: is this a git repository|"
        r"Repository not found|project you were looking for could not be found",
        "not_found",
        "There is no repository at this address, or it is private.",
    ),
    Words(r"not a git repository", "not_found", "There is no repository in this folder."),
    Words(
        r"Operation too slow|Operation timed out|Connection timed out|timed out after",
        "timeout",
        "The server was too slow.",
    ),
    Words(
        r"unable to update url base from redirection|"
        r"unable to access .*: (?:The requested URL returned error: 3\d\d|Maximum)",
        "network",
        "The server points to another address.",
    ),
    Words(
        r"transport '.*' not allowed",
        "forbidden",
        "This way to reach a repository is not allowed.",
    ),
    Words(
        r"fsck error in packed object|fsck error in pack|object of unexpected type|"
        r"error in object|failed to run fsck",
        "unsupported",
        "The repository has a defect that can do harm here, so it was refused.",
    ),
    Words(
        r"dumb http transport does not support",
        "unsupported",
        "The server has files only and no git that speaks to ours.",
    ),
    Words(
        r"failed to sign the data|gpg\.ssh\.defaultKeyCommand|user\.signingKey needs to be set",
        "forbidden",
        "The commit could not be signed.",
        "signing",
    ),
    Words(
        r"(?:clean|process) filter '[^']*' failed|external filter '[^']*' failed",
        "unsupported",
        "A program that files of this repository pass through did not succeed.",
    ),
    Words(
        r"BOM is (?:required|prohibited) in '|failed to encode '",
        "unsupported",
        "A file is not in the encoding that the repository wants it in.",
        "file_encoding",
    ),
    Words(
        r"not uptodate|would be overwritten by|would lose untracked files",
        "local_changes",
        "Files here have changes that this would write over.",
    ),
    Words(
        r": unmerged \([0-9a-f]+\)|you have unmerged (?:paths|files)|is unmerged",
        "conflict",
        "Here are conflicts of an earlier merge that nobody has resolved.",
    ),
    Words(
        r"fatal: (?:CR)?LF would be replaced by ",
        "unsupported",
        "The line endings of a file are not of one kind, and Git is set up to refuse such files "
        "(core.safecrlf).",
    ),
    Words(
        r"cannot lock ref '[^']*': '[^']*' exists; cannot create",
        "exists",
        "A branch that is here takes this name.",
        "branch_in_the_way",
    ),
    Words(
        r"[Uu]nable to create .*\.lock|Another git process seems to be running|"
        r"cannot lock ref|could not lock config file",
        "busy",
        "Another program is working in this repository.",
    ),
    Words(
        r"Read-only file system|Permission denied|Operation not permitted|"
        r"could not create (?:work tree|leading) dir",
        "forbidden",
        "This folder cannot be written to.",
    ),
    Words(
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
    Words(
        r"bad (?:\w+ )?config|unknown repository extension|Expected git repo version|"
        r"dubious ownership|index file corrupt|bad index file|"
        r"bad signature|unknown index entry format|missing object|bad object|"
        r"loose object .* is corrupt|object file .* is empty",
        "unsupported",
        "Git cannot work with this repository.",
    ),
)

_HOST = re.compile(
    r"(?:unable to access 'https?://|host key is known for |Host key for )"
    r"(\[[^\]\s]*\](?::\d+)?|[^/\s':]+(?::\d+)?)"
)
_PORT_IN_BRACKETS = re.compile(r"^\[([^\]:]*)\](:\d+)$")


_FACTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "local_changes": ("path", re.compile(r"Entry '(.+)' not uptodate")),
    "file_encoding": (
        "path",
        re.compile(
            r"(?:BOM is (?:required|prohibited) in|failed to encode) '(.+)' (?:if encoded as|from) "
        ),
    ),
    "branch_in_the_way": (
        "name",
        re.compile(r"': '(?:refs/(?:heads|remotes)/)?([^']*)' exists; cannot create"),
    ),
}
"""By reason, or by code where there is none: what of ``data`` git's words name, and where."""

_NOT_HERE = re.compile(r"from promisor remote|transport '.*' not allowed")


def is_not_here(error: ImportRunError) -> bool:
    """Whether a git that may reach nobody wanted what a partial clone has left out."""
    return _NOT_HERE.search(str(error.data.get("details", ""))) is not None


def classify(stderr: str, returncode: int) -> ImportRunError:
    """The error that git's words mean; ``data["details"]`` holds them, without secrets."""
    details = redact_output(stderr).strip()[-4000:]
    # Of a git that a signal ended the words are those of what it had started.
    words = _ENDED if returncode < 0 else first_found(_TABLE, stderr)
    if words is not None:
        return _error(words, details)
    return ImportRunError("internal", "Git did not succeed.", details=details)


def _error(words: Words, details: str) -> ImportRunError:
    error = ImportRunError(words.code, words.message, reason=words.reason, details=details)
    host = _HOST.search(details)
    if words.reason is not None and host is not None:
        error.data["host"] = _PORT_IN_BRACKETS.sub(r"\1\2", host[1])
    key, pattern = _FACTS.get(words.reason or words.code, ("", None))
    named = pattern.search(details) if pattern is not None else None
    if named is not None:
        error.data[key] = named[1]
    return error
