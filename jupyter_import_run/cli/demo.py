"""Start JupyterLab in a fresh folder beside a Git server with a sample repository.

No account and no network are needed.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .console import Console
from .parser import add_json

if TYPE_CHECKING:
    from ..demo.run import DemoAddresses
    from ..wire.errors import ErrorCode

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
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the demo until Ctrl+C. Returns 1, after one clear sentence, where it cannot start."""
    import asyncio

    from ..demo.lab import LabError
    from ..demo.run import GitMissingError, run_demo

    console = Console(as_json=arguments.json)
    if not console.as_json:
        print("Starting JupyterLab and a Git server …", flush=True)
    try:
        asyncio.run(
            run_demo(
                root=arguments.root,
                port=arguments.port,
                open_browser=not arguments.no_browser,
                on_ready=partial(_show, console),
            )
        )
    except (GitMissingError, LabError, OSError) as error:
        _fail(console, error)
        return 1
    if not console.as_json:
        print("Stopped.")
    return 0


def _show(console: Console, addresses: DemoAddresses) -> None:
    """Where everything is; for programs one document, while the demo goes on."""
    answer = {
        "lab_url": addresses.lab_url,
        "sample_url": addresses.sample_url,
        "root": str(addresses.root),
        "kept": addresses.kept,
    }
    folder = f"{addresses.root}{'' if addresses.kept else '  (removed at the end)'}"
    console.answer(
        answer,
        "",
        f"  JupyterLab  {addresses.lab_url}",
        f"  Repository  {addresses.sample_url}",
        f"  Folder      {folder}",
        "",
        "Press Ctrl+C here to stop.",
    )
    sys.stdout.flush()


def _fail(console: Console, error: Exception) -> None:
    if not console.as_json:
        print(error, file=sys.stderr)
        return
    from ..demo.run import GitMissingError
    from ..errors import ImportRunError

    code: ErrorCode = "git_missing" if isinstance(error, GitMissingError) else "unsupported"
    console.fail(ImportRunError(code, str(error)))


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(f"{port} is no port: 1 to 65535")
    return port
