"""The search for secrets where none belongs, in every spelling that programs give them."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus

_MOST_UNPACKED = 64 * 1024
"""Bytes of a loose object of git that are looked into."""


def places_of(secrets: Iterable[str], texts: Mapping[str, str]) -> set[str]:
    """The names of those of ``texts`` that have one of ``secrets`` in them."""
    spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
    return {place for place, text in texts.items() if any(each in text for each in spellings)}


def files_below(folder: Path, *, but: Callable[[Path], bool] = lambda _: False) -> dict[str, str]:
    """The content of every file below ``folder``, by its path, without those that are ``but``.

    Of git's objects those that have a file of their own are unpacked; packs come from servers.
    Servers write there meanwhile: what has gone by the time that it is read is left out.
    """
    texts = {}
    for place, _, names in os.walk(folder):
        for file in (Path(place, name) for name in names):
            if file.suffix in (".pack", ".idx") or file.is_symlink() or not file.is_file():
                continue
            if not but(file):
                with contextlib.suppress(FileNotFoundError):
                    texts[str(file)] = f"{file}\n{_content(file)}"
    return texts


def below(folder: Path) -> Callable[[Path], bool]:
    """Whether a file is in ``folder``, at any depth."""
    return lambda file: folder in file.parents


def _content(file: Path) -> str:
    content = file.read_bytes()
    if content[:1] == b"x" and len(content) <= _MOST_UNPACKED:
        with contextlib.suppress(zlib.error):
            content = zlib.decompressobj().decompress(content, _MOST_UNPACKED)
    return content.decode("latin-1")


def _spellings(secret: str) -> set[str]:
    """As it is, as URLs and JSON have it, and what base64 makes of it after whatever is before it.

    ``Authorization: Basic`` has it after a name and a colon: then it begins at one of three
    places of a group, and only the groups that are wholly its own can be told.
    """
    raw = secret.encode()
    found = {secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
    found.add(raw.decode("latin-1"))
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + raw).decode("ascii")
        whole = encoded[4 if shift else 0 : 4 * ((shift + len(raw)) // 3)]
        found |= {whole, whole.replace("+", "-").replace("/", "_")}
    return found
