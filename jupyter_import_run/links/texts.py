"""A badge in the languages of READMEs and pages. Names may be hostile: none becomes markup."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from urllib.parse import quote

from ..policy import parse_target
from .escapes import escape_page

PICTURE = "import-run.svg"
"""The file of the picture, beside the text, where nobody says otherwise."""

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
"""What a backslash takes the meaning from: https://spec.commonmark.org/0.31.2/#backslash-escapes"""


def label(name: str) -> str:
    """What the picture says to whoever cannot see it, in one line."""
    kept = (" " if each.isspace() else each for each in name if not _steers(each))
    return f"Open {' '.join(''.join(kept).split())} in Jupyter".replace("  ", " ")


def picture_address(text: str) -> str:
    """``text``, a web address or a path beside the document, as it goes into all of them.

    Raises ``invalid_url``.
    """
    if "://" in text:
        target = parse_target(text)
        query = quote(target.url.partition("?")[2], safe="%=&+,")
        return escape_page(target) + (f"?{query}" if query else "")
    return quote(text, safe="/~")


def markdown(link: str, picture: str, label: str) -> str:
    """An image within a link."""
    text = _MARKDOWN.sub(r"\\\1", label)
    return f"[![{text}]({picture})]({link})"


def html(link: str, picture: str, label: str) -> str:
    """The same for a page."""
    return f'<a href="{escape(link)}"><img src="{escape(picture)}" alt="{escape(label)}"></a>'


def rst(link: str, picture: str, label: str) -> str:
    """The same for Sphinx: https://docutils.sourceforge.io/docs/ref/rst/directives.html#image"""
    return f".. image:: {picture}\n   :target: {link}\n   :alt: {label}\n"


def _steers(character: str) -> bool:
    """Marks of direction and other characters that nobody sees, and halves of characters."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") and not character.isspace()
