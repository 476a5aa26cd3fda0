"""Mirrors that the administrator keeps, so that objects need not come over the network."""

from __future__ import annotations

from pathlib import Path

from ..policy import parse_target

_SUFFIX = ".git"


def mirror_of(cache: str | None, url: str) -> Path | None:
    """The bare mirror ``cache/HOST[:PORT]/PATH.git`` of the repository at ``url``.

    None where there is none, and without a cache. The port is named where the URL names one that
    is not its scheme's own. Blocks.
    """
    if cache is None:
        return None
    target = parse_target(url)
    path = target.path.strip("/").removesuffix(_SUFFIX)
    parts = [target.authority.lower(), *path.split("/")]
    if any(part in ("", ".", "..") for part in parts):
        return None
    folder = Path(cache, *parts[:-1], parts[-1] + _SUFFIX)
    return folder if (folder / "objects").is_dir() else None
