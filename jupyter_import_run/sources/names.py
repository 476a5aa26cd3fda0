"""Names for files and folders, safe on every disk."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 200
"""Longest name in bytes of UTF-8; it leaves room for ``_1`` and for a hidden sibling."""

SUFFIX = ".ipynb"

_UNSAFE = re.compile(r'[/\\:*?"<>|]')
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ #()+,-]*(?:\.[A-Za-z0-9_]+)*")
_JOINERS = {"\u200c", "\u200d"}
"""Part of words in Persian or of one picture in emoji, though they are format characters."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def is_notebook(name: str) -> bool:
    """Whether a name ends like a notebook's, in any case."""
    return name.lower().endswith(SUFFIX)


def file_name(text: str, fallback: str = "notebook.ipynb") -> str:
    """``text`` as the name of a notebook: never empty, at most MAX_BYTES, the suffix kept."""
    name = _clean(text)
    if not is_notebook(name):
        return fallback if name.lower() == "ipynb" else _cut(name, MAX_BYTES) or fallback
    stem = _cut(name[: -len(SUFFIX)], MAX_BYTES - len(SUFFIX))
    return stem + name[-len(SUFFIX) :] if stem else fallback


def folder_name(text: str, fallback: str = "repository") -> str:
    """``text`` as the name of a folder."""
    return _cut(_clean(text), MAX_BYTES) or fallback


def _clean(text: str) -> str:
    """One path component without marks that hide, reverse or colour what is read."""
    if _SAFE.fullmatch(text) and not _DEVICES.match(text):
        return text.rstrip()
    shown = "".join(filter(None, map(_visible, text)))
    name = _UNSAFE.sub("_", shown).lstrip(" .-").rstrip(" .")
    return f"_{name}" if _DEVICES.match(name) else name


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category[0] == "C" and category != "Cn" and character not in _JOINERS:
        return ""
    return "" if category in ("Zl", "Zp") else character


def _cut(name: str, limit: int) -> str:
    """At most ``limit`` bytes, no character cut in two."""
    encoded = name.encode()[:limit].decode(errors="ignore")
    return encoded.rstrip(" .")
