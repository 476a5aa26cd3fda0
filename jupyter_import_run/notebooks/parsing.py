"""Bytes to JSON, with the place where it fails."""

from __future__ import annotations

import codecs
import json
from typing import Any

from ..errors import ImportRunError
from .impostors import impostor
from .result import not_a_notebook

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(data: bytes) -> str:
    """The text of ``data``, which has no byte order mark. Raises ``not_a_notebook``."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _cut() from error
        encoding = "UTF-16 or UTF-32" if data.startswith(_WIDE) else "something else"
        raise not_a_notebook(
            "not_utf8", f"The file is not UTF-8 text but {encoding}.", offset=error.start
        ) from error


def parse(text: str) -> Any:
    """The JSON of ``text``. Raises ``not_a_notebook`` with what it is instead."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from error
    except RecursionError as error:
        raise too_deep() from error
    except ValueError as error:  # a number with thousands of digits
        raise not_a_notebook("not_json", "The file holds a number that is too long.") from error


def too_deep() -> ImportRunError:
    """Nested past what readers of JSON can take."""
    return not_a_notebook("too_deep", "The file is nested too deeply to be a notebook.")


def _not_json(text: str, error: json.JSONDecodeError) -> ImportRunError:
    found = impostor(text)
    if found is not None:
        return found
    if text.lstrip().startswith(("{", "[")) and _is_at_end(text, error):
        return _cut()
    return not_a_notebook(
        "not_json",
        f"The file is not JSON: line {error.lineno}, column {error.colno}.",
        line=error.lineno,
        column=error.colno,
        details=error.msg,
    )


def _is_at_end(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the reader ran out of text, which may end inside a string or a word."""
    rest = text[error.pos :].strip()
    if not rest or error.msg.startswith("Unterminated string"):
        return True
    if error.msg.startswith("Invalid \\") and len(rest) < 7:
        return True
    return any(word.startswith(rest) for word in ("true", "false", "null")) or rest == "-"


def _cut() -> ImportRunError:
    return not_a_notebook("cut", "The notebook's end is missing.")


def _refuse_constant(name: str) -> Any:
    raise not_a_notebook(
        "not_json", f"The file is not JSON: it holds {name}, which no browser reads.", details=name
    )
