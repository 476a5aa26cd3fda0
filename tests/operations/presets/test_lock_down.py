"""The lock-down and the allowed hosts bind whatever reaches a server, edited remotes included."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.presets.save import save_preset
from jupyter_import_run.operations.presets.start import choose_start
from jupyter_import_run.operations.resolve import resolve
from jupyter_import_run.policy import NetworkPolicy, parse_host_rule, parse_private_host
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.services import Services
from jupyter_import_run.wire.git_jobs import (
    CommitPush,
    ForkRepository,
    Pull,
    Push,
    Reclone,
    SwitchBranch,
)
from jupyter_import_run.wire.jobs import Fetch, ImportNotebook, ImportRepository, JobRequest
from jupyter_import_run.wire.presets import NewPresetRequest, StartRepositoriesPatch
from jupyter_import_run.wire.sources import ResolveRequest
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform

AT_A_SERVER: list[JobRequest] = [
    Fetch(path="course"),
    Pull(path="course"),
    Push(path="course"),
    Reclone(path="course"),
    CommitPush(path="course", message="Mine", files=["README.md"]),
    ForkRepository(path="course"),
    SwitchBranch(path="course", branch="only-there"),
]


@pytest.fixture
def offered(git_server: GitServer) -> str:
    Repository.create(git_server.root, "course.git").commit({"README.md": "one\n"})
    Repository.create(git_server.root, "other.git").commit({"README.md": "other\n"})
    return f"{git_server.url}/course.git"


@pytest.fixture
def locked(root: Path, tmp_path: Path, offered: str) -> Services:
    return make_services(
        root,
        tmp_path / "data",
        repositories=(SavedRepository(name="course", url=offered, locked=True),),
        lock_down_to_repositories=True,
    )


async def refusal(work: Any) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        await work
    return caught.value


def is_not_offered(error: ImportRunError) -> bool:
    assert (error.code, error.data.get("reason")) == ("forbidden", "not_offered"), error.message
    assert error.message.startswith("The administrator decides")
    return True


async def test_only_what_is_offered_comes_in(locked: Services, offered: str, root: Path) -> None:
    other = offered.replace("course", "other")
    requests: list[JobRequest] = [
        ImportRepository(url=other),
        ImportRepository(url="https://github.com/o/r"),
        ImportNotebook(url=f"{offered.removesuffix('.git')}/n.ipynb"),
        ImportNotebook(url="https://github.com/o/r/blob/main/n.ipynb"),
    ]
    for request in requests:
        assert is_not_offered(await refusal(perform(locked, request)))
    assert is_not_offered(await refusal(resolve(locked, ResolveRequest(url=other))))
    new = NewPresetRequest(name="mine", url=other)
    assert is_not_offered(await refusal(save_preset(locked, new)))
    start = StartRepositoriesPatch(default_repository=other)
    assert is_not_offered(await refusal(choose_start(locked, start)))
    assert list(root.iterdir()) == []
    await perform(locked, ImportRepository(url=offered.removesuffix(".git")))
    await perform(locked, ImportRepository(preset="course", name="again"))


async def edited_by_hand(services: Services, offered: str, folder: Path) -> None:
    """A clone whose remote the person has changed in a terminal, with something to commit."""
    await perform(services, ImportRepository(url=offered))
    other = offered.replace("course", "other")
    git("remote", "set-url", "origin", other, cwd=folder)
    for name, value in {"name": "Ada", "email": "ada@example.org"}.items():
        git("config", f"user.{name}", value, cwd=folder)
    (folder / "README.md").write_text("mine\n")


async def test_a_remote_that_was_edited_by_hand_is_refused_everywhere(
    locked: Services, offered: str, root: Path, git_server: GitServer
) -> None:
    await edited_by_hand(locked, offered, root / "course")
    other = Repository(git_server.root / "other.git")
    before = other.rev_parse("main")
    for request in AT_A_SERVER:
        assert is_not_offered(await refusal(perform(locked, request))), request
    assert other.rev_parse("main") == before
    assert (root / "course" / "README.md").read_text() == "mine\n"


async def test_another_place_to_push_to_is_refused(
    locked: Services, offered: str, root: Path
) -> None:
    await edited_by_hand(locked, offered, root / "course")
    git("remote", "set-url", "origin", offered, cwd=root / "course")
    other = offered.replace("course", "other")
    git("remote", "set-url", "--push", "origin", other, cwd=root / "course")
    await perform(locked, Fetch(path="course"))
    assert is_not_offered(await refusal(perform(locked, AT_A_SERVER[4])))


@pytest.mark.parametrize("whose", ["global", "local"])
async def test_git_is_not_led_elsewhere_by_a_rule_of_the_person(
    locked: Services, offered: str, root: Path, whose: str
) -> None:
    await perform(locked, ImportRepository(url=offered))
    other = offered.replace("course", "other")
    git("config", f"--{whose}", f"url.{other}.insteadOf", offered, cwd=root / "course")
    error = await refusal(perform(locked, Pull(path="course")))
    assert error.code in {"forbidden", "unsupported"}
    assert "other" not in git("log", "--format=%s", "--all", cwd=root / "course")
    if whose == "global":
        assert is_not_offered(await refusal(perform(locked, ImportRepository(url=offered))))


async def test_what_is_not_among_the_allowed_hosts_is_refused_in_both_directions(
    root: Path, tmp_path: Path, offered: str
) -> None:
    services = make_services(root, tmp_path / "data")
    await edited_by_hand(services, offered, root / "course")
    git("remote", "set-url", "origin", offered, cwd=root / "course")
    policy = NetworkPolicy(
        allowed_hosts=[parse_host_rule("github.com")],
        private_hosts=[parse_private_host("127.0.0.1")],
    )
    strict = replace(services, policy=policy)
    for request in [ImportRepository(url=offered), *AT_A_SERVER]:
        error = await refusal(perform(strict, request))
        if request.__struct_config__.tag == "fork_repository":
            assert error.code in {"host_not_allowed", "auth_required", "unsupported"}
            continue
        assert error.code == "host_not_allowed", request
        assert error.message.startswith("The administrator decides")


async def test_without_a_lock_down_everything_is_offered(
    root: Path, tmp_path: Path, offered: str
) -> None:
    services = make_services(root, tmp_path / "data")
    await perform(services, ImportRepository(url=offered.replace("course", "other")))


@pytest.mark.parametrize("secret", ["", "ada:hunter2@"])
async def test_a_rule_of_the_person_leads_to_no_path_that_is_not_allowed(
    root: Path, tmp_path: Path, offered: str, secret: str
) -> None:
    services = make_services(root, tmp_path / "data")
    policy = NetworkPolicy([parse_host_rule(offered)], [parse_private_host("127.0.0.1")])
    strict = replace(services, policy=policy)
    await perform(strict, ImportRepository(url=offered))
    other = offered.replace("course", "other").replace("://", f"://{secret}")
    git("config", "--global", f"url.{other}.insteadOf", offered, cwd=root)
    for request in (ImportRepository(url=offered, name="again"), Fetch(path="course")):
        assert (await refusal(perform(strict, request))).code == "host_not_allowed"
    assert [each.name for each in root.iterdir()] == ["course"]
