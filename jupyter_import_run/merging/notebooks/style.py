"""How the JSON of a notebook is written, so that a merge changes only what was merged."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any

_FIRST_INDENT = re.compile(r"[{\[]\r?\n([ \t]*)\S")


@dataclass(frozen=True)
class Style:
    """Everything that two files with the same JSON may differ in.

    ``indent`` is None where all is on one line. ``newline`` ends the lines, ``end`` the file.
    """

    indent: str | None
    newline: str
    end: str
    byte_order_mark: bool
    sorted_keys: bool
    ascii_only: bool
    spaces: bool


def read_json(content: bytes) -> tuple[Any, Style]:
    """The JSON of a file, and how it is written. Raises ValueError and RecursionError."""
    has_mark = content.startswith(codecs.BOM_UTF8)
    text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    value = json.loads(text, parse_constant=_refuse)
    indent = _FIRST_INDENT.match(text.lstrip())
    body = text.rstrip()
    return value, Style(
        indent=indent[1] if indent else None,
        newline="\r\n" if "\r\n" in body else "\n",
        end=text[len(body) :],
        byte_order_mark=has_mark,
        sorted_keys=_is_sorted(value),
        ascii_only=text.isascii() and "\\u" in text,
        spaces='": ' in text,
    )


def write_json(value: Any, style: Style) -> bytes:
    """``value`` in ``style``. Raises ValueError where it holds what JSON has not."""
    text = json.dumps(
        value,
        indent=style.indent,
        sort_keys=style.sorted_keys,
        ensure_ascii=style.ascii_only or _has_surrogates(value),
        allow_nan=False,
        separators=(
            "," if style.indent is not None or not style.spaces else ", ",
            ": " if style.spaces else ":",
        ),
    )
    text = text.replace("\n", style.newline) + style.end
    return (codecs.BOM_UTF8 if style.byte_order_mark else b"") + text.encode("utf-8")


def _is_sorted(value: Any) -> bool:
    if isinstance(value, dict):
        keys = list(value)
        return keys == sorted(keys) and all(map(_is_sorted, value.values()))
    if isinstance(value, list):
        return all(map(_is_sorted, value))
    return True


def _has_surrogates(value: Any) -> bool:
    """Whether some text is half of a character: JSON can escape it, UTF-8 cannot write it."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _refuse(name: str) -> Any:
    raise ValueError(name)
