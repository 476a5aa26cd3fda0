"""The server extension: the one place where objects are wired together."""

from __future__ import annotations

import os
import threading
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_server.extension.application import ExtensionApp
from traitlets import TraitError

from .config import ConfigurationError, ImportRun

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from .config import Settings
    from .jobs.job import JobRecord
    from .jobs.registry import JobRegistry
    from .services import Services


class ImportRunApp(ExtensionApp):
    """Import & Run for one Jupyter server."""

    name = "jupyter_import_run"
    extension_url = "/lab"
    load_other_extensions = True
    classes = [ImportRun]  # noqa: RUF012 - the base class declares it so

    _jobs: JobRegistry | None = None
    _services: Services | None = None
    _include_file: Path | None = None

    def initialize_settings(self) -> None:
        """Check the configuration, make the services, set the disk in order."""
        from .handlers.base import SETTINGS_KEY

        settings = self._checked_settings()
        services, jobs = self._wire(settings)
        self._jobs, self._services = jobs, services
        self._announce(services.data_folder)
        self.settings[SETTINGS_KEY] = (services, jobs)
        if settings.open_example and settings.example_url:
            page = self._server().web_app.settings.setdefault("page_config_data", {})
            page["importRunExample"] = settings.example_url
        threading.Thread(
            target=self._tidy, args=(services,), name="import-run-tidy", daemon=True
        ).start()

    def initialize_handlers(self) -> None:
        """Register the routes."""
        from .handlers import ROUTES

        self.handlers.extend(ROUTES)

    async def stop_extension(self) -> None:
        """Cancel what runs, and wait until it is gone."""
        if self._jobs is not None:
            await self._jobs.stop()
        if self._services is not None:
            await self._services.stop()
        if self._include_file is not None:
            from .credentials.environment import withdraw

            withdraw(self._include_file, os.environ)

    def _server(self) -> ServerApp:
        assert self.serverapp is not None
        return self.serverapp

    def _checked_settings(self) -> Settings:
        """The configuration, or the end of the server with one clear line."""
        try:
            return ImportRun(parent=self).settings()
        except (ConfigurationError, TraitError) as error:
            self.log.critical("%s", " ".join(str(error).split()))
            raise SystemExit(1) from None

    def _wire(self, settings: Settings) -> tuple[Services, JobRegistry]:
        from . import events
        from .git.version import GitRequirement
        from .jobs.registry import JobRegistry
        from .operations.summarise import Summaries
        from .operations.table import operations
        from .policy import NetworkPolicy
        from .repository.open import Repositories
        from .services import Services
        from .store import data_folder
        from .store.cloned import ClonedRepositories
        from .store.hosts import AllowedHosts
        from .store.journal import JobJournal
        from .store.kept_folders import KeptFolders
        from .store.origins import NotebookOrigins
        from .store.remembered import RememberedChoices
        from .store.workspace import Workspaces

        folder = data_folder()
        contents = self._server().contents_manager
        root = _root_of(contents)
        root_name = str(root.folder) if root is not None else type(contents).__name__
        hosts = AllowedHosts(folder)
        cloned = ClonedRepositories(folder)
        choices = RememberedChoices(folder, root_name)
        repositories = Repositories(root, cloned)
        event_logger = self._server().event_logger
        assert event_logger is not None
        events.register(event_logger)

        def changed(job: JobRecord) -> None:
            events.emit_job(event_logger, job)

        services = Services(
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
            repositories=repositories,
            cloned=cloned,
            kept_folders=KeptFolders(folder),
            choices=choices,
            hosts=hosts,
            origins=NotebookOrigins(folder, root_name),
            workspaces=Workspaces(folder),
            log=self.log,
        )
        jobs = JobRegistry(
            operations(services),
            history=settings.job_history,
            changed=changed,
            activity=self._note_activity,
            journal=JobJournal(folder, root_name, settings.job_history),
            log=self.log,
        )
        return services, jobs

    def _announce(self, data_folder: Path) -> None:
        """From now on terminals and kernels sign in as the panel does."""
        from .credentials.environment import announce, include_file

        self._include_file = include_file(data_folder)
        why_not = announce(self._include_file, os.environ)
        if why_not is not None:
            self.log.warning(
                "import-run: git in terminals and kernels is not signed in: %s", why_not
            )

    def _note_activity(self) -> None:
        """A job counts as activity for idle cullers."""
        times: dict[str, Any] = self._server().web_app.settings["last_activity_times"]
        times["import_run"] = datetime.now(timezone.utc)

    def _tidy(self, services: Services) -> None:
        """Sweep what a killed server left, tell git of accounts, make missing storage locations."""
        from .host.storage import make_missing

        root = services.root.folder if services.root is not None else None
        try:
            for swept in services.workspaces.sweep(root):
                self.log.info("import-run: removed the leftover %s", swept)
        except OSError as error:
            self.log.warning("import-run: leftovers cannot be removed: %s", error)
        self._renew_include_file(services)
        if services.root is not None:
            for folder, why in make_missing(services.root, services.settings.storage_locations):
                self.log.warning(
                    "import-run: c.ImportRun.storage_locations: %r cannot be used: %s",
                    folder.path,
                    why,
                )

    def _renew_include_file(self, services: Services) -> None:
        """Where there is an account: nothing is opened or written where there never was one."""
        assert self._include_file is not None
        if self._include_file.exists() or services.settings.hub_accounts:
            try:
                services.accounts.set_in_order()
            except Exception as error:  # a store of the administrator's raises what it likes
                self.log.warning("import-run: accounts are not in order: %s", error)


def _root_of(contents: Any) -> Any:
    """The root on disk, or None where the contents manager keeps files elsewhere."""
    from jupyter_server.services.contents.filemanager import FileContentsManager

    from .root import Root

    if not isinstance(contents, FileContentsManager):
        return None
    return Root(Path(os.path.abspath(contents.root_dir)))
