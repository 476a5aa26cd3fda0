"""Memory and processors, as a kernel would get them.

The tightest limit counts: what a JupyterHub announces (``MEM_LIMIT``, ``CPU_LIMIT``), what
control groups allow, and the machine itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from ..wire.server import Resources
from . import cgroups

T = TypeVar("T", int, float)

_MEMINFO = Path("/proc/meminfo")


def resources(
    environment: Mapping[str, str] | None = None, groups: cgroups.Limits | None = None
) -> Resources:
    """What there is now. Reads a few small files of the kernel's."""
    variables = os.environ if environment is None else environment
    groups = cgroups.limits() if groups is None else groups
    total, available = _machine_memory()
    announced = _number(variables.get("MEM_LIMIT"), int)
    limit = _smallest([announced, groups.memory])
    memory_limited = limit is not None and (total is None or limit < total)
    if memory_limited:
        # A group without a limit is not the server's own: others are in it too.
        used = groups.memory_used if groups.memory is not None else None
        below = max(0, announced - (used or 0)) if announced else None
        available = min(n for n in (available, groups.memory_room, below, limit) if n is not None)
        total = limit
    processors: float | None = _usable_processors()
    quota = _smallest([_number(variables.get("CPU_LIMIT"), float), groups.processors])
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


def _number(text: str | None, type_: type[T]) -> T | None:
    try:
        return type_(text) if text else None
    except ValueError:
        return None


def _smallest(values: Iterable[T | None]) -> T | None:
    """The smallest of those that are known and not zero, which hubs write for no limit."""
    return min((value for value in values if value), default=None)
