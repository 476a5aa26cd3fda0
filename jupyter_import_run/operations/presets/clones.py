"""Which repository here is whose saved one: by its URL and its folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...presets.record import SavedRepository
from ...sources import same_repository
from ...wire.repositories import RepositorySummary


def clones(
    saved: Iterable[SavedRepository], repositories: Iterable[RepositorySummary]
) -> dict[str, str]:
    """API path of a repository -> name of the saved one that it is a clone of.

    One that names a folder has its clone there only. Several that a repository could be of: the
    one of its folder, else that of its branch, else the first by name.
    """
    by_end: dict[str, list[SavedRepository]] = defaultdict(list)
    for each in saved:
        by_end[_end(each.url)].append(each)
    found: dict[str, str] = {}
    for repository in repositories:
        of_it = list(_of(repository, by_end))
        if of_it:
            found[repository.path] = min(of_it, key=lambda each: _distance(each, repository)).name
    return found


def _of(
    repository: RepositorySummary, by_end: dict[str, list[SavedRepository]]
) -> Iterator[SavedRepository]:
    if repository.url is None:
        return
    for each in by_end.get(_end(repository.url), ()):
        if each.folder in (None, repository.path) and same_repository(each.url, repository.url):
            yield each


def _distance(saved: SavedRepository, repository: RepositorySummary) -> tuple[bool, bool, str]:
    return saved.folder is None, saved.branch != repository.branch, saved.name


def _end(url: str) -> str:
    """What all addresses of one repository end in: the few that could be it are then compared."""
    last = url.rstrip("/").replace(":", "/").rpartition("/")[2]
    return last.casefold().removesuffix(".git")
