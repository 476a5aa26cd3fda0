"""Limits of control groups, in made-up trees of the kernel's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.host.cgroups import Limits, limits
from jupyter_import_run.host.resources import resources

GIB = 2**30


@pytest.fixture
def mount(tmp_path: Path) -> Path:
    return tmp_path / "cgroup"


def write(folder: Path, **files: str) -> None:
    """``memory__max`` is the file ``memory.max``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text + "\n")


def read(mount: Path, membership: str) -> Limits:
    file = mount.parent / "membership"
    file.write_text(membership)
    return limits(file, mount)


def test_the_tightest_group_above_counts(mount: Path) -> None:
    write(mount, cgroup__controllers="cpu memory")
    write(mount / "pods", memory__max=str(8 * GIB), memory__current=str(7 * GIB), cpu__max="max 1")
    write(
        mount / "pods" / "pod",
        memory__max=str(4 * GIB),
        memory__current=str(GIB),
        cpu__max="150000 100000",
    )
    write(
        mount / "pods" / "pod" / "box",
        memory__max="max",
        memory__current=str(GIB // 2),
        cpu__max="400000 100000",
    )
    found = read(mount, "0::/pods/pod/box\n")
    assert found == Limits(memory=4 * GIB, memory_room=GIB, memory_used=GIB // 2, processors=1.5)


def test_cached_files_count_as_free(mount: Path) -> None:
    write(mount, cgroup__controllers="memory")
    write(
        mount / "box",
        memory__max=str(4 * GIB),
        memory__current=str(4 * GIB),
        memory__stat=f"anon {GIB}\ninactive_file {3 * GIB}\nactive_file 0",
    )
    assert read(mount, "0::/box").memory_room == 3 * GIB


def test_in_a_container_the_top_counts(mount: Path) -> None:
    write(mount, cgroup__controllers="memory", memory__max=str(GIB), memory__current="0")
    for membership in ("0::/", "0::/docker/0123/only/seen/outside", "0::/../../elsewhere"):
        assert read(mount, membership).memory == GIB


def test_version_1_has_a_tree_for_each_controller(mount: Path) -> None:
    write(mount / "memory", memory__limit_in_bytes="9223372036854771712")
    write(
        mount / "memory" / "user",
        memory__limit_in_bytes=str(2 * GIB),
        memory__usage_in_bytes=str(GIB),
        memory__stat=f"total_inactive_file {GIB // 2}",
    )
    write(mount / "cpu" / "batch", **{"cpu.cfs_quota_us": "50000", "cpu.cfs_period_us": "100000"})
    write(mount / "cpu" / "batch" / "job", **{"cpu.cfs_quota_us": "-1", "cpu.cfs_period_us": "1"})
    found = read(mount, "4:memory:/user\n3:cpu,cpuacct:/batch/job\n1:name=systemd:/x\n0::/x\n")
    assert found == Limits(
        memory=2 * GIB, memory_room=GIB + GIB // 2, memory_used=GIB // 2, processors=0.5
    )


@pytest.mark.parametrize("membership", ["", "nonsense", "0::", "4:memory", ":::::", "0::/a\0b"])
def test_without_limits_there_are_none(mount: Path, membership: str) -> None:
    assert read(mount, membership) == Limits()


def test_files_that_hold_something_else_do_not_count(mount: Path) -> None:
    write(mount, cgroup__controllers="", memory__max="much", cpu__max="one two", memory__stat="x")
    assert read(mount, "0::/") == Limits()


def test_a_kernel_gets_what_the_groups_leave() -> None:
    groups = Limits(memory=64 * 2**20, memory_room=2**20, memory_used=63 * 2**20, processors=0.25)
    found = resources({}, groups)
    assert (found.memory_total, found.memory_available) == (64 * 2**20, 2**20)
    assert found.memory_limited
    assert (found.cpu_count, found.cpu_limited) == (0.25, True)


def test_a_hub_may_allow_less_than_the_groups() -> None:
    groups = Limits(memory=64 * 2**20, memory_room=60 * 2**20, memory_used=4 * 2**20)
    found = resources({"MEM_LIMIT": str(16 * 2**20)}, groups)
    assert (found.memory_total, found.memory_available) == (16 * 2**20, 12 * 2**20)


def test_what_others_use_beside_a_server_that_no_group_limits_is_not_its_own() -> None:
    groups = Limits(memory_used=1 << 50)
    found = resources({"MEM_LIMIT": str(16 * 2**20)}, groups)
    assert (found.memory_total, found.memory_available) == (16 * 2**20, 16 * 2**20)
