"""How long snapshots are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.repository.snapshots import snapshots
from jupyter_import_run.wire.git_jobs import Discard, SwitchBranch
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy


@pytest.mark.parametrize(("days", "kept"), [(1, 4), (0, 2)])
async def test_old_ones_go_but_for_the_newest_and_what_waits_on_a_branch(
    root: Path, tmp_path: Path, days: int, kept: int
) -> None:
    services = make_services(root, tmp_path / "data", snapshot_days=days)
    copy = WorkingCopy.create(root / "copy", {"a.txt": "a\n"})
    copy.git("branch", "other")
    copy.write({"a.txt": "left\n"})
    await perform(services, SwitchBranch(path="copy", branch="other", changes="leave"))
    for number in range(3):
        copy.write({"a.txt": f"{number}\n"})
        await perform(services, Discard(path="copy", files=["a.txt"]))
    causes = [one.notes.cause for one in await snapshots(copy.opened)]
    assert sorted(causes) == ["discard"] * (kept - 1) + ["left"]
    await perform(services, SwitchBranch(path="copy", branch="main"))
    assert copy.files()["a.txt"] == b"left\n"
