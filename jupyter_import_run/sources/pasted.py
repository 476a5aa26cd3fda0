"""A text as people paste it: with quotes around, a command before, a full stop behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from .refusals import refuse

MAX_CHARACTERS = 8192

_LAYERS = 16
"""Quotes, brackets and full stops around an address that are taken off."""

_SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u2060\ufeff\u2028\u2029"
_FORBIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ANCHOR = re.compile(r"<a\s[^>]*?\bhref\s*=\s*[\"']([^\"'\s]+)[\"']", re.IGNORECASE)
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]*\|\s+)?image::\s")
_TARGET = re.compile(r"\s:target:\s+(\S+)")
_COMMAND = re.compile(r"[$!%>#]?\s*(?:git|gh\s+repo|glab\s+repo|hub)\s+(?:-\S+\s+\S+\s+)*clone\s+")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*::?//\S|[^\s@/:]+@[^\s@/:]+:\S|codecommit::")
_PAIRS = {"<": ">", '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<", '"': '"', "'": "'", "`": "`"}


class Pasted(NamedTuple):
    """The address in the text, and the branch that a command beside it names."""

    address: str
    ref: str | None = None


def find_address(text: str) -> Pasted:
    """Take the one address out of ``text``. Raises ``invalid_url`` where there is none."""
    if len(text) > MAX_CHARACTERS:
        raise refuse("too_long")
    text = _badge(text.strip(_SPACE))
    if _FORBIDDEN.search(text):
        raise refuse("control_character")
    text = _bare(_link(text))
    if not text:
        raise refuse("empty")
    command = _COMMAND.match(text)
    if command:
        return _cloned(text[command.end() :])
    if text.startswith("-"):
        raise refuse("option")
    if text.startswith("git+"):
        return _package(text[len("git+") :])
    return Pasted(text)


def _badge(text: str) -> str:
    """The target of an image in reStructuredText, or ``text`` itself.

    It has lines, which a field for one line takes for nothing.
    """
    target = _TARGET.search(text) if _DIRECTIVE.match(text) else None
    return target[1] if target else text


def _link(text: str) -> str:
    """The target of a link in Markdown (also around a badge) or HTML, or ``text`` itself."""
    if text.startswith(("[", "!")) and text.endswith(")") and "](" in text:
        target = text[text.rindex("](") + 2 : -1].split()
        return target[0] if target else ""
    anchor = _ANCHOR.match(text)
    return anchor[1].replace("&amp;", "&") if anchor else text


def _bare(text: str) -> str:
    """Without what stands around or behind it in a sentence."""
    for _ in range(_LAYERS):
        if len(text) > 1 and _PAIRS.get(text[0]) == text[-1]:
            text = text[1:-1].strip(_SPACE)
        elif text and ends_a_sentence(text):
            text = text[:-1].rstrip(_SPACE)
        else:
            break
    return text


def ends_a_sentence(text: str) -> bool:
    """Whether the last character belongs to the sentence around the address."""
    last = text[-1]
    if last in ".,;:!?…":
        return not text.endswith(("::", ".."))
    opening = _CLOSING.get(last)
    if opening is None:
        return False
    if opening == last:
        return text.count(last) % 2 == 1
    return text.count(last) > text.count(opening)


def _cloned(arguments: str) -> Pasted:
    """``git clone [-b branch] address [folder]``: the address and the branch count."""
    words = [_bare(word) for word in arguments.split()]
    ref = None
    for at, word in enumerate(words[:-1]):
        if word in ("-b", "--branch"):
            ref = words[at + 1]
    for word in words:
        if word.startswith("--branch="):
            ref = word.partition("=")[2]
    address = next((word for word in words if _ADDRESS.match(word)), None)
    if address is None:
        address = next((word for word in words if "/" in word and not word.startswith("-")), None)
    if address is None:
        raise refuse("no_url")
    return Pasted(address.removeprefix("git+"), ref)


def _package(address: str) -> Pasted:
    """pip's form, ``git+https://host/owner/name.git@ref#egg=name``."""
    whole = address.partition("#")[0]
    scheme, separator, rest = whole.partition("://")
    host, slash, path = rest.partition("/")
    path, at, ref = path.partition("@")
    return Pasted(f"{scheme}{separator}{host}{slash}{path}", ref if at else None)
