"""What a person can do about an error: the command line's counterpart of ``errorText.ts``.

The error's own sentence says what is the matter. Here is what comes next, where it is more than
to read that sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..errors import ImportRunError

_Facts = dict[str, Any]
_PROGRAM = "jupyter import-run"
_MOST_NAMED = 20

_BY_REASON: dict[str, Callable[[_Facts], str]] = {
    "author_missing": lambda facts: (
        "Tell git who you are: git config --global user.name NAME, and user.email ADDRESS."
    ),
    "aws_tools_missing": lambda facts: (
        f"Install {facts.get('program') or 'the AWS command line'} and try again."
    ),
    "behind": lambda facts: f"Pull first: {_PROGRAM} pull",
    "branch_moves": lambda facts: "Try again in a moment.",
    "can_allow": lambda facts: (
        f"Allow it if you know whose it is: {_PROGRAM} hosts allow {facts.get('host')}"
    ),
    "credentials": lambda facts: (
        f"Connect an account instead: {_PROGRAM} accounts add {facts.get('host') or 'HOST'}"
    ),
    "detached": lambda facts: "Switch to a branch first: git switch BRANCH",
    "needs_confirmation": lambda facts: (
        "Look at these files. Name the ones that are meant to go with --confirm PATH."
    ),
    "hidden_changes": lambda facts: (
        "Nothing was touched. Take the mark away first: "
        "git update-index --no-skip-worktree PATH, or --no-assume-unchanged."
    ),
    "file_encoding": lambda facts: "Save it in the encoding that .gitattributes name for it.",
    "impossible_name": lambda facts: "Choose another name: other systems read it as git's own.",
    "outputs_kept": lambda facts: "Mend it, or send it with its outputs.",
    "left_out": lambda facts: f"Mend it in {facts.get('path')}, or see: {_PROGRAM} doctor",
    "link_secret": lambda facts: "Find an address without one.",
    "newer_file": lambda facts: "Update Jupyter Import & Run here, and it can be read again.",
    "set_aside": lambda facts: (
        f"Look at {facts.get('path')}; delete it when you need nothing of it."
    ),
    "no_folder": lambda facts: "Make it first, or name another one.",
    "no_preset": lambda facts: f"See which there are: {_PROGRAM} repositories list",
    "no_upstream": lambda facts: "Push it first, then others can have it.",
    "not_offered": lambda facts: (
        f"See which there are: {_PROGRAM} repositories list"
        if facts.get("repositories")
        else "Ask whoever runs this Jupyter."
    ),
    "only_forward": lambda facts: (
        "Say how yours and theirs are joined: --no-rebase merges, --rebase makes yours anew on top."
    ),
    "not_committed": lambda facts: "Commit and push it first.",
    "not_pushed": lambda facts: "Push it first.",
    "nothing_to_publish": lambda facts: "Hidden files are left out.",
    "only_here": lambda facts: f"Publish it first: {_PROGRAM} publish --help",
    "own_machine": lambda facts: "Give the address that others know it by.",
    "several_notebooks": lambda facts: "Give the address of one of them.",
    "ssh_key_refused": lambda facts: (
        "Add your public key on its pages; one with a passphrase has to be in your ssh agent."
    ),
    "unknown_host_key": lambda facts: _unknown_host_key(facts),
    "upstream_gone": lambda facts: "Switch to another branch: git switch BRANCH",
}

_OF_A_FILE = {"file_encoding", "hidden_changes", "impossible_name"}
"""Reasons of which ``path`` is the one file that keeps all others here."""

_BY_CODE: dict[str, Callable[[_Facts], str]] = {
    "address_forbidden": lambda facts: "Check the address.",
    "auth_failed": lambda facts: _sign_in(facts, "Check your access there, or sign in again"),
    "auth_required": lambda facts: _sign_in(facts, "Sign in"),
    "branch_protected": lambda facts: "Name a branch of your own with --branch.",
    "busy": lambda facts: "Try again when the other program is done.",
    "conflict": lambda facts: (
        "Nothing was touched. Say whose changes count with --on-conflict mine, theirs or both."
    ),
    "disk_full": lambda facts: "Make room on the disk and try again.",
    "exists": lambda facts: "Choose another name.",
    "git_missing": lambda facts: f"See what is to be done: {_PROGRAM} doctor",
    "host_not_allowed": lambda facts: "Ask whoever runs this Jupyter to allow it.",
    "internal": lambda facts: f"See whether something is to be mended: {_PROGRAM} doctor",
    "local_changes": lambda facts: "Nothing was touched. Commit or discard your changes first.",
    "network": lambda facts: "Check the address and your connection, and try again.",
    "push_rejected": lambda facts: "Pull, then try again.",
    "rate_limited": lambda facts: "Try again in a while.",
    "timeout": lambda facts: "Try again later.",
}


def advice(error: ImportRunError) -> Sequence[str]:
    """Lines that follow the error's sentence: which files it is about, and what can be done."""
    reason = "can_allow" if error.data.get("can_allow") else error.data.get("reason")
    say = _BY_REASON.get(str(reason)) or _BY_CODE.get(error.code)
    return [*_files(error.data), *([say(error.data)] if say is not None else [])]


def _files(facts: _Facts) -> list[str]:
    """The files that an error names, in whichever of its facts they are."""
    for key in ("conflicts", "files", "paths", "warnings"):
        found = facts.get(key)
        if isinstance(found, list) and found:
            paths = (str(each["path"] if isinstance(each, dict) else each) for each in found)
            names = list(dict.fromkeys(paths))
            more = len(names) - _MOST_NAMED
            return [f"  {name}" for name in names[:_MOST_NAMED]] + (
                [f"  … and {more} more"] if more > 0 else []
            )
    path = facts.get("path")
    return [f"  {path}"] if isinstance(path, str) and facts.get("reason") in _OF_A_FILE else []


def _sign_in(facts: _Facts, what: str) -> str:
    return f"{what}: {_PROGRAM} accounts add {facts.get('host') or 'HOST'}"


def _unknown_host_key(facts: _Facts) -> str:
    fingerprint = facts.get("fingerprint")
    if not fingerprint:
        return "Connect to it once with ssh, compare its fingerprint, then try again."
    return (
        f"Compare its fingerprint {fingerprint} with what its pages say, then: {_PROGRAM} hosts "
        f"allow {facts.get('host')} --fingerprint {fingerprint}"
    )
