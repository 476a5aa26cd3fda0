"""All that is kept outside of the repositories: found, and removed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..services import Services

_MEANINGS = {
    "accounts": "connected accounts, and what git is told of them",
    "choices-": "what you chose for repositories",
    "repositories": "which repositories were imported here",
    "hosts.json": "private hosts that you allowed",
    "jobs-": "what was done",
    "kept-folders": "where folders were moved aside to",
    "known_hosts": "keys of ssh servers that you trusted",
    "origins-": "where notebooks came from",
    "presets": "saved repositories",
    "publications": "what is published again when it is saved",
    "start": "what servers open with",
    "work": "unfinished work",
}
_KEPT_FOLDERS = "kept-folders.json"


class Kept(NamedTuple):
    """Something that is kept. ``is_work``: what a person may have made, so it is asked for."""

    what: str
    place: str
    bytes: int
    is_work: bool = False


def find_kept(services: Services) -> list[Kept]:
    """Everything, with how much it is. Blocks."""
    return [*_records(services), *_secrets(services), *_leftovers(services), *_folders(services)]


def is_in_use(services: Services) -> bool:
    """Whether some server or command is in the middle of something. Blocks."""
    records = len(list((services.data_folder / "work").glob("*.json")))
    return records > len(services.workspaces.left_over())


def remove_kept(services: Services, *, with_work: bool) -> None:
    """Remove everything; ``with_work``: the folders that were moved aside too.

    Where those stay, so does the record of them: they can still be restored. Raises OSError, and
    ImportRunError where secrets are kept elsewhere and that does not open; nothing is gone then.
    Blocks.
    """
    from ..store.workspace import remove_tree

    for account in services.accounts.accounts():
        if not account.read_only:
            services.accounts.forget(account.id)
    root = services.root.folder if services.root is not None else None
    list(services.workspaces.sweep(root))
    folders = _folders(services)
    if with_work:
        for each in folders:
            remove_tree(Path(each.place))
    if with_work or not folders:
        if services.data_folder.exists():
            remove_tree(services.data_folder)
        return
    for entry in services.data_folder.iterdir():
        if entry.name == _KEPT_FOLDERS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            remove_tree(entry)
        else:
            entry.unlink()


def _records(services: Services) -> list[Kept]:
    found = []
    folder = services.data_folder
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name.endswith(".lock"):
            continue
        what = next((each for key, each in _MEANINGS.items() if entry.name.startswith(key)), None)
        size = _folder_bytes(entry) if entry.is_dir() else entry.lstat().st_size
        found.append(Kept(what or "other records", str(entry), size))
    return found


def _secrets(services: Services) -> list[Kept]:
    """Those that are not among the records."""
    by = services.accounts.protected_by
    if by not in ("keyring", "aws"):
        return []
    place = "the system's keyring" if by == "keyring" else "AWS Secrets Manager"
    return [
        Kept(f"the secret of {account.username} on {account.origin}", place, 0)
        for account in services.accounts.accounts()
    ]


def _leftovers(services: Services) -> list[Kept]:
    return [
        Kept("unfinished work", folder, _folder_bytes(Path(folder)))
        for folder in services.workspaces.left_over()
        if os.path.isdir(folder) and not Path(folder).is_relative_to(services.data_folder)
    ]


def _folders(services: Services) -> list[Kept]:
    places = [each.place() for each in services.kept_folders.list()]
    return [
        Kept(
            "a folder that was moved aside, with work in it", str(place), _folder_bytes(place), True
        )
        for place in places
        if place is not None
    ]


def _folder_bytes(folder: Path) -> int:
    """How much is in a folder; what cannot be looked at does not count. Blocks."""
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size
            except OSError:
                continue
    return total
