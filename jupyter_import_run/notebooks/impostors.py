"""What servers send instead of a notebook, recognised by how it starts."""

from __future__ import annotations

import html
import re

from ..errors import ImportRunError
from .result import not_a_notebook

_LOOK = 256 * 1024
"""Characters of a page that are looked at."""

_TITLE = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PASSWORD_FIELD = re.compile(r"<input\b[^>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_SIGN_IN = re.compile(
    r"\b(sign|log)[\s-]?(in|on)\b|\bSAMLRequest\b|\bSingle Sign-On\b|\bauthenticat", re.IGNORECASE
)
_ERROR = re.compile(
    r"\b(4\d\d|5\d\d|not found|forbidden|denied|error|unavailable|bad gateway|does ?n.t exist)\b",
    re.IGNORECASE,
)
_XML_ERROR = re.compile(r"<Error>.*?<Code>(.*?)</Code>", re.DOTALL)
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
    titles = [html.unescape(_TAG.sub(" ", match[2])).strip() for match in _TITLE.finditer(start)]
    title = next(filter(None, titles), "")
    if _PASSWORD_FIELD.search(start) or any(map(_SIGN_IN.search, titles)):
        return not_a_notebook(
            "login_page",
            "The server sent a page to sign in, and not the notebook.",
            details=title,
        )
    xml_error = _XML_ERROR.search(start)
    if xml_error or any(map(_ERROR.search, titles)):
        return not_a_notebook(
            "error_page",
            "The server sent an error page, and not the notebook.",
            details=xml_error[1] if xml_error else title,
        )
    return not_a_notebook(
        "web_page", "The server sent a web page, and not the notebook.", details=title
    )
