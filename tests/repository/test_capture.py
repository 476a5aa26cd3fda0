from __future__ import annotations

import hashlib
import os
from pathlib import Path

from jupyter_import_run.repository.capture import captured
from tests.support.working_copies import WorkingCopy


async def test_a_file_that_changed_in_the_moment_of_the_last_checkout_has_changed(
    tmp_path: Path,
) -> None:
    copy = WorkingCopy.create(tmp_path / "copy", {"a.txt": "a\n"})
    copy.git("config", "core.trustctime", "false")
    moment = (1_760_000_000, 1_760_000_000)
    os.utime(copy.folder / "a.txt", moment)
    copy.git("update-index", "--refresh")
    copy.write({"a.txt": "b\n"})
    for name in ("a.txt", ".git/index"):
        os.utime(copy.folder / name, moment)
    async with captured(copy.opened) as state:
        assert not state.is_clean


async def test_thousands_of_files_are_kept_in_few(tmp_path: Path) -> None:
    """A disk takes many seconds for twenty thousand files of one object each."""
    copy = WorkingCopy.create(tmp_path / "copy", {".gitattributes": "*.txt text\n"})
    files = {f"new/{number}.bin": b"raw\r\n%d" % number for number in range(1200)}
    files |= {"new/converted.txt": b"one\r\n", "new/empty.bin": b""}
    copy.write(files)
    (copy.folder / "new/link").symlink_to("0.bin")
    before = _object_files(copy)
    async with captured(copy.opened, [*files, "new/link"]) as state:
        kept = copy.git("ls-tree", "-r", "--format=%(path) %(objectname)", state.tree, "new/")
        copy.git("fsck", "--strict", state.tree)
    expected = {**files, "new/converted.txt": b"one\n", "new/link": b"0.bin"}
    assert dict(line.split(" ") for line in kept.splitlines()) == {
        path: hashlib.sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()
        for path, content in expected.items()
    }
    assert _object_files(copy) - before < 20


def _object_files(copy: WorkingCopy) -> int:
    return sum(len(files) for _, _, files in os.walk(copy.folder / ".git/objects"))
