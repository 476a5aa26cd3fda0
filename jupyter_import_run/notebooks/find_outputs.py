"""Whether a notebook has outputs: read by a JSON parser, whoever has taken them out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def may_have_outputs(content: bytes) -> bool:
    """False only for a notebook that was read as a whole, in whatever format, and has none.

    Where a key is there twice readers differ in which one counts, so that is not read. An empty
    file is what Jupyter makes an empty notebook of. Blocks while it parses.
    """
    if not content.strip():
        return False
    try:
        notebook = json.loads(content, object_pairs_hook=_object)
        return any(cell.get("outputs") for cell in _cells(notebook))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return True


def _cells(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Those of format 4, and those of the formats before it, which had them in sheets."""
    for sheet in (notebook, *notebook.get("worksheets", ())):
        yield from sheet.get("cells", ())


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a key is there twice")
    return found
