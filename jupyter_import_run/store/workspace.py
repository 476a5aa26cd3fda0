"""Temporary folders of clones, and the promise that none stays behind.

Each is a hidden folder beside its target (the same file system, so that the last step
is a rename). A record under the data directory names it together with the server and
the git process that fill it: when a server was killed, the next one to start finds the
record, ends the git group that was left and removes the folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import stat
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec

PREFIX = ".import-run-"
"""Every temporary folder's name starts so, and only such folders are ever swept."""


_FOREIGN_SECONDS = 24 * 3600
"""Age after which a record that may be another machine's (a shared home) counts as left over."""


class _Record(msgspec.Struct, kw_only=True):
    folder: str
    machine: str
    server: int
    server_started: str | None
    group: int | None = None
    group_started: str | None = None


@dataclass
class Workspace:
    """One temporary folder; ``folder`` exists and is empty at first."""

    folder: Path
    _record_file: Path
    _record: _Record

    def git_started(self, pid: int) -> None:
        """Remember the process group that works in the folder."""
        self._record.group = pid
        self._record.group_started = _started(pid)
        self._save()

    def remove(self) -> None:
        """Remove the folder with all that is in it, then the record. Blocks; use a thread."""
        remove_tree(self.folder)
        self._record_file.unlink(missing_ok=True)

    def _save(self) -> None:
        temporary = self._record_file.with_suffix(".new")
        temporary.write_bytes(msgspec.json.encode(self._record))
        os.replace(temporary, self._record_file)


class Workspaces:
    """Makes temporary folders and sweeps those of servers that are gone."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "work"

    def make(self, parent: Path | None = None) -> Workspace:
        """A new hidden folder in ``parent``, or where nobody looks."""
        for folder in (self._folder.parent, self._folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = uuid.uuid4().hex[:12]
        folder = (parent or self._folder) / f"{PREFIX}{name}"
        workspace = Workspace(
            folder=folder,
            _record_file=self._folder / f"{name}.json",
            _record=_Record(
                folder=str(folder),
                machine=socket.gethostname(),
                server=os.getpid(),
                server_started=_started(os.getpid()),
            ),
        )
        workspace._save()
        try:
            folder.mkdir(mode=0o700)
        except BaseException:
            workspace._record_file.unlink(missing_ok=True)
            raise
        return workspace

    def left_over(self) -> list[str]:
        """The folders of servers that no longer run, which :meth:`sweep` removes. Blocks."""
        found = []
        for record_file in sorted(self._folder.glob("*.json")):
            record = _read(record_file)
            if record is not None and not _is_running(record, record_file):
                found.append(record.folder)
        return found

    def sweep(self, root: Path | None = None) -> Iterator[str]:
        """Remove what servers that no longer run have left; the folders, for the log.

        A record that cannot be read (a machine that lost power leaves empty files) tells
        only a name: after a day the folder of that name is looked for below ``root``.
        """
        places = [self._folder, *([root] if root is not None else [])]
        for record_file in sorted(self._folder.glob("*.json")):
            record = _read(record_file)
            if record is None:
                if _age(record_file) > _FOREIGN_SECONDS:
                    named = (_find(PREFIX + record_file.stem, place) for place in places)
                    yield from _remove_all(chain(*named), record_file)
                continue
            if _is_in_use(record, record_file):
                continue
            folder = Path(record.folder)
            removable = folder.name.startswith(PREFIX) and not folder.is_symlink()
            yield from _remove_all([folder] if removable else [], record_file)
        for unfinished in self._folder.glob("*.new"):
            if _age(unfinished) > _FOREIGN_SECONDS:
                unfinished.unlink(missing_ok=True)


def _read(record_file: Path) -> _Record | None:
    """None where it went away, or nobody can read it."""
    try:
        return msgspec.json.decode(record_file.read_bytes(), type=_Record)
    except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _remove_all(folders: Iterable[Path], record_file: Path) -> Iterator[str]:
    """Remove ``folders``, then their record; if one stays, so does that, for another time."""
    with contextlib.suppress(OSError):
        for folder in folders:
            remove_tree(folder)
            yield str(folder)
        record_file.unlink(missing_ok=True)


def _is_running(record: _Record, record_file: Path) -> bool:
    """Whether its server may still run."""
    if record.machine != socket.gethostname():
        return _age(record_file) < _FOREIGN_SECONDS
    return _runs(record.server, record.server_started)


def _is_in_use(record: _Record, record_file: Path) -> bool:
    """As :func:`_is_running`; a git that outlived its server is ended."""
    if _is_running(record, record_file):
        return True
    if record.group is not None and _runs(record.group, record.group_started):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(record.group, signal.SIGKILL)
    return False


def _age(file: Path) -> float:
    """Seconds since it was written."""
    try:
        return time.time() - file.stat().st_mtime
    except FileNotFoundError:
        return 0


def _find(name: str, place: Path) -> Iterator[Path]:
    """Folders called ``name`` below ``place``; links and other hidden folders are not entered."""
    for parent, folders, _ in os.walk(place):
        if name in folders and not os.path.islink(os.path.join(parent, name)):
            yield Path(parent, name)
        folders[:] = [folder for folder in folders if not folder.startswith(".")]


def remove_tree(folder: Path) -> None:
    """Remove ``folder``, also where parts of it are read-only. Blocks. What stays is an OSError."""
    try:
        shutil.rmtree(folder)
    except OSError:
        if os.path.islink(folder):
            raise
        if os.path.lexists(folder):
            _make_writable(folder)
            shutil.rmtree(folder)


def _make_writable(folder: Path) -> None:
    """The folders in it, each before it is entered; a file goes by the leave of its folder."""
    os.chmod(folder, stat.S_IRWXU)
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            inner = os.path.join(parent, name)
            if not os.path.islink(inner):
                os.chmod(inner, stat.S_IRWXU)


def _runs(pid: int, started: str | None) -> bool:
    """Whether the process of that id is still the one that was meant."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _started(pid) == started


def _started(pid: int) -> str | None:
    """When a process started, in whatever unit the system has; None where it does not say.

    Field 22 of ``/proc/<pid>/stat`` (proc(5)); other systems answer None, and the id
    alone decides.
    """
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return text[text.rfind(")") + 2 :].split()[19]
