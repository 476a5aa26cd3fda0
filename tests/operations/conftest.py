"""What the tests of everyday operations begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import Everyday
from tests.support.jobs import Fetch


@pytest.fixture
def start(jp_fetch: Fetch, jp_root_dir: Path, git_server: GitServer) -> Callable[..., Everyday]:
    """``start("--depth=1")``: a working copy, and options for git to clone it with."""
    return lambda *options: Everyday(jp_fetch, jp_root_dir, git_server, *options)


@pytest.fixture
def everyday(start: Callable[..., Everyday]) -> Everyday:
    """A clone of everything."""
    return start()
