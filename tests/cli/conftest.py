"""The command line in this process: what a person types, and what it says."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.cli import main


@dataclass(frozen=True)
class Said:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The one document on stderr."""
        return json.loads(self.err)["error"]


Type = Callable[..., Said]


@pytest.fixture
def config(isolated_home: Path) -> Callable[[str], None]:
    """``config(lines)``: the person's ``jupyter_server_config.py``."""

    def write(lines: str) -> None:
        folder = isolated_home / ".jupyter"
        folder.mkdir(exist_ok=True)
        (folder / "jupyter_server_config.py").write_text(lines)

    return write


@pytest.fixture
def cli(
    root: Path,
    config: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Type:
    """``cli("pull", "copy")`` in the folder ``root``; ``stdin`` is what is piped into it."""
    config("c.ImportRun.private_hosts = ['127.0.0.1']\n")
    monkeypatch.chdir(root)

    def run(*words: str, stdin: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return run


@pytest.fixture
def data(isolated_home: Path) -> Path:
    """Where the records are."""
    return isolated_home / ".local/share/jupyter/import_run"
