"""The check itself. Blocks; runs in a thread or in a process of its own."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import Any

from ..errors import ImportRunError, from_os_error
from ..wire.warnings import JobWarning
from .convert import to_bytes, upgrade
from .impostors import impostor
from .parsing import decode, parse, too_deep
from .place import first_fault
from .result import CheckedNotebook, not_a_notebook
from .schema import current_minor, is_valid

_BYTE_ORDER_MARK = JobWarning(
    "byte_order_mark", "A byte order mark at the start of the file was removed."
)
_IDS_MISSING = JobWarning(
    "cell_ids_missing", "Some cells have no id; they get one when the notebook is first saved."
)
_IDS_SHARED = JobWarning(
    "cell_ids_shared", "Some cells share an id; they get new ones when the notebook is first saved."
)


def examine(path: Path) -> CheckedNotebook:
    """Check the file at ``path``; rewrite it where it has a byte order mark or an old format.

    Raises ``not_a_notebook`` with the reason (see :mod:`.result`).
    """
    try:
        data = path.read_bytes()
        has_bom = data.startswith(codecs.BOM_UTF8)
        if has_bom:
            data = data[len(codecs.BOM_UTF8) :]
        checked, rewritten = _examine(data)
        if rewritten is not None or has_bom:
            _replace(path, data if rewritten is None else rewritten)
    except RecursionError as error:
        raise too_deep() from error
    except MemoryError as error:
        raise too_complex() from error
    except OSError as error:
        raise from_os_error(error) from error
    if has_bom:
        return CheckedNotebook(checked.kernel_name, (_BYTE_ORDER_MARK, *checked.warnings))
    return checked


def too_complex() -> ImportRunError:
    """More objects than fit into the memory that a check may take."""
    return not_a_notebook("too_complex", "The file takes too much memory to be read.")


def _examine(data: bytes) -> tuple[CheckedNotebook, bytes | None]:
    """What is in the file, and the new content where it was converted."""
    text = decode(data)
    if not text.strip():
        raise impostor(text) or not_a_notebook("empty", "The file is empty.")
    notebook = parse(text)
    del text
    major = _major(notebook)
    if major < 4:
        notebook = upgrade(notebook, major)
        _require_valid(notebook, notebook["nbformat_minor"])
        converted = JobWarning(
            "converted",
            f"The notebook was of format {major} and was converted to format 4.",
            {"nbformat": major},
        )
        return CheckedNotebook(_kernel_name(notebook), (converted,)), to_bytes(notebook)
    warnings = _require_valid_4(notebook)
    return CheckedNotebook(_kernel_name(notebook), warnings), None


def _major(notebook: Any) -> int:
    """The major format, 1 to 4. Raises ``not_a_notebook`` for anything else."""
    if not isinstance(notebook, dict):
        raise not_a_notebook("other_json", "The file is JSON, but not a notebook.")
    major = notebook.get("nbformat")
    if major is None and _is_format_1(notebook):
        return 1
    if major is None:
        words = (notebook.get(key) for key in ("message", "error_description", "error", "detail"))
        raise not_a_notebook(
            "other_json",
            "The file is JSON, but not a notebook.",
            details=next((each for each in words if isinstance(each, str)), None),
        )
    if not isinstance(major, int) or isinstance(major, bool) or major < 1:
        raise _invalid("nbformat", "is not a format")
    if major > 4:
        raise not_a_notebook(
            "newer_format",
            f"The notebook is of format {major}, which is newer than this JupyterLab.",
            nbformat=major,
        )
    return major


def _is_format_1(notebook: dict[str, Any]) -> bool:
    """The first format did not say which it was."""
    cells = notebook.get("cells")
    return (
        "metadata" not in notebook
        and isinstance(cells, list)
        and bool(cells)
        and all(isinstance(cell, dict) and "cell_type" in cell for cell in cells)
    )


def _require_valid_4(notebook: dict[str, Any]) -> tuple[JobWarning, ...]:
    """Raise unless JupyterLab opens this; what to warn of.

    ``notebook`` is changed as JupyterLab does on opening: ids are added, notes of former
    formats dropped. The file is not.
    """
    minor = notebook.get("nbformat_minor")
    if not isinstance(minor, int) or isinstance(minor, bool) or minor < 0:
        raise _invalid("nbformat_minor", "is missing" if minor is None else "is not a format")
    metadata = notebook.get("metadata")
    if isinstance(metadata, dict):
        for note in ("orig_nbformat", "orig_nbformat_minor"):
            metadata.pop(note, None)
    warnings = []
    if minor > current_minor():
        warnings.append(
            JobWarning(
                "newer_format",
                f"The notebook is of format 4.{minor}, which is newer than 4.{current_minor()}: "
                "some of it may not be shown.",
                {"nbformat_minor": minor, "known": current_minor()},
            )
        )
    if minor >= 5 and isinstance(notebook.get("cells"), list):
        warnings += _settle_ids(notebook["cells"])
    if not is_valid(notebook, minor, strict=True):
        _require_valid(notebook, minor)
        warnings.append(_unknown_property(notebook, minor))
    return tuple(warnings)


def _settle_ids(cells: list[Any]) -> list[JobWarning]:
    warnings = []
    missing = [cell for cell in cells if isinstance(cell, dict) and "id" not in cell]
    for cell in missing:
        cell["id"] = "missing"
    if missing:
        warnings.append(_IDS_MISSING)
    ids = [cell["id"] for cell in cells if isinstance(cell, dict) and isinstance(cell["id"], str)]
    given = [each for each in ids if each != "missing"]
    if len(given) != len(set(given)):
        warnings.append(_IDS_SHARED)
    return warnings


def _unknown_property(notebook: dict[str, Any], minor: int) -> JobWarning:
    """Such as the ``id`` of a cell, which tools write into formats before 4.5 too."""
    place = first_fault(notebook, minor, strict=True).place
    return JobWarning(
        "unknown_property",
        f"The notebook has “{place}”, which its format 4.{minor} does not know: Jupyter says so "
        "whenever it is opened.",
        {"place": place, "nbformat_minor": minor},
    )


def _require_valid(notebook: dict[str, Any], minor: int) -> None:
    if not is_valid(notebook, minor):
        fault = first_fault(notebook, minor)
        raise _invalid(fault.place, fault.problem)


def _invalid(place: str, problem: str) -> ImportRunError:
    where = f" at {place}" if place else ""
    return not_a_notebook(
        "invalid", f"The notebook is not valid{where}.", place=place, details=problem
    )


def _kernel_name(notebook: dict[str, Any]) -> str | None:
    """The kernel that the notebook names, where it is text that can be sent on."""
    name = (notebook["metadata"].get("kernelspec") or {}).get("name")
    if not isinstance(name, str) or not name.strip():
        return None
    return name.encode("utf-8", "replace").decode("utf-8")


def _replace(path: Path, data: bytes) -> None:
    """The file is the old one or the new one, never half of it."""
    temporary = path.with_name(f"{path.name}.new")
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
