"""What git would do with submodules by itself it does not do, whatever a configuration says.

They follow where ``test_follow_submodules.py`` says so, and go nowhere while somebody works there.
The ``.gitmodules`` of an old commit may be one that git never looked at: a fetch without old
contents brings none to check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy


@dataclass
class Copy:
    """A clone whose configuration wants its submodule to follow; ``asked`` is its server."""

    folder: Path
    old: str
    asked: list[str]

    def submodule(self) -> str:
        return git("rev-parse", "HEAD", cwd=self.folder / "sub")


@pytest.fixture
def copy(
    git_server: GitServer,
    start_git_server: Callable[..., GitServer],
    jp_root_dir: Path,
    tmp_path: Path,
) -> Copy:
    asked: list[str] = []
    other = start_git_server(on_request=lambda request: asked.append(str(request.uri)))
    inner = Repository.create(git_server.root, "inner.git")
    inner.commit({"i": "one\n"})
    outer = Repository.create(git_server.root, "outer.git")
    work = WorkingCopy.clone(outer.path, tmp_path / "work")
    work.git("submodule", "--quiet", "add", f"{other.url}/inner.git", "sub")
    old = work.commit({}, "one")

    def follow(content: str) -> None:
        inner.commit({"i": content})
        git("pull", "--quiet", cwd=work.folder / "sub")
        work.commit({}, content)
        work.git("push", "--quiet", "origin", "HEAD:main")

    follow("two")
    copy = WorkingCopy.clone(
        f"{git_server.url}/outer.git", jp_root_dir / "copy", "--recurse-submodules"
    )
    for key in ("submodule.recurse", "submodule.sub.fetchRecurseSubmodules"):
        copy.git("config", key, "true")
    follow("three")
    (copy.folder / "sub/i").write_text("mine\n")
    asked.clear()
    return Copy(copy.folder, old, asked)


@pytest.mark.parametrize(
    "requests",
    [
        [{"kind": "fetch"}, {"kind": "fetch", "history": True}, {"kind": "pull"}],
        [{"kind": "switch_branch", "branch": "OLD"}],
        [{"kind": "switch_branch", "branch": "new", "create": True, "start": "OLD"}],
    ],
    ids=["pull", "switch", "create"],
)
async def test_no_submodule_is_asked_for_or_moved(
    jp_fetch: Fetch, copy: Copy, requests: list[dict[str, Any]]
) -> None:
    before = copy.submodule()
    for request in requests:
        named = {key: copy.old if each == "OLD" else each for key, each in request.items()}
        job = await fetch_job(jp_fetch, {**named, "path": "copy"})
        assert job.state == "succeeded", job.error
        assert copy.asked == [], request
        assert copy.submodule() == before, request
