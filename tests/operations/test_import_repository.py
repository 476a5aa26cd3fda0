"""Importing repositories through the REST API: real git, real servers."""

from __future__ import annotations

import asyncio
import json
import os
import tracemalloc
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.jobs import ImportRepositoryResult, Job
from tests.conftest import PASSWORD, USERNAME
from tests.support import defects
from tests.support.jobs import Fetch, fetch_job, get_job, post_job, wait_for_job
from tests.support.misbehaving_http import MisbehavingServer, answer
from tests.support.redirecting_server import RedirectingServer
from tests.support.repositories import Repository, git
from tests.support.secrets_in_use import IN_USE
from tests.support.throttling_proxy import Disturbance

Import = Callable[..., Awaitable[Job]]

NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'


@pytest.fixture
def repository(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root, "sample.git")
    repository.commit({"README.md": "one\n", "notebooks/n.ipynb": NOTEBOOK})
    repository.commit({"README.md": "two\n"})
    repository.commit({"weather.txt": "rain\n"}, branch="feature/weather", start="main")
    repository.tag("v1.0", at="main~1")
    repository.commit({"README.md": "three\n", "data/ä ö.csv": "1,2\n"})
    return repository


@pytest.fixture
def url(git_server: GitServer, repository: Repository) -> str:
    return f"{git_server.url}/{repository.name}"


@pytest.fixture
def import_repository(jp_fetch: Fetch, url: str) -> Import:
    async def start(**fields: Any) -> Job:
        return await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, **fields})

    return start


def result_of(job: Job) -> ImportRepositoryResult:
    assert job.state == "succeeded", job.error
    assert isinstance(job.result, ImportRepositoryResult)
    return job.result


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def visible_and_hidden(folder: Path) -> set[str]:
    return set(os.listdir(folder))


async def test_the_files_are_those_of_the_server(
    import_repository: Import, repository: Repository, jp_root_dir: Path
) -> None:
    result = result_of(await import_repository())
    assert result.path == "sample"
    assert result.branch == "main"
    assert result.commit == repository.rev_parse("main")
    assert files_of(jp_root_dir / "sample") == repository.files()
    assert git("status", "--porcelain", cwd=jp_root_dir / "sample") == ""
    assert visible_and_hidden(jp_root_dir) == {"sample"}


@pytest.mark.parametrize("history", ["fast", "full"])
async def test_what_jupyter_keeps_beside_an_opened_notebook_is_no_change(
    import_repository: Import, jp_root_dir: Path, history: str
) -> None:
    result_of(await import_repository(history=history))
    checkpoints = jp_root_dir / "sample" / "notebooks" / ".ipynb_checkpoints"
    checkpoints.mkdir()
    (checkpoints / "n-checkpoint.ipynb").write_text(NOTEBOOK)
    assert git("status", "--porcelain", cwd=jp_root_dir / "sample") == ""


async def test_fast_history_arrives_in_a_job_of_its_own(
    import_repository: Import, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    job = await import_repository(history="fast")
    result = result_of(job)
    assert result.history_job is not None
    history = await wait_for_job(jp_fetch, result.history_job)
    assert history.kind == "fetch"
    assert history.parent == job.id
    assert history.state == "succeeded", history.error
    folder = jp_root_dir / "sample"
    assert git("rev-list", "--count", "HEAD", cwd=folder) == "3"
    assert git("rev-parse", "--is-shallow-repository", cwd=folder) == "false"
    branches = git("for-each-ref", "--format=%(refname:short)", "refs/remotes", cwd=folder)
    assert "origin/feature/weather" in branches.split()
    git("fsck", cwd=folder)


async def test_the_history_has_the_tags_that_are_on_no_branch(
    import_repository: Import, repository: Repository, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    repository.commit({"kept.txt": "kept\n"}, branch="gone", start="main")
    repository.tag("kept", at="gone")
    repository.delete_branch("gone")
    result = result_of(await import_repository(history="fast"))
    assert result.history_job is not None
    history = await wait_for_job(jp_fetch, result.history_job)
    assert history.state == "succeeded", history.error
    tags = git("tag", cwd=jp_root_dir / result.path)
    assert tags == repository.git("tag")


async def test_a_server_without_filters_leaves_no_marks_of_a_partial_clone(
    start_git_server: Callable[..., GitServer],
    repository: Repository,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    server = start_git_server(config={"uploadpack.allowFilter": "false"})
    result = result_of(
        await fetch_job(jp_fetch, {"kind": "import_repository", "url": f"{server.url}/sample.git"})
    )
    assert result.history_job is not None
    history = await wait_for_job(jp_fetch, result.history_job)
    assert history.state == "succeeded", history.error
    config = git("config", "--local", "--list", cwd=jp_root_dir / "sample")
    assert "promisor" not in config
    assert "partialclone" not in config
    assert git("rev-list", "--count", "HEAD", cwd=jp_root_dir / "sample") == "3"


async def test_history_that_breaks_off_is_tried_again_and_then_visible(
    repository: Repository,
    git_server: GitServer,
    throttle: Callable[..., Any],
    jp_fetch: Fetch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jupyter_import_run.operations.fetch.RETRY_AFTER", (0.05, 0.05))
    proxy = throttle(git_server.port)
    job = await fetch_job(
        jp_fetch, {"kind": "import_repository", "url": f"{proxy.url}/sample.git", "history": "none"}
    )
    proxy.disturb(Disturbance(cut_after=0))
    history = await fetch_job(
        jp_fetch, {"kind": "fetch", "path": result_of(job).path, "history": True}
    )
    assert history.state == "failed"
    assert history.error is not None
    assert history.error.code == "network"
    proxy.disturb()
    again = await jp_fetch("import-run", "jobs", history.id, "retry", method="POST", body="{}")
    assert again.code == 202


@pytest.mark.parametrize("history", ["none", "full"])
async def test_history_none_and_full(
    import_repository: Import, jp_root_dir: Path, history: str
) -> None:
    result = result_of(await import_repository(history=history))
    assert result.history_job is None
    count = git("rev-list", "--count", "HEAD", cwd=jp_root_dir / "sample")
    assert count == ("1" if history == "none" else "3")
    fetched = git("config", "remote.origin.fetch", cwd=jp_root_dir / "sample")
    assert fetched == "+refs/heads/*:refs/remotes/origin/*"


async def test_every_branch_is_known_at_once(
    import_repository: Import, repository: Repository, jp_fetch: Fetch
) -> None:
    branches = {name: repository.rev_parse(name) for name in ("main", "feature/weather")}
    repository.git("update-ref", "refs/pull/12/head", branches["feature/weather"])
    commit = repository.rev_parse("v1.0")
    for history, ref in (
        *((history, None) for history in ("fast", "none")),
        *(("none", ref) for ref in ("v1.0", commit, "refs/pull/12/head")),
    ):
        result = result_of(await import_repository(history=history, ref=ref))
        answer = await jp_fetch(
            "import-run", "repositories", "branches", params={"path": result.path}
        )
        listed = json.loads(answer.body)["branches"]
        there = {branch["name"]: branch["commit"] for branch in listed if branch["remote"]}
        assert there == branches, (history, ref)


async def test_what_is_known_of_other_branches_is_little_but_enough_to_work_with(
    import_repository: Import, repository: Repository, jp_root_dir: Path, jp_fetch: Fetch
) -> None:
    repository.commit({"large.bin": os.urandom(1_000_000)}, branch="pages", start="main")
    repository.commit({"large.bin": os.urandom(1_000_000)}, branch="pages")
    result_of(await import_repository(history="none"))
    folder = jp_root_dir / "sample"
    packs = (folder / ".git/objects").rglob("*")
    assert sum(file.stat().st_size for file in packs) < 500_000
    assert git("rev-list", "--count", "--all", cwd=folder) == "3"
    for request in (
        {"kind": "switch_branch", "branch": "pages"},
        {"kind": "merge_branch", "branch": "origin/feature/weather"},
    ):
        job = await fetch_job(jp_fetch, {"path": "sample", **request})
        assert job.state == "succeeded", job.error
    assert (folder / "large.bin").read_bytes() == repository.show("pages", "large.bin")
    assert (folder / "weather.txt").read_text() == "rain\n"
    assert (folder / "README.md").read_text() == "three\n"


@pytest.mark.parametrize("history", ["fast", "none"])
async def test_more_branches_than_come_at_once_come_with_the_history(
    import_repository: Import,
    repository: Repository,
    jp_root_dir: Path,
    jp_fetch: Fetch,
    monkeypatch: pytest.MonkeyPatch,
    history: str,
) -> None:
    monkeypatch.setattr("jupyter_import_run.operations.other_branches.MOST_AT_ONCE", 10)
    repository.add_branches(f"branch-{number}" for number in range(11))
    result = result_of(await import_repository(history=history))
    if result.history_job is not None:
        await wait_for_job(jp_fetch, result.history_job)
    names = git("for-each-ref", "refs/remotes/origin", cwd=jp_root_dir / "sample")
    assert names.count("branch-") == 11


@pytest.mark.parametrize("history", ["fast", "full", "none"])
async def test_a_branch_with_a_slash_is_tracked(
    import_repository: Import, jp_root_dir: Path, history: str
) -> None:
    result = result_of(await import_repository(ref="feature/weather", history=history))
    folder = jp_root_dir / "sample"
    assert result.branch == "feature/weather"
    assert (
        git("rev-parse", "--abbrev-ref", "HEAD@{upstream}", cwd=folder) == "origin/feature/weather"
    )
    assert (folder / "weather.txt").read_text() == "rain\n"


@pytest.mark.parametrize("history", ["fast", "full", "none"])
async def test_tags_and_commits_are_on_no_branch(
    import_repository: Import, repository: Repository, jp_root_dir: Path, history: str
) -> None:
    commit = repository.rev_parse("v1.0")
    for ref in ("v1.0", commit, commit[:9]):
        result = result_of(await import_repository(ref=ref, history=history))
        assert (result.branch, result.commit) == (None, commit), ref
        assert (jp_root_dir / result.path / "README.md").read_text() == "one\n"


async def test_a_commit_comes_also_from_a_server_that_gives_none_alone(
    start_git_server: Callable[..., GitServer], repository: Repository, jp_fetch: Fetch
) -> None:
    server = start_git_server(
        config={"uploadpack.allowAnySHA1InWant": "false", "protocol.version": "0"}
    )
    commit = repository.rev_parse("main~1")
    job = await fetch_job(
        jp_fetch,
        {"kind": "import_repository", "url": f"{server.url}/sample.git", "ref": commit},
    )
    assert result_of(job).commit == commit


async def test_a_merge_request_gets_a_branch_of_its_own(
    import_repository: Import, repository: Repository, jp_root_dir: Path
) -> None:
    repository.git("update-ref", "refs/pull/12/head", repository.rev_parse("feature/weather"))
    result = result_of(await import_repository(ref="refs/pull/12/head"))
    assert result.branch == "pull/12"
    assert (jp_root_dir / "sample/weather.txt").exists()


async def test_a_ref_that_is_not_there_leaves_nothing(
    import_repository: Import, jp_root_dir: Path
) -> None:
    for ref in ("nope", "-x", "a b", "0" * 40, "deadbeef", "refs/pull/9/head"):
        job = await import_repository(ref=ref)
        assert job.error is not None, ref
        assert job.error.code == "ref_not_found", ref
        assert visible_and_hidden(jp_root_dir) == set(), ref


async def test_a_taken_name_gets_a_number(import_repository: Import, jp_root_dir: Path) -> None:
    (jp_root_dir / "sample").mkdir()
    assert result_of(await import_repository()).path == "sample_1"
    assert result_of(await import_repository()).path == "sample_2"
    assert list((jp_root_dir / "sample").iterdir()) == []


async def test_reuse_opens_what_is_there(import_repository: Import, jp_root_dir: Path) -> None:
    result_of(await import_repository(history="none"))
    (jp_root_dir / "sample/mine.txt").write_text("mine")
    result = result_of(await import_repository(if_exists="reuse", open="README.md"))
    assert result.reused
    assert result.open_path == "sample/README.md"
    assert (jp_root_dir / "sample/mine.txt").read_text() == "mine"
    assert visible_and_hidden(jp_root_dir) == {"sample"}


async def test_reuse_of_the_wanted_version_says_nothing(
    import_repository: Import, repository: Repository
) -> None:
    repository.tag("same")
    result_of(await import_repository(history="full"))
    for ref in (None, "main", "refs/heads/main", "same", repository.rev_parse()):
        result = result_of(await import_repository(if_exists="reuse", ref=ref))
        assert (result.reused, result.warnings) == (True, []), ref


async def test_reuse_of_another_version_says_so(
    import_repository: Import, repository: Repository, jp_root_dir: Path
) -> None:
    result_of(await import_repository(history="full"))
    repository.branch("new")
    for ref in ("feature/weather", "v1.0", "refs/pull/7/head", "new", "-x"):
        result = result_of(await import_repository(if_exists="reuse", ref=ref))
        [warning] = result.warnings
        assert (warning.code, warning.data) == ("other_version", {"wanted": ref, "present": "main"})
        assert git("branch", "--show-current", cwd=jp_root_dir / "sample") == "main"


async def test_reuse_does_not_wait_for_a_pipe(import_repository: Import, jp_root_dir: Path) -> None:
    result_of(await import_repository(history="none"))
    (jp_root_dir / "sample/.git/HEAD").unlink()
    os.mkfifo(jp_root_dir / "sample/.git/HEAD")
    job = await import_repository(if_exists="reuse")
    assert job.error is not None
    assert (job.error.code, job.error.data["file"]) == ("unsupported", "HEAD")


async def test_reuse_says_when_it_is_another_repository(
    import_repository: Import, git_server: GitServer, jp_fetch: Fetch
) -> None:
    other = Repository.create(git_server.root, "other.git")
    other.commit({"a": "b"})
    result_of(await import_repository(history="none"))
    job = await fetch_job(
        jp_fetch,
        {
            "kind": "import_repository",
            "url": f"{git_server.url}/other.git",
            "name": "sample",
            "if_exists": "reuse",
        },
    )
    assert job.error is not None
    assert job.error.code == "exists"
    assert job.error.data["reason"] == "other_origin"
    assert job.error.data["url"].endswith("/sample.git")


async def test_fail_says_that_it_exists(import_repository: Import, jp_root_dir: Path) -> None:
    (jp_root_dir / "sample").mkdir()
    job = await import_repository(if_exists="fail")
    assert job.error is not None
    assert job.error.code == "exists"


async def test_open_and_folder_and_name(import_repository: Import, jp_root_dir: Path) -> None:
    (jp_root_dir / "courses").mkdir()
    result = result_of(
        await import_repository(folder="courses", name="wk 1", open="notebooks/n.ipynb")
    )
    assert result.path == "courses/wk 1"
    assert result.open_path == "courses/wk 1/notebooks/n.ipynb"


async def test_open_that_is_not_there_is_a_warning(import_repository: Import) -> None:
    result = result_of(await import_repository(open="gone.ipynb"))
    assert result.open_path is None
    [warning] = result.warnings
    assert (warning.code, warning.data) == ("not_in_this_version", {"path": "gone.ipynb"})


@pytest.mark.parametrize("path", ["x" * 5000, "a\0", "README.md/x", "../..", "/etc/passwd"])
async def test_open_that_cannot_be_a_path_is_a_warning(
    import_repository: Import, path: str
) -> None:
    result = result_of(await import_repository(open=path, history="none"))
    assert result.open_path is None
    assert len(result.warnings) == 1


async def test_a_link_out_of_the_root_is_not_opened(
    import_repository: Import, git_server: GitServer, jp_root_dir: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    git("clone", "--quiet", git_server.root / "sample.git", work)
    (work / "out").symlink_to("/etc")
    git("add", ".", cwd=work)
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "x", cwd=work)
    git("push", "--quiet", "origin", "HEAD", cwd=work)
    result = result_of(await import_repository(open="out/passwd"))
    assert result.open_path is None


async def test_an_empty_repository_is_imported_empty(
    git_server: GitServer, jp_fetch: Fetch
) -> None:
    Repository.create(git_server.root, "empty.git")
    for history in ("fast", "full"):
        result = result_of(
            await fetch_job(
                jp_fetch,
                {
                    "kind": "import_repository",
                    "url": f"{git_server.url}/empty.git",
                    "history": history,
                },
            )
        )
        assert result.commit is None
        assert [warning.code for warning in result.warnings] == ["empty_repository"]


async def test_odd_file_names_arrive_as_they_are(
    git_server: GitServer, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    names = ["newline\nname", "-dash", "\x1b[31mred", "\u202egnp.exe", "quote'\"`$(touch x)"]
    names += ["100%25", "caf\udce9", "ünïcode"]
    odd = Repository.create(git_server.root, "odd.git")
    odd.commit({name: f"{number}\n" for number, name in enumerate(names)}, message="Odd names")
    result_of(
        await fetch_job(jp_fetch, {"kind": "import_repository", "url": f"{git_server.url}/odd.git"})
    )
    assert files_of(jp_root_dir / "odd") == odd.files()
    assert set(os.listdir(jp_root_dir / "odd")) == {*names, ".git"}


async def test_a_repository_that_is_not_there(git_server: GitServer, jp_fetch: Fetch) -> None:
    job = await fetch_job(
        jp_fetch, {"kind": "import_repository", "url": f"{git_server.url}/nope.git"}
    )
    assert job.error is not None
    assert job.error.code == "not_found"


async def test_a_private_repository_asks_for_a_sign_in(
    git_server_with_password: GitServer, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    Repository.create(git_server_with_password.root, "private.git").commit({"a": "b"})
    job = await fetch_job(
        jp_fetch,
        {"kind": "import_repository", "url": f"{git_server_with_password.url}/private.git"},
    )
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert visible_and_hidden(jp_root_dir) == set()


async def test_the_persons_own_credential_helper_is_used(
    git_server_with_password: GitServer,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    isolated_home: Path,
) -> None:
    Repository.create(git_server_with_password.root, "private.git").commit({"a": "b"})
    server = git_server_with_password
    IN_USE.put_there_by_the_test(isolated_home / ".git-credentials").write_text(
        f"http://{USERNAME}:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{server.port}\n"
    )
    git("config", "--global", "credential.helper", "store")
    job = await fetch_job(
        jp_fetch, {"kind": "import_repository", "url": f"{server.url}/private.git"}
    )
    assert result_of(job).path == "private"
    assert PASSWORD not in (jp_root_dir / "private/.git/config").read_text()


async def test_https_with_the_sites_own_authority(
    git_server_tls: GitServer, ca_file: Path, jp_fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    Repository.create(git_server_tls.root, "safe.git").commit({"a": "b"})
    request = {"kind": "import_repository", "url": f"{git_server_tls.url}/safe.git"}
    refused = await fetch_job(jp_fetch, request)
    assert refused.error is not None
    assert refused.error.code == "network"
    assert "certificate" in refused.error.message
    monkeypatch.setenv("GIT_SSL_CAINFO", str(ca_file))
    assert result_of(await fetch_job(jp_fetch, request)).path == "safe"


async def test_a_repository_that_moved_is_found_and_said_so(
    redirect: Callable[[Mapping[str, str]], RedirectingServer],
    url: str,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    moved = redirect({"old.git": url})
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": f"{moved.url}/old.git"})
    result = result_of(job)
    [warning] = result.warnings
    assert (warning.code, warning.data) == ("moved", {"url": url})
    assert git("config", "remote.origin.url", cwd=jp_root_dir / result.path) == url


async def test_old_histories_with_harmless_defects_are_imported(
    repository: Repository, import_repository: Import, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    """Also where the defects are so deep that only the history job meets them."""

    async def arrives(history: str) -> None:
        result = result_of(await import_repository(history=history))
        if result.history_job is not None:
            done = await wait_for_job(jp_fetch, result.history_job)
            assert done.state == "succeeded", done.error
        folder = jp_root_dir / result.path
        assert git("rev-list", "--all", cwd=folder) == repository.git("rev-list", "--all")
        git("log", "--all", "--patch", cwd=folder)

    for commit in (
        defects.commit_with_bad_time_zone,
        defects.commit_without_space_before_email,
        defects.commit_with_zero_padded_modes,
    ):
        commit(repository)
        await arrives("fast")
    repository.commit({"newer.txt": "1\n"})
    await arrives("fast")
    await arrives("full")


@pytest.mark.parametrize(
    "commit", [defects.commit_with_dot_git_folder, defects.commit_with_option_like_submodule]
)
async def test_hostile_objects_are_refused_by_name(
    repository: Repository,
    import_repository: Import,
    jp_root_dir: Path,
    commit: Callable[[Repository], str],
) -> None:
    commit(repository)
    job = await import_repository()
    assert job.error is not None
    assert job.error.code == "unsupported"
    assert job.error.data["details"]
    assert visible_and_hidden(jp_root_dir) == set()


async def test_hooks_and_filters_that_a_person_has_for_new_clones_do_not_run(
    import_repository: Import, tmp_path: Path, isolated_home: Path
) -> None:
    marker = tmp_path / "ran"
    template = isolated_home / "template/hooks"
    template.mkdir(parents=True)
    hook = template / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    git("config", "--global", "init.templateDir", template.parent)
    result_of(await import_repository())
    assert not marker.exists()


async def test_a_job_shows_its_progress_and_a_second_reader_sees_the_same(
    repository: Repository,
    git_server: GitServer,
    throttle: Callable[..., Any],
    jp_fetch: Fetch,
) -> None:
    repository.commit_large(3)
    proxy = throttle(git_server.port, bytes_per_second=2_000_000)
    job = await post_job(jp_fetch, {"kind": "import_repository", "url": f"{proxy.url}/sample.git"})
    seen: list[Job] = []

    def collect(job: Job) -> bool:
        seen.append(job)
        return job.state == "succeeded"

    await wait_for_job(jp_fetch, job.id, until=collect)
    receiving = [job for job in seen if job.phase == "receiving"]
    assert any(job.progress and 0 < job.progress < 1 for job in receiving)
    assert any(job.detail and job.detail.bytes for job in receiving)
    assert (await get_job(jp_fetch, job.id)).state == "succeeded"


async def test_submodules_come_only_when_asked_for(
    repository: Repository, git_server: GitServer, import_repository: Import, jp_root_dir: Path
) -> None:
    inner = Repository.create(git_server.root, "inner.git")
    pinned = inner.commit({"inner.txt": "pinned\n"})
    inner.commit({"inner.txt": "newer\n"})
    add_submodule(repository, "lib/inner", "../inner.git", pinned)
    result = result_of(await import_repository(name="without"))
    assert [warning.code for warning in result.warnings] == ["submodules_left_out"]
    assert not (jp_root_dir / "without/lib/inner/inner.txt").exists()

    result_of(await import_repository(name="with", submodules=True))
    folder = jp_root_dir / "with"
    assert (folder / "lib/inner/inner.txt").read_text() == "pinned\n"
    assert git("status", "--porcelain", cwd=folder) == ""
    assert git("submodule", "status", cwd=folder).split()[0] == pinned
    assert (folder / "lib/inner/.git").read_text().startswith("gitdir: ../")


async def test_the_history_of_submodules_comes_too(
    repository: Repository,
    git_server: GitServer,
    import_repository: Import,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    deep = Repository.create(git_server.root, "deep.git")
    deep.commit({"deep.txt": "old\n"})
    inner = Repository.create(git_server.root, "inner.git")
    inner.commit({"inner.txt": "old\n"})
    add_submodule(inner, "deep", "../deep.git", deep.commit({"deep.txt": "new\n"}))
    add_submodule(repository, "lib/inner", "../inner.git", inner.rev_parse())
    result = result_of(await import_repository(submodules=True, history="fast"))
    assert result.history_job is not None
    history = await wait_for_job(jp_fetch, result.history_job)
    assert history.state == "succeeded", history.error
    folder = jp_root_dir / result.path
    for place in (folder, folder / "lib/inner", folder / "lib/inner/deep"):
        assert git("rev-parse", "--is-shallow-repository", cwd=place) == "false"
    assert git("show", "HEAD~2:inner.txt", cwd=folder / "lib/inner") == "old"
    assert git("show", "HEAD~1:deep.txt", cwd=folder / "lib/inner/deep") == "old"
    assert git("status", "--porcelain", cwd=folder) == ""


async def test_a_submodule_at_a_private_address_is_judged_like_the_first(
    repository: Repository, import_repository: Import, jp_root_dir: Path
) -> None:
    add_submodule(repository, "inner", "http://169.254.169.254/inner.git", "0" * 39 + "1")
    job = await import_repository(submodules=True)
    assert job.error is not None
    assert job.error.code == "address_forbidden"
    assert visible_and_hidden(jp_root_dir) == set()


def add_submodule(repository: Repository, path: str, url: str, commit: str) -> None:
    modules = f'[submodule "inner"]\n\tpath = {path}\n\turl = {url}\n'
    repository.commit({".gitmodules": modules})
    index = repository.path / "submodule-index"
    os.environ["GIT_INDEX_FILE"] = str(index)
    try:
        repository.git("read-tree", "main")
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{path}")
        tree = repository.git("write-tree")
    finally:
        del os.environ["GIT_INDEX_FILE"]
    made = repository.git(
        "-c", "user.name=x", "-c", "user.email=x@x",
        "commit-tree", "-p", "main", "-m", "Add a submodule", tree,
    )  # fmt: skip
    repository.git("update-ref", "refs/heads/main", made)


async def test_ten_imports_at_once_all_arrive(url: str, jp_fetch: Fetch, jp_root_dir: Path) -> None:
    jobs = await asyncio.gather(
        *(fetch_job(jp_fetch, {"kind": "import_repository", "url": url}) for _ in range(10))
    )
    paths = {result_of(job).path for job in jobs}
    assert len(paths) == 10
    assert visible_and_hidden(jp_root_dir) == paths


class TestFreeSpace:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["min_free_bytes"] = 1 << 60
        return jp_server_config

    async def test_what_must_stay_free_stays_free(
        self, import_repository: Import, jp_root_dir: Path
    ) -> None:
        job = await import_repository()
        assert job.error is not None
        assert job.error.code == "disk_full"
        assert visible_and_hidden(jp_root_dir) == set()


class TestElsewhere:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ServerApp"]["contents_manager_class"] = (
            "tests.support.memory_contents.MemoryContents"
        )
        return jp_server_config

    async def test_without_a_disk_repositories_are_unsupported(
        self, import_repository: Import
    ) -> None:
        job = await import_repository()
        assert job.error is not None
        assert job.error.code == "unsupported"

    async def test_without_a_disk_a_notebook_is_imported_all_the_same(
        self, jp_fetch: Fetch, jp_asyncio_loop: asyncio.AbstractEventLoop
    ) -> None:
        async with MisbehavingServer() as server:
            url = server.on("/n.ipynb", answer(NOTEBOOK.encode()))
            for name in ("n.ipynb", "n_1.ipynb"):
                job = await fetch_job(jp_fetch, {"kind": "import_notebook", "url": url})
                assert job.state == "succeeded", job.error
                assert getattr(job.result, "path", None) == name
        model = await jp_fetch("api", "contents", "n_1.ipynb")
        assert b"nbformat" in model.body


async def test_a_branch_name_that_is_no_utf_8_does_not_break_the_list_of_jobs(
    git_server: GitServer, jp_fetch: Fetch
) -> None:
    odd = Repository.create(git_server.root, "odd.git")
    odd.commit({"a": "b"})
    odd.git("symbolic-ref", "HEAD", "refs/heads/caf\udce9")
    odd.branch("caf\udce9")
    url = f"{git_server.url}/odd.git"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url})
    assert result_of(job).branch == "caf\ufffd"
    assert (await jp_fetch("import-run", "jobs")).code == 200
    assert (await jp_fetch("import-run", "repositories")).code == 200
    body = json.dumps({"url": url, "probe": True})
    source = json.loads((await jp_fetch("import-run", "resolve", method="POST", body=body)).body)
    assert source["default_branch"] == "caf\ufffd"


async def test_attributes_of_any_size_are_not_read_whole(
    git_server: GitServer, jp_fetch: Fetch
) -> None:
    large = Repository.create(git_server.root, "large.git")
    large.commit({".gitattributes": "# nothing\n" * 3_500_000})
    tracemalloc.start()
    try:
        job = await fetch_job(
            jp_fetch,
            {"kind": "import_repository", "url": f"{git_server.url}/large.git", "history": "none"},
        )
        assert job.state == "succeeded", job.error
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


async def test_attributes_that_are_a_link_are_not_followed(
    git_server: GitServer, jp_fetch: Fetch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").write_text("* filter=lfs\n")
    linking = Repository.create(git_server.root, "linking.git")
    linking.commit({"a": "b"})
    add_link(linking, ".gitattributes", str(tmp_path / "elsewhere"))
    job = await fetch_job(
        jp_fetch, {"kind": "import_repository", "url": f"{git_server.url}/linking.git"}
    )
    assert result_of(job).warnings == []


def add_link(repository: Repository, path: str, target: str) -> None:
    """Commit a symbolic link, which fast-import's files cannot be."""
    stream = (
        "commit refs/heads/main\ncommitter A <a@example.org> 1770000000 +0000\ndata 0\n"
        f"from refs/heads/main^0\nM 120000 inline {path}\ndata {len(target)}\n{target}\n"
    )
    repository.git("fast-import", "--quiet", stdin=stream.encode())
