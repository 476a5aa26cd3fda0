"""The server extension: the one place where objects are wired together."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from jupyter_server.extension.application import ExtensionApp

from .config.settings import ConfigurationError
from .config.traits import ImportRun
from .configured import settings_of
from .drop_ins import with_drop_ins

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from .config.settings import Settings
    from .jobs.job import JobRecord
    from .jobs.registry import JobRegistry
    from .root import Root
    from .services import Services

T = TypeVar("T")

OPEN_AFTER = 0.5
"""Seconds after which a started server brings its repositories: the page that opens comes first."""


class ImportRunApp(ExtensionApp):
    """Import & Run for one Jupyter server."""

    name = "jupyter_import_run"
    extension_url = "/lab"
    load_other_extensions = True
    classes = [ImportRun]  # noqa: RUF012 - the base class declares it so

    _include_file: Path | None = None
    _git_pull_links = False
    _opening: asyncio.Task[None] | None = None
    _wired: _Once[tuple[Services, JobRegistry]]

    def initialize_settings(self) -> None:
        """Check the configuration, announce what others must know of, set the disk in order.

        Services and jobs are made when somebody asks for one: the server starts without them.
        """
        from . import events
        from .handlers.base import SETTINGS_KEY
        from .store import data_folder

        settings = self._checked_settings()
        event_logger = self._server().event_logger
        assert event_logger is not None
        events.register(event_logger)
        self._announce(data_folder())
        self._git_pull_links = settings.git_pull_links
        wired = _Once(lambda: self._wire(settings))
        self.settings[SETTINGS_KEY] = self._wired = wired
        if settings.open_example and settings.example_url:
            page = self._server().web_app.settings.setdefault("page_config_data", {})
            page["importRunExample"] = settings.example_url
        threading.Thread(
            target=self._tidy, args=(settings,), name="import-run-tidy", daemon=True
        ).start()

    def initialize_handlers(self) -> None:
        """Register the routes."""
        from .handlers import GIT_PULL_ROUTES, ROUTES

        self.handlers.extend(ROUTES)
        if self._git_pull_links:
            self.handlers.extend(GIT_PULL_ROUTES)

    async def stop_extension(self) -> None:
        """Cancel what runs, and wait until it is gone."""
        if self._opening is not None:
            self._opening.cancel()
        if self._wired.is_made:
            services, jobs = self._wired()
            await jobs.stop()
            await services.stop()
        if self._include_file is not None:
            from .credentials.environment import withdraw

            withdraw(self._include_file, os.environ)

    def _server(self) -> ServerApp:
        assert self.serverapp is not None
        return self.serverapp

    def _checked_settings(self) -> Settings:
        """The configuration, or the end of the server with one clear line."""
        try:
            config = with_drop_ins(self.config, self._server().config_file_paths)
            return settings_of(config, parent=self)
        except ConfigurationError as error:
            self.log.critical("%s", error)
            raise SystemExit(1) from None

    def _wire(self, settings: Settings) -> tuple[Services, JobRegistry]:
        from . import events
        from .audit import Audit
        from .jobs.registry import JobRegistry
        from .operations.table import operations
        from .store import data_folder
        from .store.journal import JobJournal
        from .wiring import make_services

        contents = self._server().contents_manager
        root = _root_of(contents)
        root_name = str(root.folder) if root is not None else type(contents).__name__
        services = make_services(settings, contents, root, root_name, self.log)
        event_logger = self._server().event_logger
        assert event_logger is not None

        def changed(job: JobRecord) -> None:
            events.emit_job(event_logger, job)

        services.audit = Audit(self.log, partial(events.emit_audit, event_logger))
        jobs = JobRegistry(
            operations(services),
            history=settings.job_history,
            changed=changed,
            activity=self._note_activity,
            journal=JobJournal(data_folder(), root_name, settings.job_history),
            log=self.log,
            audit=services.audit,
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

    def _tidy(self, settings: Settings) -> None:
        """Sweep what a killed server left, tell git of accounts, make missing storage locations."""
        from .store import data_folder
        from .store.workspace import Workspaces

        root = _root_of(self._server().contents_manager)
        try:
            for swept in Workspaces(data_folder()).sweep(root.folder if root is not None else None):
                self.log.info("import-run: removed the leftover %s", swept)
        except OSError as error:
            self.log.warning("import-run: leftovers cannot be removed: %s", error)
        self._renew_include_file(settings)
        if _opens_with_something(settings):
            self._server().io_loop.add_callback(self._open_soon)
        if root is not None and settings.storage_locations:
            from .host.storage import make_missing

            for folder, why in make_missing(root, settings.storage_locations):
                self.log.warning(
                    "import-run: c.ImportRun.storage_locations: %r cannot be used: %s",
                    folder.path,
                    why,
                )

    def _open_soon(self) -> None:
        """On the loop, which runs when the server has started."""
        self._opening = asyncio.get_running_loop().create_task(self._open())

    async def _open(self) -> None:
        """Bring the repositories that the server opens with."""
        await asyncio.sleep(OPEN_AFTER)

        def load() -> Callable[[], Awaitable[None]]:
            from .operations.presets.open_with import open_with

            services, jobs = self._wired()
            return lambda: open_with(services, jobs)

        work = await asyncio.to_thread(load)
        try:
            await work()
        except OSError as error:
            self.log.warning("import-run: repositories are not opened: %s", error)

    def _renew_include_file(self, settings: Settings) -> None:
        """Where there is an account: nothing is opened or written where there never was one."""
        assert self._include_file is not None
        if self._include_file.exists() or settings.hub_accounts:
            try:
                self._wired()[0].accounts.set_in_order()
            except Exception as error:  # a store of the administrator's raises what it likes
                self.log.warning("import-run: accounts are not in order: %s", error)


def _opens_with_something(settings: Settings) -> bool:
    """Nothing is loaded where it is not so. Blocks."""
    from .store import data_folder
    from .store.start import FILE

    named = bool(settings.default_repository or settings.additional_repositories)
    return named or (data_folder() / FILE).exists()


class _Once(Generic[T]):
    """What ``make`` makes, made when it is first asked for, from whatever thread."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    def __call__(self) -> T:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    @property
    def is_made(self) -> bool:
        """Whether anybody has asked."""
        return bool(self._made)


def _root_of(contents: Any) -> Root | None:
    """The root on disk, or None where the contents manager keeps files elsewhere."""
    from jupyter_server.services.contents.filemanager import FileContentsManager

    from .root import Root

    if not isinstance(contents, FileContentsManager):
        return None
    return Root(Path(os.path.abspath(contents.root_dir)))
