"""The files of an untracked folder, which counts as one change until somebody looks into it."""

from __future__ import annotations

from bisect import bisect_right

from ...git.ls_files import ls_files
from ...git.paths import literal
from ...repository.paths import require_path
from ...services import Services
from ...wire.encode import encode
from ...wire.filenames import meant, shown
from ...wire.status import UntrackedFiles

PAGE = 500
"""Files of a page."""

MOST_BYTES = 48 * 1024
"""Of the paths of a page, as in a status."""


async def untracked(
    services: Services, path: str, folder: str, after: str | None
) -> UntrackedFiles:
    """Those that git neither tracks nor ignores, by name; the ones behind ``after``.

    Raises ``invalid_request`` for what is no folder of the repository.
    """
    folder = require_path(folder)
    repository = await services.repositories.open(path)
    options = ("--others", "--exclude-standard")
    found = await ls_files(
        repository.folder, repository.reading(), *options, pathspecs=[literal(f"{folder}/")]
    )
    files = sorted(found)
    start = bisect_right(files, meant(after)) if after else 0
    page = _page(files[start:])
    return UntrackedFiles(
        files=page,
        total=len(files),
        after=page[-1] if start + len(page) < len(files) else None,
    )


def _page(files: list[str]) -> list[str]:
    """As many as an answer holds, at least one."""
    page: list[str] = []
    room = MOST_BYTES
    for path in files[:PAGE]:
        room -= len(encode(shown(path))) + 1
        if room < 0 and page:
            break
        page.append(shown(path))
    return page
