"""Memory and processors, as a kernel would get them.

Limits, strictest first: those that a JupyterHub announces (``MEM_LIMIT``,
``CPU_LIMIT``), control groups version 2 and 1 (https://docs.kernel.org/admin-guide/cgroup-v2.html),
and the machine itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from ..wire.server import Resources

T = TypeVar("T", int, float)

_CGROUPS = Path("/sys/fs/cgroup")
_MEMINFO = Path("/proc/meminfo")
_UNLIMITED = 1 << 60
"""Version 1 writes a number near 2**63 where there is no limit."""


def resources(environment: Mapping[str, str] | None = None) -> Resources:
    """What there is now. Reads a few small files; blocks for less than a millisecond."""
    variables = os.environ if environment is None else environment
    total, available = _machine_memory()
    limit = _smallest([_number(variables.get("MEM_LIMIT")), _cgroup_memory_limit()])
    memory_limited = limit is not None and (total is None or limit < total)
    if memory_limited:
        assert limit is not None
        used = _cgroup_memory_used()
        room = limit - used if used is not None else limit
        available = max(0, room if available is None else min(room, available))
        total = limit
    processors: float | None = _usable_processors()
    quota = _smallest([_decimal(variables.get("CPU_LIMIT")), _cgroup_cpu_quota()])
    cpu_limited = quota is not None and (processors is None or quota < processors)
    return Resources(
        memory_total=total,
        memory_available=available,
        memory_limited=memory_limited,
        cpu_count=quota if cpu_limited else processors,
        cpu_limited=cpu_limited,
    )


def _machine_memory() -> tuple[int | None, int | None]:
    """Bytes in the machine and bytes that could be used without swapping."""
    try:
        lines = _MEMINFO.read_text().splitlines()
    except OSError:
        return _memory_by_sysconf(), None
    fields = {name: value.split()[0] for name, _, value in (line.partition(":") for line in lines)}
    total, available = fields.get("MemTotal"), fields.get("MemAvailable")
    return (
        int(total) * 1024 if total else None,
        int(available) * 1024 if available else None,
    )


def _memory_by_sysconf() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _usable_processors() -> int | None:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count()


def _cgroup_memory_limit() -> int | None:
    return _first_number("memory.max", "memory/memory.limit_in_bytes")


def _cgroup_memory_used() -> int | None:
    return _first_number("memory.current", "memory/memory.usage_in_bytes")


def _cgroup_cpu_quota() -> float | None:
    """Processors' worth of time per period."""
    words = _text(_CGROUPS / "cpu.max").split()
    if len(words) == 2 and words[0] != "max":
        return int(words[0]) / int(words[1])
    quota = _number(_text(_CGROUPS / "cpu/cpu.cfs_quota_us"))
    period = _number(_text(_CGROUPS / "cpu/cpu.cfs_period_us"))
    return quota / period if quota and period and quota > 0 else None


def _first_number(*names: str) -> int | None:
    for name in names:
        number = _number(_text(_CGROUPS / name))
        if number is not None and number < _UNLIMITED:
            return number
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError:
        return ""


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text else None
    except ValueError:
        return None


def _decimal(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _smallest(values: Iterable[T | None]) -> T | None:
    """The smallest of those that are known and not zero, which hubs write for no limit."""
    return min((value for value in values if value), default=None)
