"""What servers send instead of a notebook, recognised by how it starts.

Every pattern here takes time in proportion to the text, whatever is in it: the text is
anybody's, and while a pattern runs no other thread of the server does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..errors import ImportRunError
from .result import not_a_notebook

_LOOK = 256 * 1024
"""Characters of a page that are looked at."""

_LONGEST_TITLE = 2000
"""Characters of a title that are looked at: fewer than the digits that Python reads."""

_TITLE = re.compile(r"<(?:title|h1)\b[^<>]*>", re.IGNORECASE)
_TITLE_END = re.compile(r"</(?:title|h1)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_PASSWORD_FIELD = re.compile(r"<input\b[^<>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_SIGN_IN = re.compile(
    r"\b(sign|log)[\s-]?(in|on)\b|\bSAMLRequest\b|\bSingle Sign-On\b|\bauthenticat", re.IGNORECASE
)
_ERROR = re.compile(
    r"\b(4\d\d|5\d\d|not found|forbidden|denied|error|unavailable|bad gateway|does ?n.t exist)\b",
    re.IGNORECASE,
)
_XML_CODE = re.compile(r"<Code>([^<]*)</Code>")
_LFS = re.compile(r"version https://(git-lfs|hawser)\.github\.com/spec/")
_LINK = re.compile(r"[^\s{}\[\]\"<>]{1,500}\.ipynb")


def impostor(text: str) -> ImportRunError | None:
    """The error for what ``text`` is, None where nothing is recognised."""
    start = text[:_LOOK].strip()
    if not start:
        return not_a_notebook("empty", "The file is empty.")
    if _LFS.match(start):
        return not_a_notebook(
            "lfs_pointer",
            "This is a Git LFS pointer, a note of where the file is kept, and not the notebook. "
            "Import the repository instead.",
        )
    if start.startswith("<"):
        return _page(start)
    if _LINK.fullmatch(start):
        return not_a_notebook(
            "link", "This is a link to another file of the repository.", details=start
        )
    return None


def _page(start: str) -> ImportRunError:
    titles = list(_titles(start))
    title = next(filter(None, titles), "")
    if _PASSWORD_FIELD.search(start) or any(map(_SIGN_IN.search, titles)):
        return not_a_notebook(
            "login_page",
            "The server sent a page to sign in, and not the notebook.",
            details=title,
        )
    xml_error = _XML_CODE.search(start.partition("<Error>")[2])
    if xml_error or any(map(_ERROR.search, titles)):
        return not_a_notebook(
            "error_page",
            "The server sent an error page, and not the notebook.",
            details=xml_error[1] if xml_error else title,
        )
    return not_a_notebook(
        "web_page", "The server sent a web page, and not the notebook.", details=title
    )


def _titles(page: str) -> Iterator[str]:
    """The words of each title and heading that is closed."""
    *closed, _ = _TITLE_END.split(page)
    for piece in closed:
        _, *opened = _TITLE.split(piece)
        if opened:
            yield html.unescape(_TAG.sub(" ", opened[-1][:_LONGEST_TITLE])).strip()
