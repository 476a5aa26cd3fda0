"""Which git processes are started? A ``git`` before the real one on the path writes them down."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path


class CountedGit:
    """A folder for the front of ``PATH``, with a ``git`` that notes its arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = folder / "log"
        real = shutil.which("git")
        assert real is not None
        folder.mkdir()
        program = folder / "git"
        program.write_text(
            f"#!/bin/sh\nprintf '%s\\0' \"$*\" >> {shlex.quote(str(self._log))}\n"
            f'exec {shlex.quote(real)} "$@"\n'
        )
        program.chmod(0o755)

    @property
    def path(self) -> str:
        """The value for ``PATH``."""
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"

    def started(self) -> list[str]:
        """The arguments of those that were started since the last call, without ``-C folder``."""
        if not self._log.exists():
            return []
        lines = self._log.read_text(errors="surrogateescape").split("\0")[:-1]
        self._log.unlink()
        return [line.split(" ", 2)[2] if line.startswith("-C ") else line for line in lines]
