"""Limits that control groups set, the tightest of all groups that this process is in.

Version 2: https://docs.kernel.org/admin-guide/cgroup-v2.html, version 1:
https://docs.kernel.org/admin-guide/cgroup-v1/memory.html. A limit of a group binds all
groups below it, so each is asked, from this process's own up to the top of the mount. In a
container the top may be all that is mounted, under a path that only the machine outside
knows; what is not there does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MEMBERSHIP = Path("/proc/self/cgroup")
MOUNT = Path("/sys/fs/cgroup")

_UNLIMITED = 1 << 60
"""Version 1 writes a number near 2**63 where there is no limit."""


@dataclass(frozen=True)
class Limits:
    """Bytes and processors; None where nothing limits them.

    ``memory_room`` is what may still be used below the tightest limit, ``memory_used`` what
    this process's own group uses. Files kept in memory that can be dropped count as free.
    """

    memory: int | None = None
    memory_room: int | None = None
    memory_used: int | None = None
    processors: float | None = None


def limits(membership: Path = MEMBERSHIP, mount: Path = MOUNT) -> Limits:
    """What is in force now. Reads a few small files of the kernel's."""
    groups = _groups(_text(membership))
    unified = (mount / "cgroup.controllers").exists()
    if unified:
        memory = processors = list(_chain(mount, groups.get("", "/")))
        names = ("memory.max", "memory.current", "inactive_file")
    else:
        memory = list(_chain(mount / "memory", groups.get("memory", "/")))
        processors = list(_chain(mount / "cpu", groups.get("cpu", "/")))
        names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
    bounds, rooms, used = [], [], []
    for folder in memory:
        limit = _number(_text(folder / names[0]))
        usage = _used(folder, names[1], names[2])
        if usage is not None:
            used.append(usage)
        if limit is not None and limit < _UNLIMITED:
            bounds.append(limit)
            rooms.append(max(0, limit - (usage or 0)))
    quotas = [_quota(folder, unified=unified) for folder in processors]
    return Limits(
        memory=min(bounds, default=None),
        memory_room=min(rooms, default=None),
        memory_used=used[0] if used else None,
        processors=min((quota for quota in quotas if quota), default=None),
    )


def _groups(text: str) -> dict[str, str]:
    """Path by controller, ``""`` for version 2; lines are ``3:cpu,cpuacct:/path``."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        _, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        found.update((controller, path) for controller in controllers.split(","))
    return found


def _chain(mount: Path, path: str) -> Iterator[Path]:
    """The group's folder and those above it. A path out of sight (``/..``) is the top."""
    parts = PurePosixPath(path.lstrip("/")).parts
    if ".." in parts:
        parts = ()
    for length in range(len(parts), -1, -1):
        yield mount.joinpath(*parts[:length])


def _used(folder: Path, name: str, droppable: str) -> int | None:
    usage = _number(_text(folder / name))
    if usage is None:
        return None
    statistics = (line.split() for line in _text(folder / "memory.stat").splitlines())
    return max(0, usage - next((int(w[1]) for w in statistics if w[:1] == [droppable]), 0))


def _quota(folder: Path, *, unified: bool) -> float | None:
    """Processors' worth of time per period."""
    if unified:
        words = _text(folder / "cpu.max").split()
    else:
        words = [_text(folder / f"cpu.cfs_{part}_us") for part in ("quota", "period")]
    quota, period = (_number(word) for word in (words if len(words) == 2 else ("", "")))
    return quota / period if quota and period and quota > 0 else None


def _text(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError:
        return ""


def _number(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdecimal() else None
