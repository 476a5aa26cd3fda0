"""nbformat's schemas, as strict as JupyterLab is.

It refuses a notebook that breaks its format. Of properties that the format does not know it
only complains when the notebook is opened, since the server validates strictly.

Validators of our own, because nbformat shares its between strict and relaxed callers in
one process (up to 5.10 at least).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NAME = re.compile(r"nbformat\.v4\.([0-9]+)\.schema\.json")


@lru_cache
def _files() -> dict[int, Path]:
    """The schema of each minor format.

    Found without importing nbformat, which brings jsonschema and takes up to two seconds:
    a process of its own would wait for it with every notebook.
    """
    spec = find_spec("nbformat")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "v4"
    matches = ((_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    return {int(match[1]): file for match, file in matches if match}


def current_minor() -> int:
    """The newest minor of format 4 that nbformat knows."""
    return max(_files())


@lru_cache
def schema(minor: int, *, strict: bool = False) -> dict[str, Any]:
    """The schema of format 4.``minor``; unknown properties are fine unless ``strict``.

    A minor format from the future is held against the newest known one, with unknown
    properties and kinds of cells and outputs allowed, as nbformat does.
    """
    known = min(minor, current_minor())
    found: dict[str, Any] = json.loads(_files()[known].read_text("utf-8"))
    if not strict or known < minor:
        _allow_unknown_properties(found)
    if known < minor:
        definitions = found["definitions"]
        definitions["cell"]["oneOf"].append({"$ref": "#/definitions/unrecognized_cell"})
        definitions["output"]["oneOf"].append({"$ref": "#/definitions/unrecognized_output"})
    return found


@lru_cache
def _fast(minor: int, strict: bool) -> Callable[[Any], Any]:
    import fastjsonschema

    compiled: Callable[[Any], Any] = fastjsonschema.compile(schema(minor, strict=strict))
    return compiled


def is_valid(notebook: Any, minor: int, *, strict: bool = False) -> bool:
    """Whether ``notebook`` is of format 4.``minor``, and has nothing else where ``strict``."""
    import fastjsonschema

    try:
        _fast(minor, strict)(notebook)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def _allow_unknown_properties(node: Any) -> None:
    if isinstance(node, dict):
        if node.get("additionalProperties") is False:
            del node["additionalProperties"]
        for value in node.values():
            _allow_unknown_properties(value)
    elif isinstance(node, list):
        for value in node:
            _allow_unknown_properties(value)
