"""Start JupyterLab in a fresh folder beside a Git server with a sample repository.

No account and no network are needed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..demo.run import DemoAddresses

HELP = "try everything out, without network or account"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``demo``."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="folder to work in, kept at the end (default: a fresh one, removed at the end)",
    )
    parser.add_argument("--port", type=_port, help="port of JupyterLab (default: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(arguments: argparse.Namespace) -> int:
    """Run the demo until Ctrl+C. Returns 1, after one clear sentence, where it cannot start."""
    import asyncio

    from ..demo.lab import LabError
    from ..demo.run import GitMissingError, run_demo

    print("Starting JupyterLab and a Git server …", flush=True)
    try:
        asyncio.run(
            run_demo(
                root=arguments.root,
                port=arguments.port,
                open_browser=not arguments.no_browser,
                on_ready=_show,
            )
        )
    except (GitMissingError, LabError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print("Stopped.")
    return 0


def _show(addresses: DemoAddresses) -> None:
    folder = f"{addresses.root}{'' if addresses.kept else '  (removed at the end)'}"
    print(
        f"\n  JupyterLab  {addresses.lab_url}"
        f"\n  Repository  {addresses.sample_url}"
        f"\n  Folder      {folder}"
        "\n\nPress Ctrl+C here to stop.",
        flush=True,
    )


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(f"{port} is no port: 1 to 65535")
    return port
