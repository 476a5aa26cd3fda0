"""Random edits of two people on one text, against git's own words for taking a side."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_import_run.git.environment import Profile
from jupyter_import_run.merging.texts import MergedText, merge_texts

LINES = st.sampled_from([b"a\n", b"b\n", b"c\n", b"d\r\n", b"\n", b"\xc3\xbc\n", b"<<<<<<< \n"])
TEXTS = st.builds(
    lambda lines, end: b"".join(lines) + end,
    st.lists(LINES, max_size=12),
    st.sampled_from([b"", b"", b"end", b"\x01", b"\r"]),
)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_taking_a_side_of_every_part_is_what_git_makes_of_it(
    base: bytes, mine: bytes, theirs: bytes
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        merged = asyncio.run(merge_texts(folder, Profile(), base, mine, theirs))
        for text, file in ((base, "base"), (mine, "mine"), (theirs, "theirs")):
            (folder / file).write_bytes(text)
        assert resolved(merged, "mine") == by_git(folder, "--ours")
        assert resolved(merged, "theirs") == by_git(folder, "--theirs")


def resolved(merged: MergedText, choice: str) -> bytes:
    assert choice in ("mine", "theirs")
    return merged.resolved({part.id: choice for part in merged.parts})  # type: ignore[misc]


def by_git(folder: Path, side: str) -> bytes:
    command = ["git", "merge-file", "-p", side, "mine", "base", "theirs"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
