"""Which hooks run on a person's own commit and push, and what they say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ImportRunError
from ..git.hooks import run_hook
from ..git.runner import run_git
from ..threads import in_thread
from .opened import Repository

_MOST_WORDS = 20_000
"""Characters of what all hooks say together that are kept: the last ones."""


@dataclass
class Hooks:
    """The hooks of one repository; ``folder`` is None where none may run.

    ``words`` is what they have said so far.
    """

    repository: Repository
    folder: Path | None
    words: str = field(default="")

    def has(self, *names: str) -> bool:
        """Whether one of them is there and may run. Blocks for a moment."""
        return any(self._program(name) is not None for name in names)

    async def run(
        self,
        name: str,
        *arguments: str,
        variables: Mapping[str, str] | None = None,
        stdin: bytes = b"",
        may_refuse: bool = True,
    ) -> None:
        """Run the hook ``name`` where there is one.

        Raises ``forbidden`` with what it said where it refuses. Files that it changed
        stay so, as in a terminal: a hook that puts them in form means them for the next try.
        """
        program = await in_thread(self._program, name)
        if program is None:
            return
        try:
            answer = await run_hook(
                program,
                arguments,
                folder=self.repository.folder,
                variables=variables,
                stdin=stdin,
            )
        except OSError as error:  # what is to read the script is not there
            has_refused, said = True, f"{name}: {error.strerror}"
        else:
            has_refused = answer.returncode != 0
            said = answer.stdout.decode("utf-8", "replace") + answer.stderr
        self.words = "\n".join(filter(None, [self.words, said.strip()]))[-_MOST_WORDS:]
        if has_refused and may_refuse:
            raise ImportRunError(
                "forbidden",
                f"The hook {name} of this repository refuses.",
                reason="hook",
                hook=name,
                details=self.words,
            )

    def _program(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        program = self.folder / name
        return program if program.is_file() and os.access(program, os.X_OK) else None


async def hooks_of(repository: Repository, *, wanted: bool) -> Hooks:
    """Those that may run: ``wanted`` by the setting, in a repository that is trusted."""
    if not wanted or not repository.trusted:
        return Hooks(repository, None)
    configured = await run_git(
        ["config", "--show-scope", "-z", "--type=path", "--get-all", "core.hooksPath"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    fields = configured.text.split("\0")
    folder = repository.common_dir / "hooks"
    for scope, value in zip(fields[0::2], fields[1::2], strict=False):
        if scope != "command":  # which is ours, and says that no hook runs
            folder = repository.folder / value
    return Hooks(repository, folder)
