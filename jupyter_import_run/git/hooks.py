"""A hook of the person's own (githooks(5)): run as git runs it in their terminal.

It is their program, so it gets their environment, not the hardened one of a git process of
ours: a pre-commit hook may install what it needs, and git-lfs uploads what a push needs.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from .process import ProgramResult, run_program

_STRAY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What leads to another repository, of ``git rev-parse --local-env-vars``."""


async def run_hook(
    program: Path,
    arguments: Sequence[str],
    *,
    folder: Path,
    variables: Mapping[str, str] | None = None,
    stdin: bytes = b"",
) -> ProgramResult:
    """Run ``program`` in ``folder``, the top of the working tree. Nobody is there to be asked.

    A script that does not say by what it is to be read is one for the shell, as for git.
    """
    command = [str(program), *arguments]
    environment = _environment(variables or {})
    try:
        return await run_program(command, environment=environment, folder=folder, stdin=stdin)
    except OSError as error:
        if error.errno != errno.ENOEXEC:
            raise
    return await run_program(
        ["/bin/sh", *command], environment=environment, folder=folder, stdin=stdin
    )


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _STRAY and not name.startswith("GIT_TRACE")
    }
    refuse = shutil.which("false") or "/bin/false"
    unasked = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": refuse, "SSH_ASKPASS": refuse}
    return {**kept, **unasked, "GIT_EDITOR": ":", **variables}
