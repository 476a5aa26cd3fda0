"""Undo a body's encoding, never past a bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..errors import ImportRunError
from .errors import network

_PIECE = 256 * 1024


class Decoder:
    """The bytes behind a ``Content-Encoding``, in pieces, at most ``max_bytes`` of them.

    We ask for no encoding; some servers send one all the same, and some files lie
    compressed on object stores.
    """

    def __init__(self, encoding: str, max_bytes: int) -> None:
        """Raises ``network`` (reason ``encoding``) for what was not asked for and is not known."""
        self._max_bytes = max_bytes
        self._received = 0
        self._encoding = encoding.strip().lower() or "identity"
        self._inflate: zlib._Decompress | None = None
        if self._encoding in {"gzip", "x-gzip"}:
            self._inflate = zlib.decompressobj(wbits=31)
        elif self._encoding not in {"identity", "deflate"}:
            raise network("The server sends an encoding that was not asked for.", "encoding")
        self._is_empty = True
        self.bytes = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The next pieces. Raises ``too_large``, and ``network`` where this is not the encoding."""
        self._received += len(data)
        if self._received > self._max_bytes:
            raise too_large(self._max_bytes)
        for piece in self._pieces(data):
            self.bytes += len(piece)
            if self.bytes > self._max_bytes:
                raise too_large(self._max_bytes)
            yield piece

    def finish(self) -> None:
        """Raise ``network`` (reason ``cut``) where the end is missing."""
        if self._inflate is not None and not self._inflate.eof and not self._is_empty:
            raise network("The connection ended before everything was sent.", "cut")

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        if self._encoding == "identity":
            yield data
            return
        try:
            while inflate := self._inflater(data):
                piece = inflate.decompress(data, _PIECE)
                if piece:
                    yield piece
                data = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
                if not data and len(piece) < _PIECE:
                    return
        except zlib.error as error:
            raise network("The server's compressed answer is damaged.", "encoding") from error

    def _inflater(self, data: bytes) -> zlib._Decompress | None:
        """What decodes ``data``; None where it is only padding after the end.

        ``deflate`` comes with zlib's header or without it, as servers differ; gzip may have
        several members.
        """
        if self._inflate is None and data:
            with_header = data[0] & 0x0F == 8 and data[0] >> 4 <= 7
            self._inflate = zlib.decompressobj(wbits=15 if with_header else -15)
        elif self._inflate is not None and self._inflate.eof:
            if self._encoding == "deflate" or not data.startswith(b"\x1f\x8b"):
                return None
            self._inflate = zlib.decompressobj(wbits=31)
        self._is_empty = self._is_empty and not data
        return self._inflate


def too_large(max_bytes: int) -> ImportRunError:
    """More than may come."""
    return ImportRunError(
        "too_large",
        f"The file is larger than the {max_bytes:,} bytes that are allowed.",
        max_bytes=max_bytes,
    )
