from __future__ import annotations

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
