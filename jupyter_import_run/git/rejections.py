"""Why a server refuses a push: its words, as data.

The table is ordered: the first pattern that is found wins. Looked through are git's own
summary (``[remote rejected] (pre-receive hook declined)``) and all that the server said.
"""

from __future__ import annotations

import re

from ..errors import ImportRunError
from .words import Words, first_found

_TABLE: tuple[Words, ...] = (
    Words(
        # Git itself, and a race that two pushes had on the server.
        r"non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|"
        r"incorrect old value|reference already exists",
        "push_rejected",
        "Others have pushed to this branch meanwhile.",
        "behind",
    ),
    Words(
        # GitHub, GitLab
        r"GITHUB PUSH PROTECTION|push cannot contain secrets|PUSH BLOCKED: Secrets detected",
        "push_rejected",
        "The server has found a secret in the commits.",
        "secret",
    ),
    Words(
        # GitHub, GitLab, Hugging Face, git itself
        r"GH001|exceeds GitHub's file size limit|blobs? which exceeds? the|"
        r"larger than the (?:allowed|maximum) (?:file )?size|larger than \d+ ?M(?:i?B)?|"
        r"files? (?:is|are) too (?:large|big)|pack exceeds maximum allowed size",
        "push_rejected",
        "A file is larger than the server takes.",
        "file_too_large",
    ),
    Words(
        # GitHub
        r"GH006|GH013|protected branch hook declined|"
        # GitLab
        r"not allowed to (?:force )?push code to (?:a )?protected branch|"
        # Gitea and Forgejo
        r"not allowed to push to protected branch|branch .* is protected from|"
        # Bitbucket Cloud, Bitbucket Data Center
        r"permission denied to update branch|can only be modified through pull requests|"
        # Azure DevOps, Gerrit
        r"TF402455|TF401027|prohibited by Gerrit|protected branch",
        "branch_protected",
        "The server lets nobody push to this branch directly.",
    ),
    Words(
        # GitLab, others, GitHub, Gitea and Forgejo
        r"not allowed to push|you don't have (?:push|write) (?:access|permission)|read-only|"
        r"Permission to \S+ denied to |User permission denied for writing",
        "forbidden",
        "The server does not let this account push here.",
        "no_right_to_push",
    ),
)


def known_rejection(text: str, details: str) -> ImportRunError | None:
    """The error that ``text`` means; None where it is none of these."""
    known = first_found(_TABLE, text, re.IGNORECASE)
    if known is None:
        return None
    return ImportRunError(known.code, known.message, reason=known.reason, details=details)


def rejection(summary: str, words: str) -> ImportRunError:
    """The error that git's ``summary`` and the server's ``words`` mean."""
    text = f"{summary}\n{words}"
    details = (words or summary)[-4000:]
    return known_rejection(text, details) or ImportRunError(
        "push_rejected", "The server did not take the commits.", reason="declined", details=details
    )
