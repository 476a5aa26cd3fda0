"""The one list of secrets that a test has to do with, and of what it shows, for the search at
its end.

Nobody has to remember it: what servers of the tests hand out or take, what a test sends to the
REST API, and every secret that the product holds in this process is on it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_WORD = re.compile(r".{0,7}|[a-z]{0,15}", re.DOTALL)
"""What is too like a word to be looked for: ``wrong``, ``secret``."""

_IN_URL = re.compile(r"://[^/@\s:\"]*:([^/@\s\"]+)@")


class SecretsInUse:
    """``secrets`` is what the running test has used so far, ``own_files`` where it put them itself.

    ``shown`` is what could be seen so far, by where it was.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Another test begins."""
        self.secrets: set[str] = set()
        self.own_files: set[Path] = set()
        self.shown: list[tuple[str, Any]] = []

    def note(self, *secrets: str | None) -> None:
        """None of ``secrets`` belongs anywhere but into the store."""
        self.secrets.update(each for each in secrets if each and not _WORD.fullmatch(each))

    def note_request(self, body: str) -> None:
        """What a test sends to the REST API; what it signs in with is a secret from now on."""
        self.note(*_IN_URL.findall(body))
        if '"secret"' in body:
            self.note(json.loads(body)["secret"])

    def show(self, place: str, what: Any) -> None:
        """``what`` could be seen at ``place``."""
        self.shown.append((place, what))

    def put_there_by_the_test(self, file: Path) -> Path:
        """``file``, in which the test itself keeps a secret: one of the person's own, say."""
        self.own_files.add(file)
        return file


IN_USE = SecretsInUse()
