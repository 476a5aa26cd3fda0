"""How git is told to run the helper."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from .account import Account

_PROGRAM = Path(__file__).resolve().with_name("helper.py")


def helper_command(folder: Path, id: str | None = None) -> str:
    """The value of a ``credential.helper``, by absolute paths: it works in every terminal.

    Git hands it to a shell. ``-I -S`` lets Python import nothing from where it is started.
    """
    options = ["--store", str(folder), *(["--account", id] if id is not None else [])]
    command = [sys.executable, "-I", "-S", str(_PROGRAM), *options]
    return "!" + " ".join(shlex.quote(part) for part in command)


def credential_config(account: Account, folder: Path) -> tuple[tuple[str, str], ...]:
    """The configuration for one git process that is to work as ``account`` on its host.

    The empty value drops all other helpers for that host, which would be given our secrets to
    store; for other hosts they stay.
    """
    key = f"credential.{account.origin}.helper"
    return ((key, ""), (key, helper_command(folder, account.id)))
