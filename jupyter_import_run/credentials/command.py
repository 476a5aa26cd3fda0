"""How git is told to run the helper."""

from __future__ import annotations

from pathlib import Path

from ..git.own_command import own_command
from ..place import origin_and_path
from .account import Account

_PROGRAM = Path(__file__).resolve().with_name("helper.py")


def helper_command(folder: Path, id: str | None = None) -> str:
    """The value of a ``credential.helper``."""
    only = ("--account", id) if id is not None else ()
    return "!" + own_command(_PROGRAM, "--store", str(folder), *only)


def credential_config(account: Account, folder: Path) -> tuple[tuple[str, str], ...]:
    """The configuration for one git process that is to work as ``account`` on its host.

    The empty value drops all other helpers for that place, which would be given our secrets to
    store; elsewhere they stay. The helper has to see the path where a part of the host counts.
    """
    helper = f"credential.{account.place}.helper"
    sees_path = "true" if account.path else "false"
    return (
        (helper, ""),
        (helper, helper_command(folder, account.id)),
        (f"credential.{account.place}.useHttpPath", sees_path),
    )


def nobody_config(url: str) -> tuple[tuple[str, str], ...]:
    """The configuration for one git process that is to work as nobody on the host of ``url``."""
    return ((f"credential.{origin_and_path(url)[0]}.helper", ""),)
