"""Read ``git status --porcelain=v2 --branch -z``, as it comes.

https://git-scm.com/docs/git-status#_porcelain_format_version_2
"""

from __future__ import annotations

from collections.abc import Callable

from ..wire.status import Change, ChangeStatus
from .entries import MODULE

_FIELDS_BEFORE_PATH = {"1": 8, "2": 9, "u": 10}


class PorcelainReader:
    """Fed with chunks, cut anywhere; ``headers`` and every change, as soon as it is whole.

    ``headers`` are the lines ``# branch.…`` by name. ``submodules`` are the changes that are
    submodules, each with the commit at which HEAD wants it. ``indexed`` are the blobs that the
    index has of files that ``keeps_blob`` and of which nothing is staged. Paths keep bytes that are
    no UTF-8 as surrogates.
    """

    def __init__(
        self,
        on_change: Callable[[Change], None],
        keeps_blob: Callable[[str], bool] = lambda path: False,
    ) -> None:
        self.headers: dict[str, str] = {}
        self.submodules: dict[str, str] = {}
        self.indexed: dict[str, str] = {}
        self._on_change = on_change
        self._keeps_blob = keeps_blob
        self._pending = b""
        self._renamed: str | None = None

    def feed(self, chunk: bytes) -> None:
        """Read what is whole; the rest waits for the next chunk."""
        *records, self._pending = (self._pending + chunk).split(b"\0")
        for record in records:
            self._read(record.decode("utf-8", "surrogateescape"))

    def _read(self, record: str) -> None:
        if self._renamed is not None:
            entry, self._renamed = self._renamed, None
            self._on_change(_tracked(entry, origin=record))
        elif record[:1] == "2":
            self._renamed = record
        elif record[:1] in ("1", "u"):
            self._note(record)
            self._on_change(_tracked(record))
        elif record[:2] == "? ":
            self._on_change(Change(path=record[2:], status="untracked", staged=False))
        elif record[:2] == "# ":
            name, _, value = record[2:].partition(" ")
            self.headers[name] = value

    def _note(self, record: str) -> None:
        """``1 XY <sub> <modes of HEAD, index, file> <ids of HEAD, index> <path>``."""
        kind, code, sub, mode, _, _, wanted, *rest = record.split(" ", _FIELDS_BEFORE_PATH["1"])
        if kind != "1":
            return
        blob, path = rest
        if sub.startswith("S") and mode == MODULE:
            self.submodules[path] = wanted
        elif code == ".M" and self._keeps_blob(path):
            self.indexed[path] = blob


def _tracked(record: str, origin: str | None = None) -> Change:
    """``<kind> XY …facts… <path>``: X is the index against HEAD, Y the file against the index."""
    kind, code = record[0], record[2:4]
    path = record.split(" ", _FIELDS_BEFORE_PATH[kind])[-1]
    if kind == "u":
        return Change(path=path, status="conflicted", staged=False)
    former = origin if "R" in code else None  # what was copied is still there
    return Change(path=path, status=_status(code), staged=code[0] != ".", origin=former)


def _status(code: str) -> ChangeStatus:
    """What a commit of the file as it is would make of it."""
    index, file = code[0], code[1]
    if "D" in (file, index) and file in "D.":
        return "deleted"
    if index in "AC":
        return "added"
    if "R" in code:
        return "renamed"
    return "typechange" if (index if file == "." else file) == "T" else "modified"
