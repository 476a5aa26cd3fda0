from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.jobs.locks import repository_lock
from tests.operations.everyday import FILES, Everyday
from tests.support.jobs import post_job, wait_for_job
from tests.support.repositories import git


async def test_what_is_new_comes_here(everyday: Everyday) -> None:
    everyday.upstream.commit({"a.txt": "newer\n"})
    new = everyday.upstream.commit({"a.txt": "new\n", "d.txt": "d\n", "c.txt": None})
    result = await everyday.result("pull")
    assert result.commits == 2
    assert result.changed == ["a.txt", "c.txt", "d.txt"]
    assert (result.after, result.snapshot, result.rewritten) == (new, None, False)
    assert everyday.copy.head == new
    assert everyday.copy.status() == []
    assert everyday.copy.files() == everyday.upstream.files()


async def test_nothing_new_is_no_change(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "edited\n"})
    result = await everyday.result("pull")
    assert (result.changed, result.snapshot) == ([], None)
    assert everyday.copy.status() == [" M a.txt"]


async def test_edits_that_are_not_committed_are_carried_over(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "b.txt": "one\ntwo\nthree\nmine\n"})
    everyday.upstream.commit({"b.txt": "theirs\none\ntwo\nthree\n", "c.txt": "theirs\n"})
    result = await everyday.result("pull")
    assert everyday.copy.files()["b.txt"] == b"theirs\none\ntwo\nthree\nmine\n"
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert everyday.copy.status() == [" M a.txt", " M b.txt"]
    assert result.kept == ["a.txt", "b.txt"]
    assert result.snapshot is not None


async def test_what_is_staged_stays_staged(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "staged\n", "new.txt": "new\n"})
    everyday.copy.git("add", "a.txt", "new.txt")
    everyday.upstream.commit({"c.txt": "theirs\n"})
    await everyday.result("pull")
    assert everyday.copy.status() == ["M  a.txt", "A  new.txt"]


async def test_deleted_files_stay_deleted(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": None})
    everyday.upstream.commit({"c.txt": "theirs\n"})
    await everyday.result("pull")
    assert everyday.copy.status() == [" D a.txt"]


async def test_commits_of_both_are_merged(everyday: Everyday) -> None:
    mine = everyday.copy.commit({"a.txt": "mine\n"})
    theirs = everyday.upstream.commit({"c.txt": "theirs\n"})
    await everyday.result("pull")
    assert everyday.copy.git("rev-parse", "HEAD^1", "HEAD^2").split() == [mine, theirs]
    assert everyday.copy.git("log", "-1", "--format=%s") == f"Merge branch 'main' of {everyday.url}"
    assert everyday.copy.status() == []


async def test_commits_are_made_anew_where_git_is_told_to_rebase(everyday: Everyday) -> None:
    everyday.copy.git("config", "pull.rebase", "true")
    everyday.copy.commit({"a.txt": "mine\n"}, "Mine")
    everyday.copy.commit({"new.txt": "mine\n"}, "Mine too")
    theirs = everyday.upstream.commit({"c.txt": "theirs\n"})
    result = await everyday.result("pull")
    assert everyday.copy.git("rev-parse", "HEAD~2") == theirs
    assert everyday.copy.git("log", "-2", "--format=%s %an").splitlines() == [
        "Mine too Ada Example",
        "Mine Ada Example",
    ]
    assert result.snapshot is not None
    assert (result.commits, result.anew, result.not_rebased) == (1, 2, False)


async def test_merges_of_ones_own_are_merged_where_git_is_told_to_rebase(
    everyday: Everyday,
) -> None:
    everyday.copy.git("config", "pull.rebase", "true")
    everyday.copy.git("switch", "--quiet", "--create", "side")
    everyday.copy.commit({"a.txt": "mine\n"})
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    mine, theirs = everyday.copy.head, everyday.upstream.commit({"c.txt": "theirs\n"})
    result = await everyday.result("pull")
    assert everyday.copy.git("rev-parse", "HEAD^1", "HEAD^2").split() == [mine, theirs]
    assert (result.not_rebased, result.anew) == (True, 0)


async def test_git_that_goes_forward_only_is_asked_how_else(everyday: Everyday) -> None:
    everyday.copy.git("config", "pull.ff", "only")
    everyday.copy.git("config", "pull.rebase", "true")
    theirs = everyday.upstream.commit({"c.txt": "theirs\n"})
    assert (await everyday.result("pull")).after == theirs
    mine = everyday.copy.commit({"a.txt": "mine\n"})
    theirs = everyday.upstream.commit({"c.txt": "theirs again\n"})
    error = await everyday.error("pull")
    assert (error.code, error.data["reason"]) == ("conflict", "only_forward")
    everyday.copy.git("config", "--unset", "pull.ff")
    everyday.copy.git("config", "merge.ff", "only")
    everyday.copy.git("config", "pull.rebase", "false")
    assert (await everyday.error("pull")).data["reason"] == "only_forward"
    assert (await everyday.result("pull", rebase=False)).anew == 0
    assert everyday.copy.git("rev-parse", "HEAD^1", "HEAD^2").split() == [mine, theirs]


async def test_who_pulls_may_want_it_otherwise_than_git_is_told(everyday: Everyday) -> None:
    everyday.copy.commit({"a.txt": "mine\n"})
    theirs = everyday.upstream.commit({"c.txt": "theirs\n"})
    await everyday.result("pull", rebase=True)
    assert everyday.copy.git("rev-parse", "HEAD~1") == theirs
    everyday.copy.git("config", "pull.rebase", "true")
    theirs = everyday.upstream.commit({"c.txt": "theirs again\n"})
    await everyday.result("pull", rebase=False)
    assert everyday.copy.git("rev-parse", "HEAD^2") == theirs


async def test_untracked_files_in_the_way_are_asked_about(everyday: Everyday) -> None:
    everyday.copy.write({"new.txt": "mine\n"})
    everyday.upstream.commit({"new.txt": "theirs\n"})
    error = await everyday.error("pull")
    assert error.code == "conflict"
    assert [conflict["path"] for conflict in error.data["conflicts"]] == ["new.txt"]
    result = await everyday.result("pull", resolutions={"new.txt": "both"})
    assert everyday.copy.files()["new.txt"] == b"mine\n"
    (beside,) = result.copies
    assert everyday.copy.files()[beside] == b"theirs\n"


async def test_an_untracked_file_makes_room_for_one_that_was_renamed_to_there(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"b.txt": "one\ntwo\nTHREE\n", "moved.txt": "mine\n"})
    everyday.upstream.commit({"b.txt": None, "moved.txt": "one\ntwo\nthree\n"})
    result = await everyday.result("pull", on_conflict="both")
    assert result.copies == ["moved_mine.txt"]
    assert everyday.copy.files()["moved_mine.txt"] == b"mine\n"
    assert everyday.copy.status() == ["?? b.txt", "?? moved_mine.txt"]


async def test_an_untracked_file_that_is_the_same_is_simply_tracked_then(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"naïve file.txt": "same\n"})
    everyday.upstream.commit({"naïve file.txt": "same\n"})
    await everyday.result("pull")
    assert everyday.copy.status() == []


async def test_an_ignored_file_in_the_way_is_not_written_over(everyday: Everyday) -> None:
    everyday.copy.write({".git/info/exclude": "data.csv\n", "data.csv": "mine\n"})
    everyday.upstream.commit({"data.csv": "theirs\n"})
    assert (await everyday.error("pull")).code == "conflict"
    result = await everyday.result("pull", on_conflict="theirs")
    assert everyday.copy.files()["data.csv"] == b"theirs\n"
    show = everyday.copy.git("show", f"refs/import-run/snapshots/{result.snapshot}:data.csv")
    assert show == "mine"


async def test_a_folder_that_comes_where_a_file_is_lies_beside_it(everyday: Everyday) -> None:
    everyday.copy.write({"data": "mine\n"})
    everyday.upstream.commit({"data/x.csv": "theirs\n"})
    result = await everyday.result("pull", on_conflict="both")
    assert everyday.copy.files()["data"] == b"mine\n"
    assert [everyday.copy.files()[path] for path in result.copies] == [b"theirs\n"]


@pytest.mark.parametrize("options", [(), ("--depth=1",)])
async def test_a_rewritten_history_comes_too(
    start: Callable[..., Everyday], options: tuple[str, ...]
) -> None:
    everyday = start(*options)
    everyday.copy.write({"a.txt": "mine\n"})
    again = everyday.upstream.commit({**FILES, "b.txt": "rewritten\n"}, branch="again")
    everyday.upstream.git("update-ref", "refs/heads/main", again)
    result = await everyday.result("pull")
    assert result.rewritten
    assert everyday.copy.head == everyday.upstream.rev_parse("main")
    assert everyday.copy.status() == [" M a.txt"]
    assert result.snapshot is not None


async def test_local_commits_survive_a_rewritten_history(everyday: Everyday) -> None:
    base = everyday.upstream.rev_parse("main")
    everyday.upstream.commit({"c.txt": "first try\n"})
    await everyday.result("pull")
    everyday.copy.commit({"a.txt": "mine\n"}, "Mine")
    everyday.upstream.commit({"c.txt": "second try\n"}, start=base)
    result = await everyday.result("pull")
    assert result.rewritten
    assert everyday.copy.git("log", "-1", "--format=%s") == "Mine"
    assert everyday.copy.git("rev-parse", "HEAD~1") == everyday.upstream.rev_parse("main")
    assert everyday.copy.files()["c.txt"] == b"second try\n"
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_a_conflict_of_lines_is_told_by_part_and_settled_by_choice(
    everyday: Everyday,
) -> None:
    everyday.copy.commit({"b.txt": "one\nmine\nthree\n"})
    everyday.upstream.commit({"b.txt": "one\ntheirs\nthree\n"})
    error = await everyday.error("pull")
    (conflict,) = error.data["conflicts"]
    (part,) = conflict["parts"]
    assert (conflict["path"], conflict["kind"]) == ("b.txt", "text")
    assert (part["mine"].strip(), part["theirs"].strip()) == ("mine", "theirs")
    await everyday.result("pull", resolutions={"b.txt": {part["id"]: "both"}})
    assert everyday.copy.files()["b.txt"] == b"one\nmine\ntheirs\nthree\n"
    assert everyday.copy.status() == []


async def test_a_branch_that_is_gone_is_said_so(everyday: Everyday) -> None:
    everyday.upstream.branch("other")
    everyday.upstream.git("symbolic-ref", "HEAD", "refs/heads/other")
    everyday.upstream.delete_branch("main")
    error = await everyday.error("pull")
    assert (error.code, error.data["reason"]) == ("ref_not_found", "upstream_gone")
    assert error.data["branches"] == ["other"]


async def test_a_branch_that_is_only_here_has_nothing_to_pull(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "mine")
    error = await everyday.error("pull")
    assert (error.code, error.data["reason"]) == ("ref_not_found", "no_upstream")


async def test_a_merge_that_somebody_began_is_not_disturbed(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "mine")
    everyday.copy.commit({"a.txt": "mine\n"})
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.git("merge", "--quiet", "--no-commit", "--no-ff", "mine")
    error = await everyday.error("pull")
    assert (error.code, error.data["state"]) == ("busy", "merging")


async def test_another_gits_lock_is_busy(everyday: Everyday) -> None:
    everyday.upstream.commit({"a.txt": "new\n"})
    lock = everyday.copy.folder / ".git/index.lock"
    lock.touch()
    from tests.support.jobs import fetch_job

    job = await fetch_job(everyday.fetch, {"kind": "pull", "path": "copy"})
    assert job.error is not None
    assert job.error.code == "busy"
    assert lock.exists()


async def test_four_pulls_at_once_all_succeed(everyday: Everyday) -> None:
    import asyncio

    from tests.support.jobs import fetch_job

    everyday.upstream.commit({"a.txt": "new\n"})
    request = {"kind": "pull", "path": "copy"}
    jobs = await asyncio.gather(*(fetch_job(everyday.fetch, request) for _ in range(4)))
    assert [job.state for job in jobs] == ["succeeded"] * 4
    assert everyday.copy.files()["a.txt"] == b"new\n"
    everyday.copy.assert_sound()


async def test_a_partial_clone_brings_what_it_needs(start: Callable[..., Everyday]) -> None:
    everyday = start("--filter=blob:none")
    everyday.copy.commit({"b.txt": "one\ntwo\nthree\nmine\n"})
    everyday.upstream.commit({"b.txt": "theirs\none\ntwo\nthree\n"})
    everyday.upstream.commit({"new.txt": "new\n"})
    await everyday.result("pull")
    assert everyday.copy.files()["b.txt"] == b"theirs\none\ntwo\nthree\nmine\n"
    assert everyday.copy.files()["new.txt"] == b"new\n"


async def test_a_clone_that_knows_no_folders_brings_what_it_needs(
    start: Callable[..., Everyday],
) -> None:
    everyday = start("--filter=tree:0")
    everyday.copy.write({"b.txt": "one\ntwo\nthree\nmine\n"})
    everyday.upstream.commit({"b.txt": "theirs\none\ntwo\nthree\n", "deep/er/new.txt": "new\n"})
    await everyday.result("pull")
    assert everyday.copy.files()["b.txt"] == b"theirs\none\ntwo\nthree\nmine\n"
    assert everyday.copy.files()["deep/er/new.txt"] == b"new\n"


async def test_who_waits_for_the_history_pulls_into_the_clone_that_it_left(
    start: Callable[..., Everyday],
) -> None:
    """Which has only become a partial one meanwhile: contents of files have to be asked for."""
    everyday = start("--depth=1")
    async with repository_lock(everyday.copy.folder, holder="history", waiting=lambda _: None):
        job = await post_job(everyday.fetch, {"kind": "pull", "path": everyday.path})
        await wait_for_job(everyday.fetch, job.id, until=lambda job: job.phase == "waiting")
        everyday.upstream.commit({"b.txt": "new\n"})
        everyday.copy.git("fetch", "--quiet", "--unshallow", "--filter=blob:none")
    ended = await wait_for_job(everyday.fetch, job.id)
    assert ended.state == "succeeded", ended.error
    assert everyday.copy.files()["b.txt"] == b"new\n"


@pytest.mark.parametrize("rebase", [False, True], ids=["merged", "made anew"])
async def test_who_signs_their_commits_signs_those_of_a_pull(
    everyday: Everyday, isolated_home: Path, rebase: bool
) -> None:
    key = isolated_home / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    for name, value in {
        "commit.gpgSign": "true",
        "gpg.format": "ssh",
        "user.signingKey": f"{key}.pub",
    }.items():
        git("config", "--global", name, value)
    everyday.copy.git("config", "--unset", "commit.gpgSign")
    everyday.copy.commit({"a.txt": "mine\n"}, "Mine ü\n\nMore.")
    was = everyday.copy.git("log", "-1", "--format=%an %ae %ad %B")
    everyday.upstream.commit({"b.txt": "theirs\n"})
    await everyday.result("pull", rebase=rebase)
    assert "\ngpgsig -----BEGIN SSH SIGNATURE" in everyday.copy.git("cat-file", "-p", "HEAD")
    if rebase:
        assert everyday.copy.git("log", "-1", "--format=%an %ae %ad %B") == was


async def test_files_with_any_line_endings_are_carried_over(everyday: Everyday) -> None:
    """Git refuses to commit them here, not to pull."""
    everyday.copy.git("config", "core.autocrlf", "input")
    everyday.copy.git("config", "core.safecrlf", "true")
    everyday.copy.write({"a.txt": "a\r\nb\n"})
    everyday.upstream.commit({"b.txt": "new\n"})
    await everyday.result("pull")
    assert everyday.copy.files()["a.txt"] == b"a\r\nb\n"
    await everyday.result("discard", files=["a.txt"])
    (kept,) = (await everyday.get("snapshots", path=everyday.path))["snapshots"][:1]
    await everyday.result("restore", snapshot=kept["id"])
    assert everyday.copy.files()["a.txt"] == b"a\r\nb\n"


async def test_odd_names_are_carried_over_too(everyday: Everyday) -> None:
    names = ["-dash", "new\nline", 'quo"te', "tab\there", "ünï", "per%20cent"]
    everyday.upstream.commit({name: f"first {name}\n" for name in names})
    await everyday.result("pull")
    everyday.copy.write({name: f"mine {name}\n" for name in names})
    everyday.upstream.commit({**{name: f"theirs {name}\n" for name in names}, "a.txt": "x\n"})
    await everyday.result("pull", on_conflict="mine")
    files = everyday.copy.files()
    assert [files[name].decode() for name in names] == [f"mine {name}\n" for name in names]
