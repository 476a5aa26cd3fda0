"""Did only a kernel change a notebook, and nobody who works with it?"""

from __future__ import annotations

import msgspec

from .cells import KERNELS_OWN

_Values = dict[str, bytes]


def only_kernels_own(old: bytes, new: bytes) -> bool:
    """Whether what a kernel writes about itself differs, and nothing else.

    Value for value as it is written, which decodes no cell: a notebook in another layout has
    changed. False where one is no notebook.
    """
    before, after = _parts(old), _parts(new)
    if before is None or after is None:
        return False
    return before[0] == after[0] and before[1] != after[1]


def _parts(content: bytes) -> tuple[_Values, _Values] | None:
    """The values of a notebook and of its metadata, and apart from them those of its kernel."""
    try:
        values = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        metadata = msgspec.json.decode(
            values.pop("metadata", msgspec.Raw(b"{}")), type=dict[str, msgspec.Raw]
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    own = {name: bytes(metadata.pop(name)) for name in KERNELS_OWN if name in metadata}
    others = {f"metadata {name}": bytes(value) for name, value in metadata.items()}
    return {**{name: bytes(value) for name, value in values.items()}, **others}, own
