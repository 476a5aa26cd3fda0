"""What a command works with: services over a root, a console, and where the person is."""

from __future__ import annotations

import argparse
import logging
import os
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .console import Console
from .parser import UsageError

if TYPE_CHECKING:
    from traitlets.config import Config

    from ..root import Root
    from ..services import Services

_TRACE_LINES = 12
"""Of a traceback, for whoever looks for the fault."""


@dataclass(frozen=True)
class Context:
    """``services`` are those of a server over ``root``; paths of the person begin at ``here``."""

    services: Services
    console: Console
    root: Root
    here: Path

    def place(self, path: str) -> Path:
        """What the person wrote, as a real path."""
        return _real(self.here, path)

    def api_path(self, path: str) -> str:
        """What the person wrote, as an API path. Raises ``invalid_request``."""
        from .places import api_path_of

        return api_path_of(self.root, self.place(path))

    def repository(self, path: str) -> str:
        """The API path of the repository that ``path`` is in. Raises ``not_found``."""
        from ..errors import ImportRunError
        from .places import api_path_of, repository_around

        place = self.place(path)
        folder = repository_around(place)
        if folder is None:
            raise ImportRunError("not_found", f"{place} is in no repository.")
        return api_path_of(self.root, folder)


Work = Callable[[Context, argparse.Namespace], Awaitable[int | None]]


def perform(arguments: argparse.Namespace, work: Work, paths: Sequence[str] = ()) -> int:
    """Do ``work`` over the root that has ``paths``, or else the current folder.

    Returns its exit status, 0 where it says none, or 1 when an error was shown.
    """
    from msgspec import ValidationError

    from ..config.settings import ConfigurationError
    from ..errors import ImportRunError, from_os_error
    from .running import run_until_stopped

    console = Console(as_json=arguments.json)
    try:
        context = _context(console, paths)
        return run_until_stopped(_refreshed(context, arguments, work)) or 0
    except (ConfigurationError, ValidationError) as error:
        console.fail(ImportRunError("invalid_request", str(error)))
    except ImportRunError as error:
        console.fail(error)
    except (BrokenPipeError, UsageError):
        raise
    except OSError as error:
        console.fail(from_os_error(error))
    except Exception:
        console.fail(
            ImportRunError(
                "internal",
                "Something went wrong in Import & Run itself.",
                details="\n".join(traceback.format_exc().splitlines()[-_TRACE_LINES:]),
            )
        )
    return 1


async def _refreshed(context: Context, arguments: argparse.Namespace, work: Work) -> int | None:
    from ..threads import in_thread

    await in_thread(context.services.hosts.refresh)
    return await work(context, arguments)


def _context(console: Console, paths: Sequence[str]) -> Context:
    from ..configured import settings_of
    from ..wiring import make_services
    from .configuration import jupyter_config
    from .places import find_root

    config = jupyter_config()
    settings = settings_of(config)
    here = Path(os.path.realpath(os.getcwd()))
    root = find_root([_real(here, path) for path in paths] or [here], config)
    log = logging.getLogger("jupyter_import_run")
    contents: Any = _LazyContents(root.folder, config)
    services = make_services(settings, contents, root, str(root.folder), log)
    return Context(services, console, root, here)


def _real(here: Path, path: str) -> Path:
    return Path(os.path.realpath(here / os.path.expanduser(path)))


class _LazyContents:
    """Jupyter's contents manager over ``folder``, loaded when a notebook is saved by it."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = folder
        self._config = config
        self._manager: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._manager is None:
            from jupyter_server.services.contents.largefilemanager import LargeFileManager

            self._manager = LargeFileManager(root_dir=str(self._folder), config=self._config)
        return getattr(self._manager, name)
