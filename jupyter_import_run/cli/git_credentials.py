"""Say how git is signed in where a terminal does not inherit it from JupyterLab.

JupyterLab's own terminals and kernels need nothing of this. Others, an ssh session or an editor's
terminal, are signed in with the line that this prints; nothing is changed by it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .parser import add_json

HELP = "sign in git outside of JupyterLab's terminals"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``git-credentials``."""
    parser.add_argument(
        "--print",
        action="store_true",
        required=True,
        help="print what to set, for which hosts",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print it. Returns 0."""
    import os

    from ..credentials.environment import include_file, is_announced
    from ..store import data_folder
    from .console import Console

    file = str(include_file(data_folder()))
    announced = is_announced(Path(file), os.environ)
    hosts = _hosts(file)
    answer = {"signed_in": announced, "variables": _variables(file), "hosts": hosts}
    connected = (
        f"Connected: {', '.join(hosts)}"
        if hosts
        else "No account is connected yet: connect one in the panel of Import & Run."
    )
    Console(as_json=arguments.json).answer(answer, *_how(file, announced), "", connected)
    return 0


def _variables(file: str) -> dict[str, str]:
    """Of an environment in which git is signed in."""
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "include.path",
        "GIT_CONFIG_VALUE_0": file,
    }


def _how(file: str, announced: bool) -> list[str]:
    import shlex

    if announced:
        return ["Git is signed in here already: this terminal inherited it from JupyterLab."]
    quoted = shlex.quote(file)
    variables = (f"{name}={shlex.quote(value)}" for name, value in _variables(file).items())
    return [
        "To sign in git with the accounts of JupyterLab, in all terminals from now on:",
        "",
        f"  git config --global --add include.path {quoted}",
        "",
        "This changes your ~/.gitconfig. To undo it:",
        "",
        f"  git config --global --fixed-value --unset include.path {quoted}",
        "",
        "In this terminal only:",
        "",
        f"  export {' '.join(variables)}",
    ]


def _hosts(file: str) -> list[str]:
    """For which hosts, as the file says: asking the store could open a keyring."""
    import re

    try:
        with open(file, encoding="utf-8", errors="replace") as text:
            return re.findall(r'^\[credential "([a-z]+://[^/"]+)"\]$', text.read(), re.MULTILINE)
    except FileNotFoundError:
        return []
