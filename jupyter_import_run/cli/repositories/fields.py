"""What can be said of a saved repository."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...wire.presets import Preset
    from ..context import Context

NULLABLE = ("branch", "folder", "account", "secret")
"""Fields that an empty text takes away."""


def add_fields(parser: argparse.ArgumentParser, *, changing: bool = False) -> None:
    """An option for each but the name and the URL; ``changing``: how to take one away too."""
    away = '; "" takes it away' if changing else ""
    parser.add_argument("--branch", help=f"branch or tag to begin at{away}")
    parser.add_argument("--folder", help=f"where it goes, below the Jupyter folder{away}")
    parser.add_argument(
        "--account", metavar="ACCOUNT", help=f"name@host of a connected account{away}"
    )
    parser.add_argument(
        "--secret", metavar="NAME", help=f"or a secret's name or ARN in AWS Secrets Manager{away}"
    )
    parser.add_argument("--description", help="a line about it")
    parser.add_argument(
        "--sparse", metavar="PATTERN", action="append", help="check out only this; repeatable"
    )
    parser.add_argument("--history", choices=("fast", "full", "none"), help="as of import")
    parser.add_argument(
        "--update",
        action=argparse.BooleanOptionalAction,
        help="pull it when a server starts, if that is a clean fast-forward",
    )


async def given_fields(context: Context, arguments: argparse.Namespace) -> dict[str, object]:
    """Those that were given, as the requests have them. Raises ``not_found`` for an account."""
    from ..accounts.choose import chosen_id

    names = (*NULLABLE, "url", "description", "sparse", "history", "update")
    found = {name: getattr(arguments, name) for name in names}
    found["account"] = await chosen_id(context, arguments.account) or arguments.account
    return {
        name: None if name in NULLABLE and value == "" else value
        for name, value in found.items()
        if value is not None
    }


def described(preset: Preset) -> list[str]:
    """One of them, for people."""
    facts = {
        "URL": preset.url,
        "Branch": preset.branch,
        "Folder": preset.folder,
        "Account": preset.account,
        "Secret": preset.secret,
        "Description": preset.description or None,
        "Only": ", ".join(preset.sparse) or None,
        "Here": preset.path,
        "Given by": "your administrator" if preset.locked else None,
    }
    lines = [f"  {name + ':':<13}{value}" for name, value in facts.items() if value is not None]
    return [preset.name, *lines]
