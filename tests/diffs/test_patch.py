"""Patches of real files, read."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jupyter_import_run.diffs.limits import Limits
from jupyter_import_run.diffs.patch import both_sides, read_hunks
from jupyter_import_run.git.diff import WHOLE_FILE


def patch(folder: Path, old: bytes, new: bytes, context: int = 3) -> bytes:
    (folder / "old").write_bytes(old)
    (folder / "new").write_bytes(new)
    return subprocess.run(
        ["git", "diff", "--no-index", "--text", f"--unified={context}", "old", "new"],
        cwd=folder,
        capture_output=True,
        check=False,
    ).stdout


def test_a_hunk_has_the_lines_of_both_sides(tmp_path: Path) -> None:
    [hunk], is_cut = read_hunks(patch(tmp_path, b"a\nb\nc\n", b"a\nB\nc\n"))
    assert (hunk.old_start, hunk.new_start, is_cut) == (1, 1, False)
    assert [(line.kind, line.text) for line in hunk.lines] == [
        ("same", "a"),
        ("removed", "b"),
        ("added", "B"),
        ("same", "c"),
    ]


def test_lines_that_look_like_heads_are_lines(tmp_path: Path) -> None:
    old = b"".join(b"%d\n" % number for number in range(40))
    new = old.replace(b"\n5\n", b"\n@@ -1 +1 @@\n").replace(b"\n30\n", b"\n-- x\n\\ No newline\n")
    hunks, _ = read_hunks(patch(tmp_path, old, new))
    texts = [line.text for hunk in hunks for line in hunk.lines if line.kind == "added"]
    assert texts == ["@@ -1 +1 @@", "-- x", "\\ No newline"]


def test_what_is_too_much_is_cut_and_said_so(tmp_path: Path) -> None:
    many = patch(tmp_path, b"", b"line\n" * 100)
    [hunk], is_cut = read_hunks(many, Limits(lines=10))
    assert (len(hunk.lines), is_cut) == (10, True)
    [hunk], is_cut = read_hunks(patch(tmp_path, b"", b"x" * 50), Limits(width=20))
    assert (hunk.lines[0].text, is_cut) == ("x" * 20, True)


_LINES = st.lists(
    st.sampled_from([b"a", b"b", b"", b"-", b"+x", b"\\", b"\xff", b"c\r"]), max_size=8
)
_FILES = st.builds(
    lambda lines, end: b"\n".join(lines) + end, _LINES, st.sampled_from([b"", b"\n"])
)


@given(old=_FILES, new=_FILES)
def test_both_versions_are_in_a_whole_patch(
    tmp_path_factory: object, old: bytes, new: bytes
) -> None:
    if old == new:
        return
    folder = tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    assert both_sides(patch(folder, old, new, WHOLE_FILE)) == (old, new)
