"""Paths as git reads and writes them: ended by NUL, quoted on a line, or as a pathspec.

Bytes of a name that are no UTF-8 are surrogates here, and bytes again for git.
"""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def listed(paths: Iterable[str]) -> bytes:
    """``paths`` for a git that reads them with ``-z``."""
    return encoded("".join(f"{path}\0" for path in paths))


def unlisted(text: str) -> list[str]:
    """The paths that a git with ``-z`` has written."""
    return [path for path in text.split("\0") if path]


def quoted(path: str) -> bytes:
    """``path`` on a line of its own, in C's manner.

    Needed where it has a line break, begins with a quote or ends in CR, which git takes off.
    """
    return encoded(f'"{path.translate(_ESCAPES)}"')


def literal(path: str) -> str:
    """The pathspec (gitglossary(7)) of ``path`` from the top, whatever signs it has."""
    return f":(top,literal){path}"


def encoded(text: str) -> bytes:
    """The bytes that ``text``, with paths in it, stands for."""
    return text.encode("utf-8", "surrogateescape")
