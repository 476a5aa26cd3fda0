"""How git is told to run the helper."""

from __future__ import annotations

from pathlib import Path

from ..git.own_command import own_command
from .account import Account

_PROGRAM = Path(__file__).resolve().with_name("helper.py")


def helper_command(folder: Path, id: str | None = None) -> str:
    """The value of a ``credential.helper``."""
    only = ("--account", id) if id is not None else ()
    return "!" + own_command(_PROGRAM, "--store", str(folder), *only)


def credential_config(account: Account, folder: Path) -> tuple[tuple[str, str], ...]:
    """The configuration for one git process that is to work as ``account`` on its host.

    The empty value drops all other helpers for that host, which would be given our secrets to
    store; for other hosts they stay.
    """
    key = f"credential.{account.origin}.helper"
    return ((key, ""), (key, helper_command(folder, account.id)))
