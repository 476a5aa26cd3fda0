"""Three-way merges of JSON values that nobody is asked about: metadata and attachments."""

from __future__ import annotations

from typing import Any

_KERNELS_OWN = ("kernelspec", "language_info")
"""Written by whoever opens a notebook; no change that a person made."""

_MISSING = object()


def merge_values(base: Any, preferred: Any, other: Any) -> Any:
    """What both changed, key by key; ``preferred`` where they changed the same."""
    if preferred == other or other == base:
        return preferred
    if preferred == base:
        return other
    if isinstance(preferred, dict) and isinstance(other, dict):
        before = base if isinstance(base, dict) else {}
        merged = {
            key: merge_values(
                before.get(key, _MISSING), preferred.get(key, _MISSING), other.get(key, _MISSING)
            )
            for key in (*preferred, *(key for key in other if key not in preferred))
        }
        return {key: value for key, value in merged.items() if value is not _MISSING}
    return preferred


def merge_metadata(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> dict[str, Any]:
    """The metadata of a notebook. What a kernel writes there stays mine, where mine has it."""
    merged: dict[str, Any] = merge_values(base, mine, theirs)
    for key in _KERNELS_OWN:
        if key in mine:
            merged[key] = mine[key]
        elif key in base:
            merged.pop(key, None)
    return merged
