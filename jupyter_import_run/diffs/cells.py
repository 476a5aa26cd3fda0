"""A notebook as its diff sees it: only what is compared is decoded."""

from __future__ import annotations

from typing import Any

import msgspec

_BOM = b"\xef\xbb\xbf"
_NONE = msgspec.Raw(b"null")

KERNELS_OWN = ("kernelspec", "language_info")
"""Metadata that whoever opens a notebook writes; no change that a person made."""


class Cell(msgspec.Struct, frozen=True):
    """One cell of nbformat 4; what a run left, and metadata, are still JSON."""

    cell_type: str
    source: str | list[str] = ""
    id: str | None = None
    outputs: msgspec.Raw = msgspec.Raw(b"[]")
    execution_count: msgspec.Raw = _NONE
    metadata: msgspec.Raw = msgspec.Raw(b"{}")
    attachments: msgspec.Raw = _NONE

    @property
    def text(self) -> str:
        """The source as one text."""
        return self.source if isinstance(self.source, str) else "".join(self.source)

    @property
    def key(self) -> tuple[str, str]:
        """What a person wrote: the kind of cell and its source."""
        return self.cell_type, self.text


class Notebook(msgspec.Struct, frozen=True):
    """A notebook of nbformat 4."""

    cells: list[Cell]
    nbformat: int
    nbformat_minor: int = 0
    metadata: dict[str, msgspec.Raw] = {}


def read_notebook(content: bytes) -> Notebook | None:
    """The notebook in ``content``, None where it is none of nbformat 4."""
    try:
        notebook = msgspec.json.decode(content.removeprefix(_BOM), type=Notebook)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return notebook if notebook.nbformat == 4 else None


def differ(old: msgspec.Raw, new: msgspec.Raw) -> bool:
    """Whether two values are not the same, however they are written."""
    return bytes(old) != bytes(new) and _value(old) != _value(new)


def ran_differently(old: Cell, new: Cell) -> bool:
    """Whether a run left something else."""
    return differ(old.outputs, new.outputs) or differ(old.execution_count, new.execution_count)


def has_outputs(cell: Cell) -> bool:
    """Whether a run left anything to see."""
    return bool(_value(cell.outputs))


def metadata_differs(old: Notebook, new: Notebook) -> bool:
    """Whether the notebook's own metadata are others, without those of the kernel."""
    if (old.nbformat, old.nbformat_minor) != (new.nbformat, new.nbformat_minor):
        return True
    names = {*old.metadata, *new.metadata} - {*KERNELS_OWN}
    return any(
        differ(old.metadata.get(name, _NONE), new.metadata.get(name, _NONE)) for name in names
    )


def kernel_differs(old: Notebook, new: Notebook) -> bool:
    """Whether their kernels wrote something else about themselves."""
    return any(
        differ(old.metadata.get(name, _NONE), new.metadata.get(name, _NONE)) for name in KERNELS_OWN
    )


def extras_differ(old: Cell, new: Cell) -> bool:
    """Whether a cell's metadata or attachments are others."""
    return differ(old.metadata, new.metadata) or differ(old.attachments, new.attachments)


def _value(raw: msgspec.Raw) -> Any:
    return msgspec.json.decode(raw)
