"""Make what operations work with: for a server by ``app.py``, for one command by ``cli``."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .config.settings import Settings
    from .root import Root
    from .services import Contents, Services


def make_services(
    settings: Settings, contents: Contents, root: Root | None, root_name: str, log: logging.Logger
) -> Services:
    """The services over ``root``; what is remembered of its repositories goes by ``root_name``.

    Whoever makes them over one root sees the same files, with the same locks.
    """
    from .git.version import GitRequirement
    from .operations.summarise import Summaries
    from .policy import NetworkPolicy
    from .repository.open import Repositories
    from .services import Services
    from .store import data_folder
    from .store.cloned import ClonedRepositories
    from .store.hosts import AllowedHosts
    from .store.kept_folders import KeptFolders
    from .store.origins import NotebookOrigins
    from .store.remembered import RememberedChoices
    from .store.workspace import Workspaces

    folder = data_folder()
    hosts = AllowedHosts(folder)
    cloned = ClonedRepositories(folder)
    return Services(
        settings=settings,
        data_folder=folder,
        policy=NetworkPolicy(
            allowed_hosts=settings.allowed_hosts,
            private_hosts=settings.private_hosts,
            lock_private_hosts=settings.lock_private_hosts,
            use_proxy=settings.use_proxy,
            person_hosts=hosts,
        ),
        contents=contents,
        root=root,
        git=GitRequirement(),
        summaries=Summaries(settings.provider_kinds),
        repositories=Repositories(root, cloned),
        cloned=cloned,
        kept_folders=KeptFolders(folder),
        choices=RememberedChoices(folder, root_name),
        hosts=hosts,
        origins=NotebookOrigins(folder, root_name),
        workspaces=Workspaces(folder),
        log=log,
    )
