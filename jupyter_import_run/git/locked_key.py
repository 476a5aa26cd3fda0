"""Keys of ssh that cannot be used: they have a passphrase, and no agent has been told it.

ssh says of them what it says of keys that the server does not take.
"""

from __future__ import annotations

import base64
import binascii
import os
import pwd
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import ImportRunError
from ..threads import in_thread
from .process import run_program

_MOST_BYTES = 64 * 1024
_PATIENCE = 5.0
"""Seconds that an agent may take."""

_MAGIC = b"openssh-key-v1\0"
_MARKS = (b"BEGIN ENCRYPTED PRIVATE KEY", b"Proc-Type: 4,ENCRYPTED")
"""Of keys in PEM (RFC 5958, RFC 1421)."""


async def locked_key(identities: Sequence[str], agent: str) -> Path | None:
    """The first file of ``identities`` that ssh cannot open, and whose key no agent holds.

    ``agent`` is its socket as ssh_config(5) has it (``IdentityAgent``), or empty.
    """
    locked = await in_thread(lambda: [file for each in identities if (file := _locked(each))])
    if not locked:
        return None
    held = await _held(agent)
    return await in_thread(lambda: next((each for each in locked if not _is_in(each, held)), None))


def _locked(identity: str) -> Path | None:
    """The file, where it is a private key with a passphrase."""
    file = _path(identity)
    raw = _read(file)
    known = _openssh(raw)
    has_passphrase = known[0] != b"none" if known else any(mark in raw for mark in _MARKS)
    return file if has_passphrase else None


def _is_in(file: Path, held: str) -> bool:
    """Whether an agent that lists ``held`` has the key of ``file``, whose public half is open."""
    known = _openssh(_read(file))
    if known is not None:
        return base64.b64encode(known[1]).decode("ascii") in held
    words = _read(file.with_name(f"{file.name}.pub")).split()
    return len(words) > 1 and words[1].decode("ascii", "replace") in held


def _openssh(raw: bytes) -> tuple[bytes, bytes] | None:
    """The cipher and the public key of a file in OpenSSH's own form; None for others.

    https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key?annotate=HEAD
    """
    lines = [line for line in raw.splitlines() if not line.startswith(b"-----")]
    try:
        blob = base64.b64decode(b"".join(lines), validate=True)
    except binascii.Error:
        return None
    if not blob.startswith(_MAGIC):
        return None
    cipher, rest = _string(blob[len(_MAGIC) :])
    _, rest = _string(rest)
    _, rest = _string(rest)
    return cipher, _string(rest[4:])[0]


def _string(data: bytes) -> tuple[bytes, bytes]:
    """A string and what follows it (RFC 4251, section 5)."""
    end = 4 + int.from_bytes(data[:4], "big")
    return data[4:end], data[end:]


async def _held(agent: str) -> str:
    """The public keys that the agent holds, as ``ssh-add -L`` prints them."""
    environment: Mapping[str, str] = os.environ
    if agent not in ("", "SSH_AUTH_SOCK"):
        environment = {**os.environ, "SSH_AUTH_SOCK": str(_path(agent))}
    try:
        answer = await run_program(
            ["ssh-add", "-L"], environment=environment, longest_silence=_PATIENCE
        )
    except (OSError, ImportRunError):
        return ""
    return answer.text if answer.returncode == 0 else ""


def _path(text: str) -> Path:
    """ssh finds a home by the user's id, whatever ``HOME`` says."""
    if text.startswith("~/"):
        return Path(pwd.getpwuid(os.getuid()).pw_dir) / text[2:]
    return Path(text)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES)
    except OSError:
        return b""
