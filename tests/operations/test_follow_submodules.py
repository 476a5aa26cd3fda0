"""Submodules that others have moved: those that nobody works in follow, the others are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire.git_jobs import Discard, MergeBranch, Pull, SwitchBranch
from jupyter_import_run.wire.git_results import (
    DiscardResult,
    MergeBranchResult,
    PullResult,
    SwitchBranchResult,
)
from jupyter_import_run.wire.jobs import ImportRepository
from tests.support.repositories import Content, Repository, git
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy


class Nest:
    """``copy`` has the submodule ``lib``, that again ``deep``; others move both.

    ``asked`` are the addresses that the server of the submodules was asked for.
    """

    def __init__(
        self,
        root: Path,
        elsewhere: Path,
        server: GitServer,
        start: Callable[..., GitServer],
    ) -> None:
        self.asked: list[str] = []
        self.modules = start(on_request=lambda request: self.asked.append(str(request.uri)))
        self.deep = Repository.create(self.modules.root, "deep.git")
        self.deep.commit({"d.txt": "1\n"})
        self.lib = Repository.create(self.modules.root, "lib.git")
        self.lib.commit({"l.txt": "1\n"})
        self.outer = Repository.create(server.root, "outer.git")
        self.work = WorkingCopy.clone(self.outer.path, elsewhere / "work")
        self.work_lib = WorkingCopy.clone(self.lib.path, elsewhere / "work-lib")
        self.work_lib.git("submodule", "--quiet", "add", f"{self.modules.url}/deep.git", "deep")
        self.work_lib.commit({}, "Deep")
        self.work_lib.git("push", "--quiet", "origin", "HEAD:main")
        self.work.git("submodule", "--quiet", "add", f"{self.modules.url}/lib.git", "lib")
        self.first = self.work.commit({"a.txt": "a\n"}, "Lib")
        self.work.git("push", "--quiet", "origin", "HEAD:main")
        self.services = make_services(root, elsewhere / "data")
        self.url = f"{server.url}/outer.git"
        self.root = root

    async def bring(self, **options: Any) -> None:
        """As a person imports it."""
        request = ImportRepository(url=self.url, name="copy", submodules=True, **options)
        await perform(self.services, request)
        self.copy = WorkingCopy(self.root / "copy")
        self.copy_lib = WorkingCopy(self.root / "copy/lib")
        for copy in (self.copy, self.copy_lib):
            for name, value in (("user.name", "Ada"), ("user.email", "ada@example.org")):
                copy.git("config", name, value)
        self.asked.clear()

    def move(self, files: Mapping[str, Content] | None = None) -> str:
        """Others go on in ``deep``, in ``lib``, and with it here; the commit of ``lib``."""
        self.deep.commit({"d.txt": "2\n"})
        git("pull", "--quiet", "origin", "main", cwd=self.work_lib.folder / "deep")
        newer = self.work_lib.commit(files or {"l.txt": "2\n"}, "Newer")
        self.work_lib.git("push", "--quiet", "origin", "HEAD:main")
        git("pull", "--quiet", "origin", "main", cwd=self.work.folder / "lib")
        self.work.commit({"a.txt": "b\n"}, "Newer lib")
        self.work.git("push", "--quiet", "origin", "HEAD:main")
        self.asked.clear()
        return newer

    async def status(self) -> dict[str, str]:
        """The submodules that are not where they should be, and where that is."""
        status = await self.services.statuses.of("copy")
        moved = {each.path: each.wanted for each in status.moved_submodules}
        assert {change.path for change in status.changes} >= moved.keys()
        return moved

    async def pull(self, **options: Any) -> PullResult:
        result = await perform(self.services, Pull(path="copy", **options))
        assert isinstance(result, PullResult)
        return result


@pytest.fixture
def nest(
    root: Path,
    tmp_path: Path,
    git_server: GitServer,
    start_git_server: Callable[..., GitServer],
) -> Nest:
    return Nest(root, tmp_path / "elsewhere", git_server, start_git_server)


@pytest.mark.parametrize("history", ["none", "full"])
async def test_submodules_follow_a_pull_and_a_switch(nest: Nest, history: Any) -> None:
    await nest.bring(history=history)
    newer = nest.move()
    result = await nest.pull()
    assert (result.submodules, "lib" in result.changed) == ([], True)
    assert (nest.copy_lib.head, nest.copy.status()) == (newer, [])
    assert nest.copy_lib.files()["l.txt"] == b"2\n"
    assert nest.copy_lib.files()["deep/d.txt"] == b"2\n"
    if history == "full":
        back = await perform(nest.services, SwitchBranch(path="copy", branch=nest.first))
        assert isinstance(back, SwitchBranchResult)
        assert back.submodules == []
        assert nest.copy_lib.files()["deep/d.txt"] == b"1\n"
        there = await perform(nest.services, SwitchBranch(path="copy", branch="main"))
        assert isinstance(there, SwitchBranchResult)
        assert nest.copy_lib.head == newer
        nest.copy.git("switch", "--quiet", "--create", "old", nest.first)
        nest.copy.git("submodule", "--quiet", "update", "--recursive")
        merged = await perform(nest.services, MergeBranch(path="copy", branch="main"))
        assert isinstance(merged, MergeBranchResult)
        assert (merged.submodules, nest.copy_lib.head) == ([], newer)


async def test_one_in_which_somebody_works_stays_and_is_named(nest: Nest) -> None:
    await nest.bring()
    merging = nest.copy_lib.git("rev-parse", "--path-format=absolute", "--git-path", "MERGE_HEAD")
    begun: list[tuple[str, dict[str, str]]] = [
        ("edited", {"l.txt": "mine\n"}),
        ("merging", {merging: nest.copy_lib.head}),
        ("in the way", {"n.txt": "mine\n"}),
    ]
    for what, files in begun:
        nest.copy_lib.write(files)
        before = (nest.copy_lib.head, nest.copy_lib.files(), nest.copy_lib.status())
        nest.move({"n.txt": "theirs\n"} if "n.txt" in files else {"l.txt": f"not {what}\n"})
        assert (await nest.pull()).submodules == ["lib"], what
        after = (nest.copy_lib.head, nest.copy_lib.files(), nest.copy_lib.status())
        assert after == before, what
        assert nest.copy.head == nest.work.head
        for file in files:
            (nest.copy_lib.folder / file).unlink()
        nest.copy_lib.git("reset", "--quiet", "--hard")
        nest.copy.git("submodule", "--quiet", "update", "--recursive")


async def test_one_in_which_somebody_committed_is_a_conflict(nest: Nest) -> None:
    await nest.bring()
    mine = nest.copy_lib.commit({"mine.txt": "mine\n"})
    nest.move()
    with pytest.raises(ImportRunError, match="same places"):
        await nest.pull()
    result = await nest.pull(on_conflict="theirs")
    assert (result.submodules, nest.copy_lib.head) == (["lib"], mine)


async def test_nobody_is_asked_who_may_not_be(nest: Nest) -> None:
    await nest.bring()
    for url in ("http://127.0.0.2:1/lib.git", "ext::lib"):
        nest.copy_lib.git("remote", "set-url", "origin", url)
        nest.move()
        assert (await nest.pull()).submodules == ["lib"]
        assert nest.asked == []
        nest.copy_lib.git("fetch", "--quiet", str(nest.lib.path), "+main:refs/heads/known")
        nest.copy.git("submodule", "--quiet", "update")
    nest.copy.git("submodule", "--quiet", "deinit", "--all", "--force")
    nest.move()
    assert ((await nest.pull()).submodules, nest.asked) == ([], []), "it was not checked out"


async def test_one_that_stayed_is_told_apart_and_has_a_way_out(nest: Nest) -> None:
    """Discarding is none: it says that the submodule is left, and keeps nothing."""
    await nest.bring()
    nest.copy_lib.write({"l.txt": "mine\n"})
    newer = nest.move()
    await nest.pull()
    assert await nest.status() == {"lib": newer}
    discarded = await perform(nest.services, Discard(path="copy", files=["lib"]))
    assert discarded == DiscardResult(snapshot=None, left=["lib"])
    nest.copy.write({"a.txt": "mine\n"})
    nest.copy.git("add", "lib")
    lib = (nest.copy_lib.head, nest.copy_lib.files(), nest.copy_lib.status())
    discarded = await perform(nest.services, Discard(path="copy", files=None))
    assert isinstance(discarded, DiscardResult)
    assert (discarded.left, discarded.snapshot is None) == (["lib"], False)
    assert nest.copy.files()["a.txt"] == b"b\n"
    assert nest.copy.git("diff", "--cached", "--name-only") == ""
    assert (nest.copy_lib.head, nest.copy_lib.files(), nest.copy_lib.status()) == lib
    nest.copy_lib.git("checkout", "--quiet", "l.txt")
    update = SwitchBranch(path="copy/lib", branch=newer, changes="bring")
    await perform(nest.services, update)
    assert (nest.copy.status(), await nest.status()) == ([], {})
