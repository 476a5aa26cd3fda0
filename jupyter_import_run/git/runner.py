"""Start git: the only place that does.

A git process gets an argument list (never a shell), an environment built whole by
``environment.py``, no standard input unless given, and a session of its own, so that a
cancel ends it together with its helpers (``git-remote-https``, ``ssh``, ``index-pack``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import ImportRunError
from .child import OnChunk
from .environment import Profile, build
from .errors import classify
from .last_words import OnLine
from .process import OnStart, ProgramResult, run_program

LONGEST_READ = 120.0
"""Seconds in which a git that only reads what is here says something.

A large working tree on a slow disk takes its time; a pipe in the place of a file, for ever.
"""


async def run_git(
    arguments: Sequence[str],
    *,
    repository: Path | None,
    profile: Profile,
    stdin: bytes | None = None,
    on_stdout: OnChunk | None = None,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
    answers: Sequence[int] = (0,),
    max_stdout: int = 64 * 1024 * 1024,
) -> ProgramResult:
    """Run ``git -C repository arguments…`` to its end.

    ``answers`` are the exit codes that are ordinary answers; any other raises the
    ImportRunError that :func:`~.errors.classify` reads from git's words.
    ``on_stdout`` gets standard output while it comes; the result then holds none of it.
    ``on_progress_line`` gets each line of standard error while it comes, also those that
    git overwrites. ``on_start`` gets the process id, which is the id of its group too.
    Raises ``too_large`` where git says more than ``max_stdout`` bytes, and ``timeout`` where
    one that only reads and reaches nobody falls silent.
    One that reaches a server may have much to unpack, so it has a low priority.
    On cancellation the whole group is gone before CancelledError goes on.
    """
    command = ["git", *(["-C", str(repository)] if repository is not None else []), *arguments]
    try:
        result = await run_program(
            command,
            environment={**build(profile), **_no_other(repository)},
            stdin=stdin,
            on_stdout=on_stdout,
            on_line=on_progress_line,
            on_start=on_start,
            max_stdout=max_stdout,
            longest_silence=LONGEST_READ if profile.only_looks else None,
            waits_for_others=bool(profile.pins),
        )
    except FileNotFoundError as error:
        raise ImportRunError("git_missing", "Git is not installed on this server.") from error
    if result.returncode not in answers:
        raise classify(result.stderr, result.returncode)
    return result


def _no_other(repository: Path | None) -> dict[str, str]:
    """Git looks for a repository in all folders above; here only this one is meant.

    The folder where it stops is named without a colon, which would make two of it.
    """
    if repository is None:
        return {}
    above = next((each for each in repository.parents if ":" not in str(each)), repository)
    return {"GIT_CEILING_DIRECTORIES": str(above)}
