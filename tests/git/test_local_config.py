"""What a repository's own configuration may not do."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.git.config import read_local
from jupyter_import_run.git.environment import Profile
from jupyter_import_run.git.local_config import overrides, refusal
from jupyter_import_run.git.outputs_filter import clean_command
from jupyter_import_run.git.runner import run_git


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "A Person")
    git(folder, "config", "user.email", "person@example.org")
    return folder


def harmless(entries: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    entries = tuple(entries)
    if error := refusal(entries):
        raise error
    return overrides(entries)


def test_an_ordinary_configuration_needs_nothing() -> None:
    assert harmless([("core.bare", "false"), ("remote.origin.url", "https://h/r")]) == ()


@pytest.mark.parametrize(
    "key",
    [
        "url.https://evil.example/.insteadof",
        "url.x.pushinsteadof",
        "core.worktree",
        "remote.origin.vcs",
        "submodule.s.update",
        "http.sslcainfo",
        "http.https://h.example/.sslcainfo",
    ],
)
def test_what_cannot_be_overridden_is_refused_by_name(key: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        harmless([(key, "x")])
    assert caught.value.code == "unsupported"
    assert caught.value.data["key"] == key


@pytest.mark.parametrize("scope", ["", "https://h.example/."])
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("delegation", "none"),
        ("emptyauth", "false"),
        ("proactiveauth", "none"),
        ("savecookies", "false"),
        ("sslcipherlist", ""),
        ("sslversion", ""),
    ],
)
def test_how_one_signs_in_and_encrypts_is_not_for_the_repository_to_say(
    scope: str, key: str, value: str
) -> None:
    assert harmless([(f"http.{scope}{key}", "always")]) == ((f"http.{scope}{key}", value),)


def test_a_remote_is_no_group_of_others_and_has_an_address() -> None:
    fork = ("remote.fork.url", "https://h/r")
    assert refusal([fork, ("remotes.all", "fork origin")]) is None
    assert refusal([fork, ("remotes.fork", "x")]) is not None
    assert refusal([("remote.fork.url", ""), fork]) is not None


async def test_a_filter_of_the_repository_does_not_run(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    git(repository, "config", "filter.x.clean", f"touch {marker}; cat")
    (repository / ".gitattributes").write_text("* filter=x\n")
    (repository / "file").write_text("content")
    config = harmless((await read_local(repository)).entries)
    await run_git(["add", "file"], repository=repository, profile=Profile(config=config))
    assert not marker.exists()


async def test_a_hook_and_an_ssh_command_do_not_run(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    hook = repository / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    git(repository, "config", "core.fsmonitor", f"touch {marker}")
    (repository / "file").write_text("content")
    config = harmless((await read_local(repository)).entries)
    profile = Profile(config=config)
    await run_git(["add", "file"], repository=repository, profile=profile)
    await run_git(["commit", "--quiet", "-m", "x"], repository=repository, profile=profile)
    await run_git(["checkout", "--quiet", "-b", "b"], repository=repository, profile=profile)
    assert not marker.exists()


async def test_included_files_are_read_too(repository: Path, tmp_path: Path) -> None:
    included = tmp_path / "included"
    included.write_text("[core]\n\tsshCommand = evil\n")
    git(repository, "config", "include.path", str(included))
    assert ("core.sshcommand", "ssh") in harmless((await read_local(repository)).entries)


async def test_no_configuration_undoes_the_address_pin(repository: Path) -> None:
    for key in ("http.curloptResolve", "http.http://pinned.example.curloptResolve"):
        git(repository, "config", key, "pinned.example:80:127.0.0.9")
        with pytest.raises(ImportRunError) as caught:
            harmless((await read_local(repository)).entries)
        assert caught.value.data["key"] == key.replace("curloptResolve", "curloptresolve")
        git(repository, "config", "--unset", key)


@pytest.mark.parametrize("trusted", [True, False])
def test_our_own_filter_runs_as_we_made_it_and_nothing_else_of_its_name(trusted: bool) -> None:
    entries = [
        ("filter.import-run-outputs.clean", "touch ran"),
        ("filter.import-run-outputs.smudge", "touch ran"),
        ("filter.import-run-outputs.process", "touch ran"),
        ("filter.import-run-outputs.required", "true"),
    ]
    assert dict(overrides(entries, trusted=trusted)) == {
        "filter.import-run-outputs.clean": clean_command(),
        "filter.import-run-outputs.smudge": "",
        "filter.import-run-outputs.process": "",
        "filter.import-run-outputs.required": "false",
    }
