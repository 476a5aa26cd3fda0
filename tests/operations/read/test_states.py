"""Every state in which other tools leave a repository, as its status names it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.jobs.locks import repository_lock
from jupyter_import_run.operations.summarise import Summaries
from jupyter_import_run.root import Root
from tests.operations.read.conftest import Reading
from tests.support.counted_git import CountedGit
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


def attempt(copy: WorkingCopy, *arguments: str) -> None:
    """Run git where it is meant to stop in the middle."""
    with contextlib.suppress(subprocess.CalledProcessError):
        copy.git("-c", "core.editor=true", *arguments)


@pytest.fixture
def diverged(copy: WorkingCopy) -> WorkingCopy:
    """On ``main``; it and ``other`` changed the same line in two commits each."""
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"a.txt": "other\n"}, "Other")
    copy.commit({"a.txt": "other again\n"}, "Other again")
    copy.git("switch", "--quiet", "main")
    copy.commit({"a.txt": "mine\n"}, "Mine")
    return copy


def merge(copy: WorkingCopy) -> None:
    attempt(copy, "merge", "other")


def rebase(copy: WorkingCopy) -> None:
    attempt(copy, "rebase", "other")


def rebase_by_patches(copy: WorkingCopy) -> None:
    attempt(copy, "rebase", "--apply", "other")


def apply_patches(copy: WorkingCopy) -> None:
    patch = copy.folder.parent / "patch"
    patch.write_text(copy.git("format-patch", "--stdout", "other~1..other") + "\n")
    attempt(copy, "am", str(patch))


def cherry_pick(copy: WorkingCopy) -> None:
    attempt(copy, "cherry-pick", "other")


def revert(copy: WorkingCopy) -> None:
    attempt(copy, "revert", "--no-edit", "HEAD~1")


@pytest.mark.parametrize(
    ("begin", "state", "has_conflict"),
    [
        (merge, "merging", True),
        (rebase, "rebasing", True),
        (rebase_by_patches, "rebasing", True),
        (apply_patches, "applying", False),
        (cherry_pick, "cherry_picking", True),
        (revert, "reverting", True),
    ],
)
async def test_what_somebody_began_is_named(
    reading: Reading,
    diverged: WorkingCopy,
    begin: Callable[[WorkingCopy], None],
    state: str,
    has_conflict: bool,
) -> None:
    begin(diverged)
    status = await reading.statuses.of("copy")
    assert status.state == state
    assert [each.status for each in status.changes] == ["conflicted"] * has_conflict


async def test_a_series_of_cherry_picks_is_named_also_between_two_of_them(
    reading: Reading, diverged: WorkingCopy
) -> None:
    attempt(diverged, "cherry-pick", "other~1", "other")
    diverged.write({"a.txt": "resolved\n"})
    diverged.git("commit", "--quiet", "-am", "Resolved")
    assert not (diverged.folder / ".git" / "CHERRY_PICK_HEAD").exists()
    assert (await reading.statuses.of("copy")).state == "cherry_picking"


async def test_a_bisection_is_named(reading: Reading, copy: WorkingCopy) -> None:
    copy.git("bisect", "start", "HEAD", "HEAD~1")
    assert (await reading.statuses.of("copy")).state == "bisecting"


async def test_an_operation_that_the_server_did_not_survive_is_named(
    reading: Reading, copy: WorkingCopy
) -> None:
    note = copy.folder / ".git" / "import-run" / "operation.json"
    note.parent.mkdir()
    note.touch()
    assert (await reading.statuses.of("copy")).state == "interrupted"
    async with repository_lock(copy.folder, holder="x", waiting=lambda _: None):
        assert (await reading.statuses.of("copy")).state == "clean"


async def test_a_detached_head_has_a_commit_perhaps_a_tag_and_no_branch(
    reading: Reading, copy: WorkingCopy, root: Path, counted_git: CountedGit
) -> None:
    copy.git("tag", "-a", "-m", "x", "v2.1", "HEAD~1")
    copy.git("tag", "v2.0", "HEAD~1")
    copy.git("checkout", "--quiet", "v2.0")
    status = await reading.statuses.of("copy")
    assert (status.branch, status.commit, status.upstream) == (None, copy.head, None)
    assert (status.tag, status.web.branch) == ("v2.0", None)
    summaries = Summaries({})
    summary = await summaries.of(root / "copy", Root(root))
    assert (summary.branch, summary.commit, summary.tag) == (None, copy.head, "v2.0")
    counted_git.started()
    await reading.statuses.of("copy")
    await summaries.of(root / "copy", Root(root))
    assert len(counted_git.started()) == 1
    copy.git("tag", "--delete", "v2.0")
    assert (await reading.statuses.of("copy")).tag == "v2.1"
    copy.git("tag", "--delete", "v2.1")
    assert (await reading.statuses.of("copy")).tag is None


async def test_a_repository_without_commits_has_a_branch(reading: Reading, root: Path) -> None:
    WorkingCopy.create(root / "new").write({"a": "a"})
    status = await reading.statuses.of("new")
    assert (status.branch, status.commit, status.url) == ("main", None, None)
    assert [each.path for each in status.changes] == ["a"]


async def test_ahead_and_behind_are_counted(
    reading: Reading, copy: WorkingCopy, upstream: Repository
) -> None:
    copy.commit({"mine": "m"})
    copy.commit({"mine": "n"})
    upstream.commit({"theirs": "t"})
    copy.git("fetch", "--quiet")
    status = await reading.statuses.of("copy")
    assert (status.upstream, status.ahead, status.behind) == ("origin/main", 2, 1)
    assert status.fetched is not None


async def test_a_branch_that_is_gone_on_the_remote_is_said_so(
    reading: Reading, copy: WorkingCopy, upstream: Repository
) -> None:
    upstream.branch("feature/rel-1.2")
    copy.git("fetch", "--quiet")
    copy.git("switch", "--quiet", "feature/rel-1.2")
    assert not (await reading.statuses.of("copy")).upstream_gone
    upstream.delete_branch("feature/rel-1.2")
    copy.git("fetch", "--quiet", "--prune")
    status = await reading.statuses.of("copy")
    assert (status.branch, status.upstream) == ("feature/rel-1.2", "origin/feature/rel-1.2")
    assert (status.upstream_gone, status.ahead, status.behind) == (True, None, None)


async def test_a_branch_that_never_was_on_the_remote_is_not_called_gone(
    reading: Reading, root: Path, tmp_path: Path
) -> None:
    empty = Repository.create(tmp_path, "empty.git")
    copy = WorkingCopy.clone(empty.path, root / "copy")
    for _ in ("before the first commit", "after it"):
        status = await reading.statuses.of("copy")
        assert (status.upstream, status.upstream_gone) == ("origin/main", False)
        copy.commit({"a.txt": "a\n"})
    copy.git("push", "--quiet")
    copy.git("pack-refs", "--all")
    assert (await reading.statuses.of("copy")).ahead == 0


@pytest.mark.parametrize("packed", [False, True])
async def test_the_only_other_branch_of_the_remote_shows_that_one_is_gone(
    reading: Reading, copy: WorkingCopy, upstream: Repository, packed: bool
) -> None:
    upstream.branch("feature")
    copy.git("fetch", "--quiet")
    copy.git("switch", "--quiet", "feature")
    upstream.delete_branch("feature")
    copy.git("fetch", "--quiet", "--prune")
    if packed:
        copy.git("pack-refs", "--all")
    assert (await reading.statuses.of("copy")).upstream_gone


async def test_a_lock_that_somebody_left_is_told_and_not_waited_for(
    reading: Reading, copy: WorkingCopy
) -> None:
    lock = copy.folder / ".git" / "index.lock"
    lock.touch()
    os.utime(lock, (1_700_000_000, 1_700_000_000))
    copy.write({"a.txt": "changed\n"})
    status = await reading.statuses.of("copy")
    assert (status.locked, status.locked_since) == (True, "2023-11-14T22:13:20+00:00")
    assert status.changes_total == 1
    lock.unlink()
    assert not (await reading.statuses.of("copy")).locked


async def test_a_shallow_clone_is_named(reading: Reading, upstream: Repository, root: Path) -> None:
    WorkingCopy.clone(f"file://{upstream.path}", root / "shallow", "--depth=1")
    assert (await reading.statuses.of("shallow")).shallow


async def test_a_partial_and_sparse_clone_is_named(
    reading: Reading, upstream: Repository, root: Path
) -> None:
    upstream.git("config", "uploadpack.allowFilter", "true")
    copy = WorkingCopy.clone(
        f"file://{upstream.path}", root / "partial", "--filter=blob:none", "--sparse"
    )
    copy.git("sparse-checkout", "set", "folder")
    status = await reading.statuses.of("partial")
    assert (status.partial, status.sparse, status.state) == (True, True, "clean")


async def test_a_linked_worktree_is_named(reading: Reading, copy: WorkingCopy, root: Path) -> None:
    copy.git("worktree", "add", "--quiet", str(root / "tree"), "-b", "other")
    status = await reading.statuses.of("tree")
    assert (status.irreplaceable, status.branch) == ("linked_worktree", "other")
    assert (await reading.statuses.of("copy")).irreplaceable == "has_worktrees"
    copy.git("worktree", "remove", str(root / "tree"))
    assert (await reading.statuses.of("copy")).irreplaceable is None


async def test_submodules_are_named_and_changed_only_at_another_commit(
    reading: Reading, copy: WorkingCopy, upstream: Repository, tmp_path: Path
) -> None:
    allowed = ("-c", "protocol.file.allow=always")
    copy.git(*allowed, "submodule", "--quiet", "add", str(upstream.path), "sub")
    copy.git("commit", "--quiet", "-am", "Add a submodule")
    marker = tmp_path / "ran"
    inner = WorkingCopy(copy.folder / "sub")
    inner.git("config", "core.fsmonitor", f"touch {marker}")
    inner.git("config", "filter.x.clean", f"touch {marker}; cat")
    inner.write({".gitattributes": "* filter=x\n", "a.txt": "changed\n"})
    status = await reading.statuses.of("copy")
    assert (status.submodules, status.state) == (True, "clean")
    assert not marker.exists()
    inner.git("-c", "filter.x.clean=cat", "checkout", "--quiet", "--force", "HEAD~1")
    [change] = (await reading.statuses.of("copy")).changes
    assert (change.path, change.status) == ("sub", "modified")


async def test_large_files_kept_elsewhere_are_named(reading: Reading, copy: WorkingCopy) -> None:
    assert not (await reading.statuses.of("copy")).lfs
    copy.commit({".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n"})
    assert (await reading.statuses.of("copy")).lfs
