"""Have git not show files any more."""

from __future__ import annotations

from ..git.ls_files import ls_files
from ..git.paths import literal
from ..repository.ignore_file import add_lines, ignore_line
from ..repository.opened import Repository
from ..repository.paths import require_path
from ..services import Services
from ..threads import in_thread
from ..wire.filenames import meant, shown
from ..wire.ignore import IgnoreRequest, IgnoreResult


async def ignore(services: Services, path: str, request: IgnoreRequest) -> IgnoreResult:
    """Name them in the ``.gitignore`` at the top of the repository at ``path``.

    That is a change like any other, to be committed. Raises ``invalid_request`` for what is no
    path in the repository.
    """
    repository = await services.repositories.open(path)
    wanted = [meant(pattern) for pattern in request.patterns]
    for each in wanted:
        require_path(each)
    added = await in_thread(add_lines, repository.folder, map(ignore_line, wanted))
    return IgnoreResult(
        added=[shown(line) for line in added],
        tracked=[shown(each) for each in await _tracked(repository, wanted)],
    )


async def _tracked(repository: Repository, paths: list[str]) -> list[str]:
    """Those of ``paths`` that are, or hold, files which git keeps already."""
    pathspecs = [literal(path) for path in paths]
    files = await ls_files(repository.folder, repository.reading(), "--cached", pathspecs=pathspecs)
    return [path for path in paths if any(_is_in(file, path) for file in files)]


def _is_in(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path.rstrip('/')}/")
