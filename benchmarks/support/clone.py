"""Git itself, without anything of ours."""

from __future__ import annotations

import subprocess
from pathlib import Path


def start_clone(
    url: str,
    target: Path,
    environment: dict[str, str],
    *,
    before: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> subprocess.Popen[bytes]:
    """Start ``git before… clone options… url target``.

    In a session of its own, as in a person's terminal: Linux shares the processors among
    sessions, and a clone in the session of the Git server that it talks to is faster on a busy
    machine than any other could be.
    """
    return subprocess.Popen(
        ["git", *before, "clone", "--quiet", *options, url, str(target)],
        env=environment,
        start_new_session=True,
    )


def wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for its end; a failure raises."""
    if process.wait():
        raise RuntimeError("git clone failed")
