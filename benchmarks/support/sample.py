"""A repository to measure with: generated, the same each time."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BRANCH = b"refs/heads/main"
_WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")


@dataclass(frozen=True)
class Shape:
    """How much of what: ``data_files`` do not compress (pictures, archives), texts do.

    Each of ``commits`` after the first changes one data file and ten texts.
    """

    data_files: int
    data_bytes: int
    text_files: int
    commits: int


LARGE = Shape(data_files=150, data_bytes=700_000, text_files=2000, commits=60)
"""About 105 MB of files, 145 MB with the history."""

SMALL = Shape(data_files=30, data_bytes=700_000, text_files=1000, commits=20)
"""About 21 MB of files, 35 MB with the history."""


def create(repository: Path, shape: Shape, environment: dict[str, str]) -> int:
    """Make the bare repository and pack it as hosts do; the bytes of its packs."""
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(repository)],
        env=environment,
        check=True,
    )
    process = subprocess.Popen(
        ["git", "-C", str(repository), "fast-import", "--quiet"],
        stdin=subprocess.PIPE,
        env=environment,
    )
    assert process.stdin is not None
    for piece in _history(shape):
        process.stdin.write(piece)
    process.stdin.close()
    if process.wait():
        raise RuntimeError("git fast-import failed")
    subprocess.run(
        ["git", "-C", str(repository), "repack", "-adfq", "--write-bitmap-index"],
        env=environment,
        check=True,
    )
    return sum(os.path.getsize(pack) for pack in (repository / "objects/pack").glob("*.pack"))


def _history(shape: Shape) -> Iterator[bytes]:
    chance = random.Random(20261121)
    for number in range(shape.commits):
        yield b"commit %b\n" % _BRANCH
        yield b"committer Ada <ada@example.org> %d +0000\n" % (1_700_000_000 + 3600 * number)
        yield _data(f"Change {number}\n".encode())
        first = number == 0
        data_files = range(shape.data_files) if first else [chance.randrange(shape.data_files)]
        for file in data_files:
            yield b"M 100644 inline data/%03d.bin\n" % file
            yield _data(chance.randbytes(shape.data_bytes))
        texts = range(shape.text_files) if first else chance.sample(range(shape.text_files), 10)
        for file in texts:
            yield b"M 100644 inline text/%02d/%04d.py\n" % (file % 50, file)
            yield _data(" ".join(chance.choices(_WORDS, k=400)).encode())


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)
