"""Which files a person means to publish, and by which paths the repository gets them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import ImportRunError
from ...repository.paths import folders_of, require_path
from ...root import Root, normalised
from ...sources.names import is_notebook
from ...wire.filenames import meant, shown

MOST_FILES = 10_000
"""Of one publication: more is a data set, or a folder that was not meant."""

_NOT_PUBLISHED = frozenset({"__pycache__"})
"""Folders that programs make for themselves; hidden ones, ``.ipynb_checkpoints``, are none too."""


@dataclass
class Chosen:
    """Regular files by their path in the repository; ``links`` (API paths) were left out."""

    files: dict[str, Path] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    @property
    def notebooks(self) -> list[str]:
        """The paths of those that are called so, here or there."""
        return [
            target
            for target, source in self.files.items()
            if is_notebook(target) or is_notebook(source.name)
        ]


def chosen_files(
    root: Root, paths: Sequence[str], folder: str, name: str | None, stop: threading.Event
) -> Chosen:
    """What ``paths`` (API paths) bring to ``folder``, with all that is in folders. Blocks.

    Whatever is hidden stays out, by whatever link, and so does a link in a folder that leads to a
    folder or out of the root. Raises ``invalid_request``, ``not_found`` and ``too_large``.
    """
    if name is not None and len(paths) != 1:
        raise ImportRunError("invalid_request", "Only a single file or folder gets another name.")
    chosen = Chosen()
    for path in paths:
        place = _unhidden(root, root.place(meant(path)))
        target = target_of(path, folder, name)
        if place.is_dir():
            for inner, source in _files_in(root, place, chosen.links, stop):
                _take(chosen, f"{target}/{inner}" if target else inner, source)
        elif place.is_file():
            _take(chosen, target, place)
        else:
            raise ImportRunError(
                "not_found", "There is no such file or folder here.", path=path[:200]
            )
    if not chosen.files:
        raise ImportRunError(
            "invalid_request", "There are no files to publish.", reason="nothing_to_publish"
        )
    _require_apart(chosen)
    return chosen


def target_of(path: str, folder: str, name: str | None) -> str:
    """Where in the repository ``path`` (an API path) gets to; nothing: it is all of it.

    Raises ``invalid_request`` where that can be no place in one.
    """
    own = meant(name) if name is not None else normalised(meant(path)).rpartition("/")[2]
    target = normalised(f"{meant(folder)}/{own}")
    return require_path(target) if target else target


def _take(chosen: Chosen, target: str, source: Path) -> None:
    target = require_path(target)
    if chosen.files.setdefault(target, source) != source:
        raise _same_name(target)
    if len(chosen.files) > MOST_FILES:
        raise ImportRunError(
            "too_large",
            f"No more than {MOST_FILES} files are published at once.",
            reason="too_many_files",
            files=MOST_FILES,
        )


def _require_apart(chosen: Chosen) -> None:
    """No file is where another one needs a folder."""
    for target in chosen.files:
        for above in folders_of(target):
            if above in chosen.files:
                raise _same_name(above)


def _files_in(
    root: Root, folder: Path, links: list[str], stop: threading.Event
) -> Iterator[tuple[str, Path]]:
    """Path in ``folder`` and the file itself, by name."""
    for parent, folders, files in os.walk(folder, onerror=_unreadable):
        if stop.is_set():
            return
        kept = [name for name in sorted(folders) if _is_published(name)]
        linked = {name for name in kept if os.path.islink(os.path.join(parent, name))}
        folders[:] = [name for name in kept if name not in linked]
        for name in sorted([*linked, *filter(_is_published, files)]):
            place = Path(parent, name)
            source = _regular(root, place)
            if source is not None:
                yield place.relative_to(folder).as_posix(), source
            elif place.is_symlink():
                links.append(shown(root.api_path(place)))


def _regular(root: Root, place: Path) -> Path | None:
    """The file itself, where it is one below the root and not hidden, by whatever link."""
    if not place.is_file():
        return None
    if not place.is_symlink():
        return place
    try:
        return _unhidden(root, Path(os.path.realpath(place)))
    except ImportRunError:
        return None


def _unhidden(root: Root, place: Path) -> Path:
    """``place``, to which no link leads any more. Raises ``invalid_request`` as the root does."""
    return root.place(root.api_path(place))


def _is_published(name: str) -> bool:
    return not name.startswith(".") and name not in _NOT_PUBLISHED


def _unreadable(error: OSError) -> None:
    raise ImportRunError(
        "forbidden", "A folder cannot be read.", details=str(error.strerror)
    ) from error


def _same_name(target: str) -> ImportRunError:
    return ImportRunError(
        "invalid_request",
        "Two of these would have the same place in the repository.",
        reason="same_name",
        path=shown(target),
    )
