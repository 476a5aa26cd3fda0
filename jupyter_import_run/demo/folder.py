"""Where a demo keeps its things."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STATE = ".import-run-demo"


@dataclass(frozen=True)
class DemoFolder:
    """The Jupyter root that a person sees, and a folder of the demo's own beside or in it.

    ``kept``: the root is the person's, and what they did is there the next time.
    """

    root: Path
    state: Path
    kept: bool

    @property
    def repositories(self) -> Path:
        """What the Git server serves."""
        return self.state / "repositories"

    @property
    def log(self) -> Path:
        """What JupyterLab says."""
        return self.state / "jupyterlab.log"

    @property
    def last_git_port(self) -> int:
        """Where the Git server was the last time, so that clones still find it; or 0."""
        try:
            return int(self._git_port.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def remember_git_port(self, port: int) -> None:
        """Note where the Git server is."""
        self._git_port.write_text(str(port), encoding="ascii")

    @property
    def _git_port(self) -> Path:
        return self.state / "git-port"


@contextlib.contextmanager
def demo_folder(root: Path | None) -> Iterator[DemoFolder]:
    """``root``, made if need be, or a fresh folder that is gone afterwards."""
    if root is None:
        # ignore_cleanup_errors: a kernel may still be writing as it ends.
        with tempfile.TemporaryDirectory(
            prefix="import-run-demo-", ignore_cleanup_errors=True
        ) as temporary:
            place = Path(temporary).resolve()
            yield _prepared(DemoFolder(place / "notebooks", place / "state", kept=False))
    else:
        place = root.expanduser().resolve()
        yield _prepared(DemoFolder(place, place / _STATE, kept=True))


def _prepared(folder: DemoFolder) -> DemoFolder:
    folder.root.mkdir(parents=True, exist_ok=True)
    folder.state.mkdir(mode=0o700, exist_ok=True)
    folder.repositories.mkdir(exist_ok=True)
    return folder
