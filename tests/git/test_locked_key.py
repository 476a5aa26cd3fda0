"""Which keys have a passphrase: as ssh-keygen writes them, in all its forms."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jupyter_import_run.git.locked_key import locked_key


@pytest.mark.parametrize(
    "form",
    [
        ["-t", "ed25519"],
        ["-t", "ecdsa", "-m", "PEM"],
        ["-t", "ecdsa", "-m", "PKCS8"],
    ],
    ids=["OpenSSH", "PEM", "PKCS8"],
)
async def test_a_key_with_a_passphrase_is_told_from_one_without(
    form: list[str], tmp_path: Path
) -> None:
    for name, passphrase in {"open": "", "locked": "correct horse"}.items():
        subprocess.run(
            ["ssh-keygen", "-q", *form, "-N", passphrase, "-f", str(tmp_path / name)], check=True
        )
    (tmp_path / "garbage").write_bytes(b"openssh-key-v1\0")
    others = [str(tmp_path / name) for name in ("none", "garbage", "open", "open.pub")]
    agent = str(tmp_path / "no-agent")
    assert await locked_key(others, agent) is None
    assert await locked_key([*others, str(tmp_path / "locked")], agent) == tmp_path / "locked"
