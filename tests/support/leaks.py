"""The search for secrets where none belongs, in every spelling that programs give them."""

from __future__ import annotations

import base64
import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote


def places_of(secrets: Iterable[str], texts: Mapping[str, str]) -> set[str]:
    """The names of those of ``texts`` that have one of ``secrets`` in them."""
    spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
    return {place for place, text in texts.items() if any(each in text for each in spellings)}


def files_below(folder: Path, *, but: Path) -> dict[str, str]:
    """The content of every file below ``folder``, by its path, without those below ``but``.

    Servers write there meanwhile: what has gone by the time that it is read is left out.
    """
    texts = {}
    for place, _, names in os.walk(folder):
        for file in (Path(place, name) for name in names):
            if but in file.parents or file.is_symlink() or not file.is_file():
                continue
            with contextlib.suppress(FileNotFoundError):
                texts[str(file)] = f"{file}\n{file.read_bytes().decode('latin-1')}"
    return texts


def _spellings(secret: str) -> set[str]:
    """As it is, as URLs have it, and what base64 makes of it after whatever stands before it.

    ``Authorization: Basic`` has it after a name and a colon: then it begins at one of three
    places of a group, and only the groups that are wholly its own can be told.
    """
    raw = secret.encode()
    found = {secret, quote(secret, safe="")}
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + raw).decode("ascii")
        whole = encoded[4 if shift else 0 : 4 * ((shift + len(raw)) // 3)]
        found |= {whole, whole.replace("+", "-").replace("/", "_")}
    return found
