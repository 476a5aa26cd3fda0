"""What is never shown to anybody: secrets that this process holds, and what looks like one.

Others' words come into errors, jobs, events and logs: what a server answers, what git prints. A
server may say back whatever it was sent (debugging proxies do), so the words are not trusted to
be without it.
"""

from __future__ import annotations

import re
import threading
from typing import Any

_MOST = 1000
"""Secrets that are remembered: those of all accounts, and what they were renewed to for days."""

_WORD = re.compile(r".{0,7}|[a-z]{0,15}", re.DOTALL)
"""A secret that is not looked for: it is too like a word, and errors consist of words."""

_SIGN_IN = re.compile(r"\b((?i:basic|bearer))\s+(?![A-Za-z][a-z]*\b)[\w+/=.~-]{6,}")
"""A header that says who one is; ``Basic authentication`` is none."""

_URL_USER = re.compile(r"(?<=://)[^/@\s]*@")
_URL_QUERY = re.compile(r"\?[^\s'\"]+")

_held: dict[str, None] = {}
_guard = threading.Lock()


def keep_out(*secrets: str | None) -> None:
    """None of ``secrets`` is to be in anything that :func:`redact` has seen, from now on."""
    with _guard:
        for secret in secrets:
            if secret is not None and not _WORD.fullmatch(secret):
                _held.pop(secret, None)
                _held[secret] = None
        while len(_held) > _MOST:
            del _held[next(iter(_held))]


def redact(text: str) -> str:
    """``text`` without secrets."""
    with _guard:
        found = [secret for secret in _held if secret in text]
    for secret in sorted(found, key=len, reverse=True):
        text = text.replace(secret, "…")
    return _SIGN_IN.sub(r"\1 …", text)


def redact_output(text: str) -> str:
    """The words of a program: also without the users, passwords and queries of its URLs."""
    return _URL_QUERY.sub("?…", _URL_USER.sub("", redact(text)))


def redact_data(value: Any) -> Any:
    """Facts, as JSON has them, in which every text is redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: redact_data(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact_data(each) for each in value]
    return value
