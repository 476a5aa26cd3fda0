"""Files about what is below one Jupyter root: a person may have several."""

from __future__ import annotations

import hashlib
from pathlib import Path


def of_root(data_folder: Path, kind: str, root: str) -> Path:
    """Where a ``kind`` of records about ``root`` is kept."""
    name = hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return data_folder / f"{kind}-{name}.json"
