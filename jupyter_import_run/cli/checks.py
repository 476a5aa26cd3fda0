"""What has to be right for everything to work, looked at one by one."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..errors import ImportRunError
from .progress import size
from .words import count

if TYPE_CHECKING:
    from ..services import Services


class Check(NamedTuple):
    """What was found; ``mend`` says what to do where it is not ``good``."""

    name: str
    state: Literal["good", "note", "wrong"]
    found: str
    mend: str = ""


async def checks(services: Services) -> AsyncIterator[Check]:
    """All of them but that of the configuration, without which there are no services."""
    yield await _git()
    yield await asyncio.to_thread(_ssh)
    yield _policy(services)
    yield _proxy(services)
    yield await asyncio.to_thread(_store, services)
    yield await asyncio.to_thread(_saved, services)
    yield await asyncio.to_thread(_accounts, services)
    yield await _terminals(services)
    yield await asyncio.to_thread(_hub, services)
    yield await asyncio.to_thread(_disk, services)
    yield await asyncio.to_thread(_leftovers, services)


async def _git() -> Check:
    from ..git.version import MINIMUM, git_version, is_new_enough

    needed = ".".join(map(str, MINIMUM))
    try:
        version = await git_version()
    except ImportRunError as error:
        return Check("Git", "wrong", error.message, f"Install git {needed} or newer.")
    text = ".".join(map(str, version))
    if not is_new_enough(version):
        return Check("Git", "wrong", f"Version {text}.", f"Update it to {needed} or newer.")
    return Check("Git", "good", f"Version {text}, at {shutil.which('git')}.")


def _ssh() -> Check:
    if shutil.which("ssh") is None:
        mend = "Install OpenSSH to use addresses like git@host:group/name."
        return Check("ssh", "note", "It is not installed.", mend)
    return Check("ssh", "good", "It is installed.")


def _policy(services: Services) -> Check:
    settings = services.settings
    hosts = ", ".join(map(str, settings.allowed_hosts))
    said = [f"Reached: {hosts}." if hosts else "Every public host may be reached."]
    private = len(settings.private_hosts) + len(services.hosts())
    if private:
        said.append(f"{count(private, 'private host')} besides.")
    if settings.lock_private_hosts:
        said.append("The administrator decides on private ones.")
    if settings.lock_down_to_repositories:
        said.append("Only the administrator's repositories can be used.")
    return Check("Network", "good", " ".join(said))


def _proxy(services: Services) -> Check:
    from ..policy import proxy_for

    named = proxy_for("https", "example.org", 443) is not None
    used = services.settings.use_proxy
    if used and not named:
        mend = "Set https_proxy in the environment, or c.ImportRun.use_proxy = False."
        return Check("Proxy", "wrong", "It is to be used, and none is named.", mend)
    if named and not used:
        mend = "If nothing can be reached without it: c.ImportRun.use_proxy = True."
        return Check("Proxy", "note", "The environment names one, which is not used.", mend)
    return Check("Proxy", "good", "It is used, and judges addresses." if used else "None is used.")


def _store(services: Services) -> Check:
    """Whether records can be written, and all that there are can be read."""
    from ..store.atomic_write import write_atomically
    from ..store.files import is_newer

    folder = services.data_folder
    trial = folder / ".import-run-doctor"
    made = not folder.exists()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(trial, b"")
        trial.unlink()
        if made:
            folder.rmdir()
    except OSError as error:
        mend = "Make that folder yours, or make room on its disk."
        return Check("Records", "wrong", f"{folder}: {error.strerror}.", mend)
    newer = sorted(file.name for file in folder.rglob("*.json") if is_newer(file))
    if newer:
        mend = "Update Jupyter Import & Run here."
        return Check("Records", "wrong", f"A newer version wrote {', '.join(newer)}.", mend)
    corrupt = sorted(file.name for file in folder.rglob("*.corrupt"))
    if corrupt:
        mend = f"Look at it in {folder}; delete it when you need nothing of it."
        return Check("Records", "note", f"Set aside as unreadable: {', '.join(corrupt)}.", mend)
    return Check("Records", "good", f"They are in {folder}.")


def _saved(services: Services) -> Check:
    """Whether those that somebody wrote by hand keep the rules."""
    saved, problem = services.presets.known()
    if problem is not None and problem.data.get("reason") == "left_out":
        wrong = problem.data["repositories"]
        said = " ".join(f"{each['name']} is left out: {each['message']}" for each in wrong)
        mend = f"Mend that in {problem.data['path']}, or: jupyter import-run repositories delete"
        return Check("Saved", "wrong", said, f"{mend} {wrong[0]['name']}")
    given = sum(each.locked for each in saved)
    own = count(len(saved) - given, "repository", "repositories")
    also = f", and {given} from your administrator" if given else ""
    return Check("Saved", "good", f"{own} of your own{also}.")


def _accounts(services: Services) -> Check:
    from ..credentials.keyring import works
    from ..credentials.opening import UNREADABLE

    kept = {"files": "files that only you can read", "keyring": "the system's keyring",
            "hub": "the JupyterHub", "aws": "AWS Secrets Manager"}  # fmt: skip
    try:
        number = len(services.accounts.accounts())
        by = kept.get(services.accounts.protected_by, "what the administrator named")
    except UNREADABLE as error:
        said = error.message if isinstance(error, ImportRunError) else str(error)
        return Check("Accounts", "wrong", said, "See c.ImportRun.account_store.")
    if services.settings.account_store == "keyring" and not works():
        mend = "Install a keyring that works here, or c.ImportRun.account_store = 'files'."
        return Check("Accounts", "wrong", "The system has no keyring that works.", mend)
    return Check("Accounts", "good", f"{count(number, 'account')}, kept by {by}.")


async def _terminals(services: Services) -> Check:
    """Git refuses to run at all with a file that it cannot read."""
    from ..credentials.environment import include_file, is_announced
    from ..git.config import list_file

    file = include_file(services.data_folder)
    if file.exists():
        try:
            await list_file(file)
        except ImportRunError as error:
            return Check("Terminals", "wrong", error.message, f"Delete {file}.")
    if is_announced(file, os.environ):
        return Check("Terminals", "good", "Git is signed in here.")
    mend = "To change that: jupyter import-run git-credentials --print"
    return Check("Terminals", "note", "Git in this terminal is not signed in by accounts.", mend)


def _hub(services: Services) -> Check:
    from ..host.hub import hub

    found = hub()
    if found is None:
        return Check("Hub", "good", "There is none.")
    if services.settings.hub_accounts and not os.environ.get("JUPYTERHUB_API_TOKEN"):
        mend = "Run this in a terminal of the server that the hub started."
        return Check("Hub", "wrong", "It gives accounts, and there is no token for it.", mend)
    return Check("Hub", "good", f"This is the server of {found.user}.")


def _disk(services: Services) -> Check:
    from ..host.storage import storage_locations

    least = services.settings.min_free_bytes
    said = []
    for place in storage_locations(services.root, services.settings.storage_locations):
        name = place.path or "The Jupyter folder"
        if place.problem is not None:
            return Check("Disk", "wrong", f"{name}: {place.problem.message}", "Mend that folder.")
        free = place.free_bytes or 0
        if free <= least:
            mend = (
                "Delete what you need no more."
                if not least
                else (f"At least {size(least)} have to stay free.")
            )
            return Check("Disk", "wrong", f"{name}: {size(free)} free.", mend)
        said.append(f"{name}: {size(free)} free.")
    return Check("Disk", "good", " ".join(said))


def _leftovers(services: Services) -> Check:
    left = services.workspaces.left_over()
    if not left:
        return Check("Leftovers", "good", "There are none.")
    mend = "The next start of a server removes them; so does: jupyter import-run cleanup"
    return Check("Leftovers", "note", f"{count(len(left), 'unfinished folder')}.", mend)
