"""What is done with a repository when it is in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...errors import ImportRunError
from ...git.exclude import exclude_folder
from ...repository.locate import locate
from ...root import Root
from ...services import Services


def arrived(services: Services, root: Root, target: Path, preset: str | None) -> None:
    """The repository around it does not look at it; whose saved one it is can be told later.

    It is here also where that cannot be written down. Blocks.
    """
    _try(services, target, lambda: _leave_out(root, target))
    if preset is not None and any(each.name == preset for each in services.settings.repositories):
        path = root.api_path(target)
        _try(services, target, lambda: services.choices.change(path, given=preset))


def _leave_out(root: Root, target: Path) -> None:
    """In the nearest repository above that is below the root, or the root itself."""
    for above in target.parents:
        if not above.is_relative_to(root.folder):
            return
        if (above / ".git").exists():
            place = locate(above, root.folder)
            exclude_folder(place.common_dir, target.relative_to(above).as_posix())
            return


def _try(services: Services, target: Path, work: Callable[[], None]) -> None:
    try:
        work()
    except (OSError, ImportRunError) as error:
        services.log.warning("import-run: of %s not everything is kept: %s", target.name, error)
