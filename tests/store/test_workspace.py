"""Temporary folders, and that none stays behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jupyter_import_run.store.workspace import Workspaces

LEAVE_ONE = """
import os, subprocess, sys
from pathlib import Path
from jupyter_import_run.store.workspace import Workspaces
workspace = Workspaces(Path(sys.argv[1])).make(Path(sys.argv[2]))
(workspace.folder / "half").write_text("x")
(workspace.folder / "locked").mkdir()
(workspace.folder / "locked" / "file").write_text("x")
(workspace.folder / "locked").chmod(0o500)
sleeper = subprocess.Popen(
    ["sleep", "600"], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
workspace.git_started(sleeper.pid)
print(sleeper.pid, flush=True)
os.kill(os.getpid(), 9)
"""

REMOVE = """
import os, sys
from pathlib import Path
from jupyter_import_run.store.workspace import Workspaces, remove_tree
if os.geteuid() == 0:
    os.setuid(65534)
print(*Workspaces(Path("data")).sweep(Path("root"))) if sys.argv[1:] else remove_tree(Path("root"))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def test_a_workspace_is_a_hidden_folder_beside_its_target(data: Path, parent: Path) -> None:
    workspace = Workspaces(data).make(parent)
    assert workspace.folder.parent == parent
    assert workspace.folder.name.startswith(".import-run-")
    workspace.remove()
    assert list(parent.iterdir()) == []
    assert list((data / "work").iterdir()) == []


def test_what_a_living_server_uses_is_not_swept(data: Path, parent: Path) -> None:
    workspace = Workspaces(data).make(parent)
    assert list(Workspaces(data).sweep()) == []
    assert workspace.folder.is_dir()
    workspace.remove()


def test_what_a_killed_server_left_is_swept_with_its_processes(data: Path, parent: Path) -> None:
    left = subprocess.run(
        [sys.executable, "-c", LEAVE_ONE, str(data), str(parent)], capture_output=True, text=True
    )
    sleeper = int(left.stdout)
    [folder] = parent.iterdir()
    assert list(Workspaces(data).sweep()) == [str(folder)]
    assert list(parent.iterdir()) == []
    assert list((data / "work").iterdir()) == []
    with pytest.raises(ProcessLookupError):
        for _ in range(100):
            os.kill(sleeper, 0)
            subprocess.run(["sleep", "0.05"], check=True)


def test_a_record_that_names_another_folder_removes_nothing(data: Path, parent: Path) -> None:
    precious = parent / "precious"
    precious.mkdir()
    (data / "work").mkdir(parents=True)
    record = data / "work" / "x.json"
    record.write_text(
        f'{{"folder": "{precious}", "machine": "{os.uname().nodename}", "server": 999999999,'
        ' "server_started": null}'
    )
    assert list(Workspaces(data).sweep()) == []
    assert precious.is_dir()


def test_only_the_owner_sees_what_is_kept(data: Path, parent: Path) -> None:
    Workspaces(data).make(parent)
    assert data.stat().st_mode & 0o077 == 0
    assert (data / "work").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff", b"[" * 100_000], ids=range(4))
def test_what_an_unreadable_record_means_is_swept_after_a_day(
    data: Path, parent: Path, garbage: bytes
) -> None:
    deep = parent / "courses" / "week 1"
    deep.mkdir(parents=True)
    lost = Workspaces(data).make(deep)
    (lost.folder / "half").write_text("x")
    other = Workspaces(data).make(deep)
    [record] = (data / "work").glob(f"{lost.folder.name.removeprefix('.import-run-')}.json")
    record.write_bytes(garbage)
    assert list(Workspaces(data).sweep(parent)) == []
    assert lost.folder.is_dir()
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(record, (two_days_ago, two_days_ago))
    assert list(Workspaces(data).sweep(parent)) == [str(lost.folder)]
    assert list(deep.iterdir()) == [other.folder]
    assert not record.exists()


def test_a_record_that_was_never_finished_does_not_stay(data: Path) -> None:
    unfinished = data / "work" / "0123456789ab.new"
    unfinished.parent.mkdir(parents=True)
    unfinished.touch()
    assert list(Workspaces(data).sweep()) == []
    assert unfinished.exists()
    os.utime(unfinished, (0, 0))
    assert list(Workspaces(data).sweep()) == []
    assert not unfinished.exists()


def give_away(folder: Path) -> None:
    """To somebody whom the rights of files bind, if that is not who runs the tests."""
    if os.geteuid() == 0:
        for parent, folders, files in os.walk(folder):
            for name in (".", *folders, *files):
                os.chown(os.path.join(parent, name), 65534, 65534, follow_symlinks=False)


def remove_as_somebody_else(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", REMOVE, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("mode", [0o500, 0o400, 0o000])
def test_what_may_not_be_written_or_even_listed_is_removed(
    tmp_path: Path, parent: Path, mode: int
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("x")
    outside.chmod(0o755)
    inner = parent / "cache" / "module"
    inner.mkdir(parents=True)
    (inner / "file").write_text("x")
    (inner / "link").symlink_to(outside)
    give_away(tmp_path)
    inner.chmod(mode)
    inner.parent.chmod(mode)
    done = remove_as_somebody_else(tmp_path)
    assert done.stderr == ""
    assert not parent.exists()
    assert (outside / "precious").read_text() == "x"
    assert outside.stat().st_mode & 0o777 == 0o755


def test_what_cannot_be_removed_is_tried_again_later_and_keeps_nothing_else_from_going(
    tmp_path: Path, data: Path, parent: Path
) -> None:
    stuck = parent / "foreign"
    stuck.mkdir()
    kept, gone = Workspaces(data).make(stuck), Workspaces(data).make(parent)
    while gone.folder.name < kept.folder.name:  # the order in which they are swept
        gone.remove()
        gone = Workspaces(data).make(parent)
    for record in (data / "work").iterdir():
        dead = re.sub(r'"server":\d+', '"server":999999999', record.read_text())
        record.write_text(dead.replace(f"{tmp_path}/", ""))
    give_away(tmp_path)
    stuck.chmod(0o500)
    if os.geteuid() == 0:
        os.chown(stuck, 0, 0)
        stuck.chmod(0o755)
    done = remove_as_somebody_else(tmp_path, "sweep")
    stuck.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.split() == [str(gone.folder.relative_to(tmp_path))]
    assert kept.folder.exists()
    assert not gone.folder.exists()
    assert [file.stem for file in (data / "work").iterdir()] == [
        kept.folder.name.removeprefix(".import-run-")
    ]
