"""Why a text is no source: every reason, once.

The key is ``data["reason"]`` of the error, which a face translates; the sentence is what
happened and what to do. No sentence quotes what was pasted: it may hold a secret.
"""

from __future__ import annotations

from typing import Any

from ..errors import ImportRunError
from ..wire.errors import ErrorCode
from ..wire.reasons import ErrorReason

REASONS: dict[ErrorReason, tuple[ErrorCode, str]] = {
    # The text
    "empty": ("invalid_url", "Paste the URL of a notebook or a repository."),
    "too_long": ("invalid_url", "This is too long for a URL."),
    "control_character": (
        "invalid_url",
        "There is an invisible character in this URL. Copy it once more.",
    ),
    "backslash": ("invalid_url", "There is a backslash in this URL. Use / instead."),
    "option": ("invalid_url", "This starts with a dash, so it is no URL."),
    "local_path": (
        "invalid_url",
        "This is a path on a disk. Paste the URL of a notebook or a repository.",
    ),
    "no_url": ("invalid_url", "This is no URL. Paste the URL of a notebook or a repository."),
    # The parts of the URL
    "scheme": (
        "invalid_url",
        "This kind of address cannot be imported. Paste one that begins with https:// or git@.",
    ),
    "host": ("invalid_url", "The host in this URL cannot be read."),
    "port": ("invalid_url", "The port in this URL cannot be read."),
    "credentials": (
        "invalid_url",
        "There is a user name, password or token in this URL. Leave it out, and sign in to "
        "the host under Accounts: it is kept safe there.",
    ),
    "path": ("invalid_url", "The path in this URL leads nowhere inside a repository."),
    "ref": ("invalid_url", "The branch or tag in this URL has a name that git does not allow."),
    "nested": ("invalid_url", "This link holds a link in a link in a link. Paste the inner one."),
    "no_link": ("invalid_url", "This link does not say what it opens."),
    # The page
    "account_page": (
        "invalid_url",
        "This is the page of an account, not a repository. Open one of its repositories and "
        "paste that URL.",
    ),
    "site_page": (
        "invalid_url",
        "This page belongs to the site itself. Open a repository or notebook there and paste "
        "that URL.",
    ),
    "repository_page": (
        "invalid_url",
        "This page is about a repository but shows none of its files. Paste the URL of the "
        "repository itself.",
    ),
    "no_repository": ("invalid_url", "No repository can have this name."),
    "web_page": (
        "not_a_notebook",
        "This is a web page, not a notebook. Paste the URL of an .ipynb file or of a repository.",
    ),
    # What exists but cannot be had
    "pull_request": (
        "unsupported",
        "This host does not hand out its pull requests. Paste the URL of the branch instead.",
    ),
    "viewer_only": (
        "unsupported",
        "This site does not hand out the file behind its page. Download the notebook there, or "
        "paste the URL of its repository.",
    ),
    "archive": (
        "unsupported",
        "This link opens an archive, not a repository. Paste the URL of one of its notebooks.",
    ),
}
"""Code and sentence by reason. ``suggestion`` in the data is a URL that would work."""


def refuse(reason: ErrorReason, **data: Any) -> ImportRunError:
    """The error for ``reason``, to be raised. ``data`` holds nothing secret."""
    code, message = REASONS[reason]
    return ImportRunError(code, message, reason=reason, **data)
