"""Names of files as the wire has them.

Git's names are bytes, which Python keeps as surrogates where they are no UTF-8, and JSON
and URLs cannot hold those. They are written out, so that a name that was shown can be
sent back: ``caf\\udce9`` is the byte 0xE9. A backslash that would read so is ``\\udc5c``.
"""

from __future__ import annotations

import re

_HARD = re.compile(r"[\udc80-\udcff]|\\(?=udc[0-9a-f]{2})")
_WRITTEN = re.compile(r"\\udc([0-9a-f]{2})")


def shown(name: str) -> str:
    """``name`` without surrogates."""
    return _HARD.sub(lambda match: f"\\udc{ord(match[0]) & 0xFF:02x}", name)


def meant(text: str) -> str:
    """The name that :func:`shown` made ``text`` of."""
    return _WRITTEN.sub(lambda match: _character(int(match[1], 16)), text)


def _character(byte: int) -> str:
    return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)
