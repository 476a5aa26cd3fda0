"""What operations work with. ``app.py`` makes the one instance of a server."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from .audit import Audit
from .config.settings import Settings
from .git.version import GitRequirement
from .policy import NetworkPolicy
from .repository.open import Repositories
from .root import Root
from .store.cloned import ClonedRepositories
from .store.hosts import AllowedHosts
from .store.kept_folders import KeptFolders
from .store.origins import NotebookOrigins
from .store.remembered import RememberedChoices
from .store.workspace import Workspaces

if TYPE_CHECKING:
    from .credentials.accounts import Accounts
    from .operations.accounts.memory import AccountMemory
    from .operations.read.status import Statuses
    from .operations.summarise import Summaries
    from .presets.start import Start
    from .store.files import JsonFile
    from .store.known_hosts import KnownHosts
    from .store.presets import SavedRepositories
    from .store.publications import Publications


class Contents(Protocol):
    """What is used of Jupyter's contents manager. Its methods may be coroutines or not."""

    def dir_exists(self, path: str) -> Any: ...
    def exists(self, path: str) -> Any: ...
    def get(self, path: str, content: bool, type: str, format: str) -> Any: ...
    def delete(self, path: str) -> Any: ...
    def save(self, model: dict[str, Any], path: str) -> Any: ...


@dataclass
class Services:
    """Settings, policy, places and stores of one server.

    ``data_folder`` is where the stores are; ``root`` is None where the contents manager keeps no
    files on disk.
    """

    settings: Settings
    data_folder: Path
    policy: NetworkPolicy
    contents: Contents
    root: Root | None
    git: GitRequirement
    summaries: Summaries
    repositories: Repositories
    cloned: ClonedRepositories
    kept_folders: KeptFolders
    choices: RememberedChoices
    hosts: AllowedHosts
    origins: NotebookOrigins
    workspaces: Workspaces
    log: logging.Logger

    @cached_property
    def accounts(self) -> Accounts:
        """Made when somebody asks, as :attr:`statuses` are."""
        from .credentials.accounts import Accounts
        from .credentials.configured import configured

        return Accounts(self.data_folder, configured(self.settings))

    @cached_property
    def statuses(self) -> Statuses:
        """Made when somebody asks: a server starts without what only a panel needs."""
        from .operations.read.status import Statuses

        return Statuses(
            self.repositories, self.choices, self.settings.provider_kinds, self.accounts
        )

    @cached_property
    def audit(self) -> Audit:
        """Where it is noted who did what; a server sets one that also sends events."""
        return Audit(self.log)

    @cached_property
    def presets(self) -> SavedRepositories:
        """Made when somebody asks for saved repositories."""
        from .store.presets import SavedRepositories

        settings = self.settings
        return SavedRepositories(self.data_folder, settings.repositories, settings.provider_kinds)

    @cached_property
    def start_choice(self) -> JsonFile[Start]:
        """What the person's servers open with."""
        from .store.start import start_choice

        return start_choice(self.data_folder)

    @cached_property
    def publications(self) -> Publications:
        """Made when somebody publishes."""
        from .store.publications import Publications

        return Publications(self.data_folder, str(self.root.folder) if self.root else "")

    @cached_property
    def known_hosts(self) -> KnownHosts:
        """Made when somebody goes by ssh."""
        from .store.known_hosts import KnownHosts

        return KnownHosts(self.data_folder)

    @cached_property
    def account_memory(self) -> AccountMemory:
        """What is remembered of accounts for as long as the server runs."""
        from .operations.accounts.memory import AccountMemory

        return AccountMemory()

    async def stop(self) -> None:
        """End what goes on by itself: sign-ins that wait for their person."""
        if "account_memory" in vars(self):
            await self.account_memory.sign_ins.stop()
