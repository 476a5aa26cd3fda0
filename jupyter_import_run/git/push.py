"""``git push`` of one branch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from ..redaction import redact_output
from .environment import Profile
from .errors import classify
from .last_words import OnLine
from .process import OnStart, ProgramResult
from .rejections import rejection
from .runner import run_git

_SERVER = re.compile(r"^remote: ?(.*?)\s*$", re.MULTILINE)


class Pushed(NamedTuple):
    """``sent``: whether the server had to be told anything; ``words`` is what it said."""

    sent: bool
    words: str


async def push(
    repository: Path,
    url: str,
    commit: str,
    branch: str,
    *,
    profile: Profile,
    only_from: str | None = None,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> Pushed:
    """Make ``branch`` of the repository at ``url`` become ``commit``, never by force.

    With ``only_from`` that is done only where the branch is at that commit now (NOWHERE: where
    there is none), which ``commit`` is to follow. Nothing else is sent: no tag, no submodule, no
    ref of ours. Hooks do not run. Raises ``push_rejected`` and ``branch_protected`` with the
    server's own words in ``data["details"]``, and what the network raises.
    """
    result = await run_git(
        [
            *("push", "--porcelain", "--progress", "--no-verify", "--no-follow-tags"),
            *("--no-signed", "--recurse-submodules=no", _lease(branch, only_from)),
            *("--", url, f"{commit}:refs/heads/{branch}"),
        ],
        repository=repository,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
        answers=(0, 1),
    )
    words = "\n".join(_SERVER.findall(result.stderr)).strip()
    flag, summary = _outcome(result)
    if result.returncode == 0:
        return Pushed(flag != "=", words)
    if flag == "!":
        raise rejection(summary, redact_output(words))
    raise classify(result.stderr, result.returncode)


def _lease(branch: str, only_from: str | None) -> str:
    """https://git-scm.com/docs/git-push#Documentation/git-push.txt---no-force-with-lease"""
    if only_from is None:
        return "--no-force-with-lease"
    return f"--force-with-lease=refs/heads/{branch}:{only_from}"


def _outcome(result: ProgramResult) -> tuple[str, str]:
    """The flag of the one ref, and what is said of it.

    https://git-scm.com/docs/git-push#_output
    """
    for line in result.text.splitlines():
        flag, _, rest = line.partition("\t")
        if len(flag) == 1 and "\t" in rest:
            return flag, rest.partition("\t")[2]
    return "", ""
