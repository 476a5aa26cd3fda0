"""``ssh-keyscan``: which keys a server shows."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from .process import run_program

_SECONDS = 10

_TYPES = {"ssh-ed25519": "ED25519", "ecdsa-sha2-": "ECDSA", "ssh-rsa": "RSA"}
"""How ssh calls them before people, by how their names begin; those that it likes best first."""


@dataclass(frozen=True)
class HostKey:
    """``type`` is as people read it, ``line`` is ``TYPE KEY`` as known_hosts has it."""

    type: str
    fingerprint: str
    line: str


async def ssh_keyscan(address: str, port: int) -> list[HostKey]:
    """The keys of the server at ``address``, the one that ssh would take first.

    Empty where it shows none in time. Raises ``unsupported`` without the program.
    """
    try:
        result = await run_program(
            ["ssh-keyscan", "-T", str(_SECONDS), "-p", str(port), "--", address],
            environment={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            folder=Path("/"),
            max_stdout=256 * 1024,
            longest_silence=3 * _SECONDS,
        )
    except FileNotFoundError as error:
        raise ImportRunError("unsupported", "ssh-keyscan is not installed here.") from error
    keys = [key for line in result.text.splitlines() if (key := _read(line)) is not None]
    order = list(_TYPES.values())
    return sorted(keys, key=lambda key: order.index(key.type))


def _read(line: str) -> HostKey | None:
    """A line ``NAME TYPE KEY``; None for comments and for what ssh does not take any more."""
    fields = line.split()
    if len(fields) != 3 or line.startswith("#"):
        return None
    _, name, key = fields
    type_ = next((shown for begin, shown in _TYPES.items() if name.startswith(begin)), None)
    if type_ is None:
        return None
    try:
        digest = hashlib.sha256(base64.b64decode(key, validate=True)).digest()
    except binascii.Error:
        return None
    shown = base64.b64encode(digest).decode("ascii").rstrip("=")
    return HostKey(type_, f"SHA256:{shown}", f"{name} {key}")
