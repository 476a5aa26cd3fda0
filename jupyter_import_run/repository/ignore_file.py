"""Lines of a ``.gitignore`` (gitignore(5)): written for one path each, whatever its name is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..errors import ImportRunError
from ..store.atomic_write import write_atomically

_GLOB = re.compile(r"([*?\[\\])")
_FILE = ".gitignore"


def ignore_line(path: str) -> str:
    """The line that means ``path``, from the top of the repository, and nothing else.

    A line cannot have a line break in it, so that any character may be where one is.
    """
    line = _GLOB.sub(r"\\\1", f"/{path}")
    line = line.replace("\n", "?").replace("\r", "?")
    kept = line.rstrip(" ")
    return kept + "\\ " * (len(line) - len(kept))


def add_lines(top: Path, lines: Iterable[str]) -> list[str]:
    """Append those of ``lines`` that the file at ``top`` does not have; which they are. Blocks.

    Its other bytes stay, and it has the same line breaks throughout. Raises ``unsupported``
    where it is a link, which git does not follow either.
    """
    file = top / _FILE
    if file.is_symlink():
        raise ImportRunError("unsupported", "The file .gitignore is a link.")
    content = file.read_bytes() if file.exists() else b""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    present = {line.rstrip(b"\r") for line in content.split(b"\n")}
    wanted = {line: line.encode("utf-8", "surrogateescape") for line in lines}
    new = {line: raw for line, raw in wanted.items() if raw not in present}
    if new:
        separator = b"" if not content or content.endswith(b"\n") else end
        _replace(file, content + separator + b"".join(raw + end for raw in new.values()))
    return list(new)


def _replace(file: Path, content: bytes) -> None:
    mode = file.stat().st_mode & 0o7777 if file.exists() else 0o644
    write_atomically(file, content, mode=mode, sync=False)
