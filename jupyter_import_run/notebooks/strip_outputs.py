"""A notebook without its outputs, as a clean filter of git: standard input to standard output.

Run by git as a program of its own (``python -I -S``), also in a person's terminal, once for
every file that git reads: so it imports next to nothing. All bytes but those of ``outputs``
and ``execution_count`` of code cells stay as they are, and what is no notebook of format 4
stays whole: a filter that failed would hide the file from git.

https://git-scm.com/docs/gitattributes#_filter
https://nbformat.readthedocs.io/en/latest/format_description.html#code-cells
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

_SPACE = re.compile(rb"[ \t\r\n]*")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SCALAR = re.compile(rb"[-+.0-9A-Za-z]+")
_MARK = re.compile(rb'["\[\]{}]')

_EMPTY = {b'"outputs"': b"[]", b'"execution_count"': b"null"}
"""What takes the place of a member's value in a code cell."""

_Member = tuple[bytes, int, int]
"""Key with its quotes, and where its value begins and ends."""


def stripped(content: bytes) -> bytes:
    """``content`` without outputs; unchanged where it is in any way not what was expected."""
    try:
        return b"".join(_parts(content))
    except (ValueError, IndexError):
        return content


def _parts(content: bytes) -> Iterator[bytes]:
    kept = 0
    for start, end, empty in sorted(_outputs(content)):
        yield content[kept:start]
        yield empty
        kept = end
    yield content[kept:]


def _outputs(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where the values are that must go, and what takes their place."""
    members = list(_members(content, _skip_space(content, 0)))
    if content[members[-1][2] :].strip() != b"}":
        raise ValueError("more than one value")
    if not any(content[start:end] == b"4" for key, start, end in members if key == b'"nbformat"'):
        raise ValueError("no notebook of format 4")
    for key, start, _ in members:
        if key == b'"cells"':
            for cell in _elements(content, start):
                yield from _outputs_of_cell(content, list(_members(content, cell)))


def _outputs_of_cell(content: bytes, members: list[_Member]) -> Iterator[tuple[int, int, bytes]]:
    is_code = any(
        key == b'"cell_type"' and content[start:end] == b'"code"' for key, start, end in members
    )
    for key, start, end in members:
        if is_code and key in _EMPTY:
            yield start, end, _EMPTY[key]


def _members(content: bytes, at: int) -> Iterator[_Member]:
    """The members of the object that begins at ``at``."""
    at = _first(content, at, b"{")
    while content[at] != ord("}"):
        key_end = _end(_STRING, content, at)
        colon = _skip_space(content, key_end)
        if content[colon] != ord(":"):
            raise ValueError("no member")
        start = _skip_space(content, colon + 1)
        end = _end_of_value(content, start)
        yield content[at:key_end], start, end
        at = _next(content, end, b"}")


def _elements(content: bytes, at: int) -> Iterator[int]:
    """Where each element of the list that begins at ``at`` begins."""
    at = _first(content, at, b"[")
    while content[at] != ord("]"):
        yield at
        at = _next(content, _end_of_value(content, at), b"]")


def _first(content: bytes, at: int, opening: bytes) -> int:
    if content[at] != ord(opening):
        raise ValueError("another kind of value")
    return _skip_space(content, at + 1)


def _next(content: bytes, end: int, closing: bytes) -> int:
    """Where the item after the one that ends at ``end`` begins, or the closing bracket is."""
    at = _skip_space(content, end)
    if content[at] == ord(closing):
        return at
    if content[at] != ord(","):
        raise ValueError("no comma")
    return _skip_space(content, at + 1)


def _end_of_value(content: bytes, at: int) -> int:
    """Where the value that begins at ``at`` ends, however deep it is."""
    if content[at] == ord('"'):
        return _end(_STRING, content, at)
    if content[at] not in b"[{":
        return _end(_SCALAR, content, at)
    depth = 0
    while found := _MARK.search(content, at):
        mark, at = content[found.start()], found.end()
        if mark == ord('"'):
            at = _end(_STRING, content, found.start())
        elif mark in b"[{":
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                return at
    raise ValueError("cut off")


def _end(pattern: re.Pattern[bytes], content: bytes, at: int) -> int:
    found = pattern.match(content, at)
    if found is None:
        raise ValueError("no JSON")
    return found.end()


def _skip_space(content: bytes, at: int) -> int:
    return _end(_SPACE, content, at)


if __name__ == "__main__":
    sys.stdout.buffer.write(stripped(sys.stdin.buffer.read()))
