"""Which folder is the root that a command works below, as a server works below its own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ImportRunError
from ..root import Root

if TYPE_CHECKING:
    from traitlets.config import Config


def find_root(places: Sequence[Path], config: Config) -> Root:
    """The root that has all ``places``, which are real paths.

    That of a running server, the deepest where there are several, so that both remember the same
    of its repositories; else ``c.ServerApp.root_dir``; else the folder that has them all, where
    a repository counts as a whole.
    """
    known = [*_running_roots(), *_configured_roots(config)]
    for folder in sorted(map(os.path.realpath, known), key=len, reverse=True):
        if all(_can_see(Path(folder), place) for place in places):
            return Root(Path(folder))
    return Root(Path(os.path.commonpath([_around(place) for place in places])))


def repository_around(place: Path) -> Path | None:
    """The working tree that ``place`` is in, or is."""
    return next((each for each in (place, *place.parents) if (each / ".git").exists()), None)


def api_path_of(root: Root, place: Path) -> str:
    """``place`` as an API path. Raises ``invalid_request`` where it is not below ``root``."""
    if not place.is_relative_to(root.folder):
        raise ImportRunError(
            "invalid_request", f"{place} is not below {root.folder}, where this works."
        )
    return root.api_path(place)


def _can_see(root: Path, place: Path) -> bool:
    """Hidden folders are not below a root."""
    if not place.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in place.relative_to(root).parts)


def _around(place: Path) -> Path:
    """The folder in which ``place`` has a name: that of its repository, or itself."""
    repository = repository_around(place)
    if repository is not None:
        # Some keep their whole home in one: what is above it is not theirs.
        return repository if repository == Path.home() else repository.parent
    return place if place.is_dir() else place.parent


def _running_roots() -> Iterator[str]:
    """As servers write them down, which ``jupyter server list`` shows too."""
    from jupyter_core.paths import jupyter_runtime_dir

    for file in Path(jupyter_runtime_dir()).glob("jpserver-*.json"):
        try:
            server = json.loads(file.read_text(encoding="utf-8"))
            os.kill(int(server["pid"]), 0)
            yield str(server["root_dir"])
        except PermissionError:
            continue  # somebody else's
        except (OSError, ValueError, KeyError, TypeError):
            continue  # it ended, or is none


def _configured_roots(config: Config) -> Iterator[str]:
    folder = config.get("ServerApp", {}).get("root_dir")
    if isinstance(folder, str) and folder:
        yield os.path.expanduser(folder)
