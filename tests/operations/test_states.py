"""Everyday operations in repositories of every kind, and in every state that others leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import FILES, Everyday
from tests.support.jobs import fetch_job
from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy

Start = Callable[..., Everyday]


async def goes_round(everyday: Everyday) -> None:
    """Edit, pull, commit and push, switch there and back, discard, restore."""
    everyday.upstream.commit({"b.txt": "theirs\n"})
    everyday.upstream.branch("dev")
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("pull")
    assert everyday.copy.files()["b.txt"] == b"theirs\n"
    branch = everyday.copy.branch
    await everyday.result("commit_push", message="Mine", files=["a.txt"])
    assert everyday.upstream.show(branch, "a.txt") == b"mine\n"
    everyday.copy.write({"a.txt": "edited\n"})
    await everyday.result("switch_branch", branch="dev", changes="leave")
    assert everyday.copy.files()["a.txt"] == b"a\n"
    await everyday.result("switch_branch", branch=branch)
    assert everyday.copy.status() == [" M a.txt"]
    dropped = await everyday.result("discard", files=["a.txt"])
    assert everyday.copy.status() == []
    await everyday.result("restore", snapshot=dropped.snapshot)
    assert everyday.copy.files()["a.txt"] == b"edited\n"


@pytest.mark.parametrize(
    "options", [("--depth=1",), ("--filter=blob:none",)], ids=["shallow", "partial"]
)
async def test_a_clone_that_left_something_out(start: Start, options: tuple[str, ...]) -> None:
    await goes_round(start(*options))


async def test_a_repository_with_long_ids(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    everyday = start()
    assert len(everyday.copy.head) == 64
    await goes_round(everyday)
    await everyday.result("commit_push", message="Mine", files=["a.txt"], new_branch="mine")
    await everyday.result("switch_branch", branch="main", changes="bring")
    await everyday.result("delete_branch", branch="mine")
    first = everyday.copy.git("rev-list", "--max-parents=0", "HEAD")
    shown = await everyday.get("repositories/commit", path=everyday.path, commit=first)
    assert len(shown["files"]) == len(FILES)
    await everyday.result("reclone")


async def test_a_sparse_checkout_stays_sparse(everyday: Everyday) -> None:
    everyday.upstream.commit({"big/one.bin": "1\n", "small/two.txt": "2\n"})
    await everyday.result("pull")
    everyday.copy.git("sparse-checkout", "set", "small")
    assert "big/one.bin" not in everyday.copy.files()
    await goes_round(everyday)
    assert "big/one.bin" not in everyday.copy.files()
    assert everyday.upstream.show("main", "big/one.bin") == b"1\n"
    everyday.upstream.commit({"big/one.bin": "new\n", "small/two.txt": "new\n"})
    await everyday.result("pull")
    assert "big/one.bin" not in everyday.copy.files()
    assert everyday.copy.files()["small/two.txt"] == b"new\n"
    assert everyday.copy.status() == [" M a.txt"]


async def test_what_is_edited_beyond_a_sparse_checkout_stays_where_it_is(
    everyday: Everyday,
) -> None:
    everyday.upstream.commit({"out/x.txt": "x\n", "out/y.txt": "y\n", "in/z.txt": "z\n"})
    await everyday.result("pull")
    everyday.copy.git("sparse-checkout", "set", "in")
    everyday.copy.write({"out/x.txt": "by hand\n"})
    everyday.upstream.commit({"out/x.txt": "theirs\n", "out/y.txt": "theirs\n"})
    await everyday.result("pull", on_conflict="both")
    files = everyday.copy.files()
    assert (files["out/x.txt"], files["out/x_theirs.txt"]) == (b"by hand\n", b"theirs\n")
    assert "out/y.txt" not in files
    assert everyday.copy.status() == [" M out/x.txt", "?? out/x_theirs.txt"]
    await everyday.result("switch_branch", branch="dev", create=True, changes="leave")
    assert everyday.copy.status() == []
    await everyday.result("switch_branch", branch="main")
    assert everyday.copy.files() == files


async def test_a_linked_worktree(everyday: Everyday, jp_root_dir: Path) -> None:
    main = everyday.copy
    main.git("worktree", "add", "--quiet", "-b", "tree", str(jp_root_dir / "tree"), "origin/main")
    main.git("config", "push.default", "upstream")
    everyday.path = "tree"
    everyday.copy = WorkingCopy(jp_root_dir / "tree")
    everyday.upstream.commit({"b.txt": "theirs\n"})
    everyday.copy.write({"a.txt": "mine\n"})
    job = await everyday.run("pull")
    assert job.state == "succeeded", job.error
    assert everyday.copy.files()["b.txt"] == b"theirs\n"
    await everyday.result("commit_push", message="Mine", files=["a.txt"], push=False)
    assert main.files()["a.txt"] == b"a\n"
    error = await everyday.error("switch_branch", branch="main")
    assert (error.code, error.data["reason"]) == ("forbidden", "checked_out_elsewhere")
    assert error.data["folder"] == str(main.folder)


async def test_without_commits_the_first_ones_are_pulled(
    everyday: Everyday, git_server: GitServer, jp_root_dir: Path
) -> None:
    everyday.upstream = Repository.create(git_server.root, "lab/empty.git")
    everyday.copy = WorkingCopy.clone(f"{git_server.url}/lab/empty.git", jp_root_dir / "empty")
    everyday.path = "empty"
    everyday.copy.write({"mine.txt": "mine\n", "a.txt": "mine\n"})
    first = everyday.upstream.commit({"a.txt": "theirs\n", "b.txt": "b\n"})
    job = await everyday.run("pull")
    assert job.error is not None
    assert job.error.code == "conflict"
    assert everyday.copy.files() == {"a.txt": b"mine\n", "mine.txt": b"mine\n"}
    await everyday.result("pull", resolutions={"a.txt": "mine"})
    assert everyday.copy.head == first
    assert everyday.copy.status() == [" M a.txt", "?? mine.txt"]


async def test_on_no_branch_there_is_nothing_to_pull_and_a_branch_can_be_made(
    everyday: Everyday,
) -> None:
    everyday.copy.git("checkout", "--quiet", "--detach")
    commit = everyday.copy.commit({"a.txt": "mine\n"}, "On no branch")
    error = await everyday.error("pull")
    assert error.code == "unsupported"
    await everyday.result("switch_branch", branch="kept", create=True)
    assert (everyday.copy.branch, everyday.copy.head) == ("kept", commit)


@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("pull", {}),
        ("switch_branch", {"branch": "main"}),
        ("commit_push", {"message": "x", "files": ["a"]}),
        ("reclone", {}),
    ],
)
async def test_a_bare_repository_is_refused_by_name(
    everyday: Everyday, jp_root_dir: Path, kind: str, request_: dict[str, object]
) -> None:
    git("clone", "--quiet", "--bare", everyday.url, jp_root_dir / "bare")
    everyday.path = "bare"
    everyday.copy = WorkingCopy(jp_root_dir / "bare")
    job = await fetch_job(everyday.fetch, {"kind": kind, "path": "bare", **request_})
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("unsupported", "bare_repository")


async def test_large_files_kept_elsewhere_stay_what_they_are_without_their_program(
    everyday: Everyday,
) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    attributes = "*.bin filter=lfs diff=lfs merge=lfs -text\n"
    everyday.upstream.commit({".gitattributes": attributes, "x.bin": pointer})
    await everyday.result("pull")
    assert everyday.copy.files()["x.bin"] == pointer.encode()
    await goes_round(everyday)
    assert everyday.copy.files()["x.bin"] == pointer.encode()
    assert everyday.upstream.files()["x.bin"] == pointer.encode()


async def test_a_submodule_stays_at_its_commit_and_its_programs_do_not_run(
    everyday: Everyday, git_server: GitServer, tmp_path: Path
) -> None:
    inner = Repository.create(git_server.root, "lab/inner.git")
    inner.commit({"i.txt": "i\n"})
    add = ("submodule", "--quiet", "add", f"{git_server.url}/lab/inner.git", "sub")
    everyday.copy.git(*add)
    everyday.copy.git("commit", "--quiet", "-m", "Add a submodule")
    everyday.copy.git("push", "--quiet")
    sub = WorkingCopy(everyday.copy.folder / "sub")
    before = sub.head
    sub.write({"i.txt": "edited\n", ".gitattributes": "* filter=x\n"})
    ran = tmp_path / "ran"
    for key in ("core.fsmonitor", "filter.x.clean", "filter.x.smudge"):
        sub.git("config", key, f"echo {key} >> {ran}; cat")
    await goes_round(everyday)
    assert not ran.exists(), ran.read_text()
    assert (sub.head, sub.files()["i.txt"]) == (before, b"edited\n")


@pytest.mark.parametrize("what", ["merge", "rebase", "cherry-pick"])
async def test_what_somebody_began_is_not_disturbed(everyday: Everyday, what: str) -> None:
    copy = everyday.copy
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"b.txt": "other\n"})
    copy.git("switch", "--quiet", "main")
    copy.commit({"b.txt": "mine\n"})
    with pytest.raises(Exception, match="returned non-zero"):
        copy.git(what, "other")
    states = {"merge": "merging", "rebase": "rebasing", "cherry-pick": "cherry_picking"}
    requests: dict[str, dict[str, Any]] = {
        "pull": {},
        "switch_branch": {"branch": "other"},
        "merge_branch": {"branch": "other"},
        "discard": {"files": ["a.txt"]},
    }
    for kind, request in requests.items():
        error = await everyday.error(kind, **request)
        assert (error.code, error.data["state"]) == ("busy", states[what]), kind


@pytest.mark.parametrize("mark", ["skip-worktree", "assume-unchanged"])
async def test_what_git_is_told_not_to_look_at_stays_as_it_is(
    everyday: Everyday, mark: str
) -> None:
    copy = everyday.copy
    copy.git("update-index", f"--{mark}", "a.txt", "b.txt")
    copy.write({"a.txt": "secret\n", "b.txt": None, "c.txt": "edited\n"})
    marked = [line for line in copy.git("ls-files", "-v").splitlines() if line[0] != "H"]
    everyday.upstream.commit({"d.txt": "d\n"})
    everyday.upstream.commit({"a.txt": "theirs\n"}, branch="dev", start="main")
    assert (await everyday.result("pull")).kept == ["c.txt"]
    discarded = await everyday.result("discard", files=None)
    await everyday.result("restore", snapshot=discarded.snapshot)
    await everyday.result("commit_push", message="Mine", files=["c.txt"])
    error = await everyday.error("switch_branch", branch="dev")
    assert (error.code, error.data["reason"]) == ("local_changes", "hidden_changes")
    assert error.data["path"] == "a.txt"
    assert [line for line in copy.git("ls-files", "-v").splitlines() if line[0] != "H"] == marked
    assert (len(marked), copy.status()) == (2, [])
    assert copy.files().get("a.txt") == b"secret\n"
    assert "b.txt" not in copy.files()
