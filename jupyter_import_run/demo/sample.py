"""The sample repository: three years of made-up weather, with a history to look at.

The files are in the folder ``sample``; here is only how they came about. The same call
gives the same commits everywhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from git import Commit, Repo, Tree

_FILES = Path(__file__).parent / "sample"
_DATA = "data/temperatures.csv"
_AUTHOR = "Weather Station"
_EMAIL = "station@example.org"
_MORNING = time(6, tzinfo=timezone.utc)
_DAY = timedelta(days=1)
_WEEK = 7 * _DAY

# Weeks from the beginning.
_RELEASES = {51: "v1.0", 77: "v1.1", 103: "v1.2", 155: "v2.0"}
_STRIPES_COME = 88
_LABELS_BEGIN = 147


def create_sample(path: Path) -> None:
    """Make the bare sample repository at ``path``, which must not exist."""
    history = _History(path)
    weeks = list(_weeks())
    programs = _programs()
    main = history.commit(None, weeks[0][0], "Say what this is about", _read("README.md"))
    for number, (monday, table) in enumerate(weeks):
        if number in programs:
            message, files = programs[number]
            main = history.commit(main, monday, message, files)
        if number == _STRIPES_COME:
            main = _merge_stripes(history, main, monday)
        end = monday + _WEEK
        main = history.commit(main, end, _weekly_message(monday), {_DATA: table})
        if number in _RELEASES:
            history.tag(_RELEASES[number], main, end)
        if _RELEASES.get(number) == "v1.2":
            history.branch("rel-1.2", _mark_release(history, main, end))
        if number == _LABELS_BEGIN:
            history.branch("feature/weather", _label_stripes(history, main, end))
    history.branch("main", main)
    history.pack()


def _merge_stripes(history: _History, main: Commit, monday: date) -> Commit:
    """What was done in the week before, on a branch that is gone."""
    start = main.parents[0]
    module = history.commit(start, monday - 3 * _DAY, "Draw stripes", _read("weather.py"))
    branch = history.commit(module, monday - _DAY, "Show them", _read("Stripes.ipynb"))
    both = _read("weather.py", "Stripes.ipynb")
    return history.commit(main, monday, "Merge branch 'feature/stripes'", both, merged=branch)


def _mark_release(history: _History, start: Commit, day: date) -> Commit:
    note = b"\nThis release has the years 2023 and 2024, and is only mended from now on.\n"
    readme = {"README.md": _read("README.md")["README.md"] + note}
    return history.commit(start, day, "Say what this release has", readme)


def _label_stripes(history: _History, start: Commit, day: date) -> Commit:
    module = _read("weather.py", folder="feature-weather")
    notebook = _read("Stripes.ipynb", folder="feature-weather")
    named = history.commit(start, day, "Name the years", module)
    return history.commit(named, day + _WEEK, "Write the years below the stripes", notebook)


def _programs() -> dict[int, tuple[str, dict[str, bytes]]]:
    """What was programmed at the beginning of which week: the commit's message and files."""
    name = "Temperatures.ipynb"
    return {
        10: ("Read the temperatures in a notebook", _first_cells(name, 2)),
        27: ("Show the mean of each month", _first_cells(name, 4)),
        48: ("Draw the course of the years", _first_cells(name, 6)),
        61: ("Grow a sunflower", _read("Sunflower.ipynb")),
        75: ("Find the warmest and the coldest day", _read(name)),
    }


def _weeks() -> Iterator[tuple[date, bytes]]:
    """Each week's Monday, and the table as it was at the end of that week."""
    head, *rows = (_FILES / "main" / _DATA).read_text(encoding="utf-8").splitlines(keepends=True)
    for end in range(7, len(rows) + 1, 7):
        monday = date.fromisoformat(rows[end - 7].partition(",")[0])
        yield monday, "".join([head, *rows[:end]]).encode()


def _weekly_message(monday: date) -> str:
    sunday = monday + 6 * _DAY
    return f"Temperatures of {monday.day} {monday:%B} to {sunday.day} {sunday:%B %Y}"


def _read(*names: str, folder: str = "main") -> dict[str, bytes]:
    return {name: (_FILES / folder / name).read_bytes() for name in names}


def _first_cells(name: str, count: int) -> dict[str, bytes]:
    """A notebook as it was when it had ``count`` cells."""
    notebook = json.loads((_FILES / "main" / name).read_bytes())
    notebook["cells"] = notebook["cells"][:count]
    return {name: (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()}


class _History:
    """Writes commits straight into a bare repository's objects; no working tree is needed."""

    def __init__(self, path: Path) -> None:
        from git import Repo

        alone = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TEMPLATE_DIR": "",
        }
        self._repo: Repo = Repo.init(path, bare=True, initial_branch="main", env=alone)
        self._repo.git.update_environment(
            GIT_DIR=str(path),
            GIT_COMMITTER_NAME=_AUTHOR,
            GIT_COMMITTER_EMAIL=_EMAIL,
            **alone,
        )

    def commit(
        self,
        parent: Commit | None,
        day: date,
        message: str,
        files: Mapping[str, bytes],
        *,
        merged: Commit | None = None,
    ) -> Commit:
        """A commit on top of ``parent`` in the morning of ``day``; no branch moves."""
        from git import Actor, Commit

        author = Actor(_AUTHOR, _EMAIL)
        moment = datetime.combine(day, _MORNING)
        return Commit.create_from_tree(
            self._repo,
            self._tree(parent, files),
            message,
            parent_commits=[each for each in (parent, merged) if each is not None],
            author=author,
            committer=author,
            author_date=moment,
            commit_date=moment,
        )

    def branch(self, name: str, commit: Commit) -> None:
        """Point the branch ``name`` at ``commit``."""
        self._repo.create_head(name, commit)

    def tag(self, name: str, commit: Commit, day: date) -> None:
        """An annotated tag."""
        moment = datetime.combine(day, _MORNING).isoformat()
        with self._repo.git.custom_environment(GIT_COMMITTER_DATE=moment):
            self._repo.create_tag(name, ref=commit, message=f"Weather {name[1:]}")

    def pack(self) -> None:
        """One pack instead of hundreds of files, and no process of GitPython left."""
        self._repo.git.repack("-a", "-d", "--quiet")
        self._repo.close()

    def _tree(self, parent: Commit | None, files: Mapping[str, bytes]) -> Tree:
        """The files of ``parent`` with ``files`` changed or added."""
        from git import Blob, IndexFile
        from gitdb import IStream

        index = IndexFile.new(self._repo, *([parent.tree] if parent is not None else []))
        blobs = []
        for name, content in files.items():
            stored = self._repo.odb.store(IStream("blob", len(content), BytesIO(content)))
            blobs.append(Blob(self._repo, stored.binsha, Blob.file_mode, name))
        index.add(blobs, write=False)
        return index.write_tree()
