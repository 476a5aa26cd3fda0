"""Old formats to format 4."""

from __future__ import annotations

import hashlib
from typing import Any

from .result import not_a_notebook


def upgrade(notebook: dict[str, Any], major: int) -> dict[str, Any]:
    """``notebook`` in format 4. Raises ``not_a_notebook`` where nbformat cannot do it.

    The same notebook always becomes the same bytes: nbformat gives the cells random ids,
    which are replaced by ones made from what is in them.
    """
    import nbformat

    try:
        node = nbformat.versions[major].to_notebook_json(
            notebook, minor=notebook.get("nbformat_minor", 0)
        )
        upgraded: dict[str, Any] = nbformat.convert(node, 4)  # type: ignore[no-untyped-call]
        for index, cell in enumerate(upgraded["cells"]):
            if "id" in cell:
                content = f"{index}\0{cell.get('source', '')}".encode("utf-8", "replace")
                cell["id"] = hashlib.sha256(content).hexdigest()[:12]
    except (
        AttributeError,
        KeyError,
        IndexError,
        TypeError,
        ValueError,
        nbformat.ValidationError,
    ) as error:
        raise not_a_notebook(
            "invalid",
            f"The notebook is of the old format {major} and cannot be converted.",
            place="",
            nbformat=major,
            details=f"{type(error).__name__}: {error}".partition("\n")[0],
        ) from error
    return upgraded


def to_bytes(notebook: dict[str, Any]) -> bytes:
    """The file of a converted notebook, as JupyterLab itself would write it."""
    import nbformat

    text: str = nbformat.v4.writes_json(notebook)  # type: ignore[no-untyped-call]
    return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace")
