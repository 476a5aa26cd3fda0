"""Receive a body: decoded, counted, and off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing

from ..threads import in_thread
from .decoding import Decoder, too_large
from .exchange import Answer

_BATCH = 256 * 1024
"""Bytes that are gathered for one trip to a thread."""

_SMALL = 16 * 1024
"""The same while they are compressed: one trip stays short even where they are a bomb."""

Progress = Callable[[int, int | None], None]


async def receive(
    answer: Answer, write: Callable[[bytes], None], max_bytes: int, on_progress: Progress
) -> int:
    """Hand the decoded body to ``write`` (in a thread); its size in bytes.

    Raises ``too_large`` before the first byte where the server says how much it is, else as
    soon as it is too much; ``network`` where it is cut short or damaged.
    """
    length = answer.length
    if length is not None and length > max_bytes:
        raise too_large(max_bytes)
    encoding = answer.headers.get("content-encoding", "")
    decoder = Decoder(encoding, max_bytes)

    def work(data: bytes) -> None:
        for piece in decoder.feed(data):
            write(piece)

    batch = _SMALL if encoding else _BATCH
    received = 0
    buffer = bytearray()
    on_progress(0, length)
    async with aclosing(answer.chunks()) as chunks:
        async for chunk in chunks:
            received += len(chunk)
            on_progress(received, length)
            buffer += chunk
            while len(buffer) >= batch:
                await in_thread(work, bytes(buffer[:batch]))
                del buffer[:batch]
    await in_thread(work, bytes(buffer))
    decoder.finish()
    return decoder.bytes
