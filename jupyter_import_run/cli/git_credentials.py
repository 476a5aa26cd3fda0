"""Say how git is signed in where a terminal does not inherit it from JupyterLab.

JupyterLab's own terminals and kernels need nothing of this. Others, an ssh session or an editor's
terminal, are signed in with the line that this prints; nothing is changed by it.
"""

from __future__ import annotations

import argparse

HELP = "sign in git outside of JupyterLab's terminals"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``git-credentials``."""
    parser.add_argument(
        "--print",
        action="store_true",
        required=True,
        help="print what to set, for which hosts",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print it. Returns 0."""
    import os
    import shlex

    from ..credentials.environment import include_file, is_announced
    from ..store import data_folder

    file = include_file(data_folder())
    if is_announced(file, os.environ):
        print("Git is signed in here already: this terminal inherited it from JupyterLab.")
    else:
        print(
            "To sign in git with the accounts of JupyterLab, in all terminals from now on:\n\n"
            f"  git config --global --add include.path {shlex.quote(str(file))}\n\n"
            "This changes your ~/.gitconfig. To undo it:\n\n"
            "  git config --global --fixed-value --unset include.path "
            f"{shlex.quote(str(file))}\n\n"
            "In this terminal only:\n\n"
            "  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=include.path "
            f"GIT_CONFIG_VALUE_0={shlex.quote(str(file))}"
        )
    print(f"\n{_hosts(str(file))}")
    return 0


def _hosts(file: str) -> str:
    """For which hosts, as the file says: asking the store could open a keyring."""
    import re

    try:
        with open(file, encoding="utf-8", errors="replace") as text:
            found = re.findall(r'^\[credential "([a-z]+://[^/"]+)"\]$', text.read(), re.MULTILINE)
    except FileNotFoundError:
        found = []
    if not found:
        return "No account is connected yet: connect one in the panel of Import & Run."
    return "Connected: " + ", ".join(found)
