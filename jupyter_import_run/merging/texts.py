"""Three-way merges of texts, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..git.environment import Profile
from ..git.merge_file import merge_file
from ..threads import in_thread
from .model import Choice, Part, PartIds, shown

_SMALLEST_MARKER = 32


@dataclass(frozen=True)
class _Hunk:
    """Lines that both sides changed. ``number``: the line of the merge where they are."""

    mine: bytes
    base: bytes
    theirs: bytes
    number: int


@dataclass(frozen=True)
class MergedText:
    """A merge of which some hunks may be open."""

    pieces: tuple[bytes | _Hunk, ...]
    end_mark: bytes

    @property
    def parts(self) -> list[Part]:
        """The hunks that both changed, in their order."""
        ids = PartIds()
        return [
            Part(
                ids.next(hunk.base, hunk.mine, hunk.theirs),
                self._shown(hunk.mine),
                self._shown(hunk.theirs),
                self._shown(hunk.base),
                number=hunk.number,
            )
            for hunk in self.pieces
            if isinstance(hunk, _Hunk)
        ]

    def resolved(self, choices: Mapping[str, Choice]) -> bytes:
        """The text, with a choice for each hunk."""
        ids = iter(part.id for part in self.parts)
        text = b"".join(
            piece if isinstance(piece, bytes) else _chosen(piece, choices[next(ids)])
            for piece in self.pieces
        )
        return self._opened(text)

    def _shown(self, lines: bytes) -> str:
        return shown(self._opened(lines).decode("utf-8", "replace"))

    def _opened(self, text: bytes) -> bytes:
        """Take the marks out that stand for a missing last newline."""
        return text.removesuffix(self.end_mark + b"\n").replace(self.end_mark, b"")


def is_text(content: bytes) -> bool:
    """Whether it can be merged by lines: UTF-8 without a zero byte."""
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


async def merge_texts(
    folder: Path, profile: Profile, base: bytes, mine: bytes, theirs: bytes
) -> MergedText:
    """Merge with git's own merge of lines. ``folder`` is ours for the moment.

    Git ends every side of a conflict with a newline, whether or not the file does. So a
    missing one is spelled out before, and taken out afterwards.
    """
    texts = {"base": base, "mine": mine, "theirs": theirs}
    end_mark = _unused(b"\x01", texts.values())
    marker = _marker_size(texts.values())
    await in_thread(_write, folder, {name: _closed(text, end_mark) for name, text in texts.items()})
    merged = await merge_file(folder, profile, marker_size=marker)
    return MergedText(tuple(_pieces(merged, marker)), end_mark)


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    for name, text in texts.items():
        (folder / name).write_bytes(text)


def _closed(text: bytes, end_mark: bytes) -> bytes:
    return text + end_mark + b"\n" if text and not text.endswith(b"\n") else text


def _unused(mark: bytes, texts: Iterable[bytes]) -> bytes:
    """``mark``, repeated until no text has it."""
    joined = b"\n".join(texts)
    unused = mark
    while unused in joined:
        unused += mark
    return unused


def _marker_size(texts: Iterable[bytes]) -> int:
    """So many signs that no line of ``texts`` could be taken for a marker."""
    joined = b"\n".join(texts)
    size = _SMALLEST_MARKER
    while any(sign * size in joined for sign in (b"<", b"|", b"=", b">")):
        size *= 2
    return size


def _pieces(merged: bytes, size: int) -> Iterator[bytes | _Hunk]:
    """Read the output of ``git merge-file``: what is merged, and the hunks between markers."""
    marks = {sign * size: name for sign, name in ((b"<", "mine"), (b"|", "base"), (b"=", "theirs"))}
    section, number = "", 1
    lines: dict[str, list[bytes]] = {"": []}
    for line in _split(merged):
        mark = line[:size]
        if mark == b">" * size:
            mine, base, theirs = (b"".join(lines[name]) for name in ("mine", "base", "theirs"))
            yield _Hunk(mine, base, theirs, number)
            number += len(lines["mine"])
            section, lines = "", {"": []}
        elif mark in marks:
            if not section:
                yield b"".join(lines[""])
                number += len(lines[""])
                lines = {"mine": [], "base": [], "theirs": []}
            section = marks[mark]
        else:
            lines[section].append(line)
    yield b"".join(lines[""])


def _split(text: bytes) -> list[bytes]:
    """Lines as git counts them: ended by LF alone."""
    pieces = text.split(b"\n")
    return [*(piece + b"\n" for piece in pieces[:-1]), *filter(None, pieces[-1:])]


def _chosen(hunk: _Hunk, choice: Choice) -> bytes:
    if choice == "both":
        return hunk.mine + hunk.theirs
    return hunk.mine if choice == "mine" else hunk.theirs
