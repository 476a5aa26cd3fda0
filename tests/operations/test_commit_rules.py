"""What a commit is held to: who makes it, hooks, filters, and files that may not be meant."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire.git_jobs import CommitPush
from tests.operations.everyday import Everyday
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy


def hook(everyday: Everyday, name: str, script: str) -> None:
    file = everyday.copy.folder / ".git" / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


async def commit(everyday: Everyday, **request: Any) -> Any:
    request = {"message": "x", "files": ["a.txt"], "push": False, **request}
    return await everyday.result("commit_push", **request)


async def refused(everyday: Everyday, **request: Any) -> Any:
    request = {"message": "x", "files": ["a.txt"], "push": False, **request}
    return await everyday.error("commit_push", **request)


async def test_an_author_that_git_does_not_know_is_asked_for_once(
    everyday: Everyday, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyday.copy.git("config", "--unset", "user.name")
    everyday.copy.git("config", "--unset", "user.email")
    monkeypatch.setenv("JUPYTERHUB_USER", "grace@example.org")
    everyday.copy.write({"a.txt": "A\n"})
    error = await refused(everyday)
    assert (error.code, error.data["reason"]) == ("invalid_request", "author_missing")
    assert error.data["email"] == "grace@example.org"
    author = "Grace Höpper <grace@example.org>"
    await commit(everyday, author=author, remember_author=True)
    assert everyday.copy.git("log", "-1", "--format=%an <%ae>|%cn <%ce>") == f"{author}|{author}"
    everyday.copy.write({"a.txt": "B\n"})
    await commit(everyday)
    assert everyday.copy.git("log", "-1", "--format=%an <%ae>") == author


async def test_amending_keeps_the_author_and_everything_that_was_there(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"a.txt": "A\n", "b.txt": "edited\n"})
    everyday.copy.git(
        "commit", "--quiet", "-m", "Old", "--author=E <e@x>", "--date=@7 +0200", "a.txt"
    )
    old = everyday.copy.head
    everyday.copy.write({"a.txt": "AA\n"})
    result = await commit(everyday, amend=True, message="New")
    assert everyday.copy.git("log", "-1", "--format=%an %ae %ad %cn %s", "--date=raw") == (
        "E e@x 7 +0200 Ada Example New"
    )
    assert everyday.copy.git("rev-parse", "HEAD~1") == everyday.upstream.rev_parse()
    assert everyday.copy.status() == [" M b.txt"]
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.head == old
    assert everyday.copy.status() == [" M a.txt", " M b.txt"]


async def test_only_the_message_can_be_amended_too(everyday: Everyday) -> None:
    everyday.copy.commit({"a.txt": "A\n"}, "Old")
    await commit(everyday, amend=True, message="New", files=[])
    assert everyday.copy.git("log", "-1", "--format=%s") == "New"
    assert everyday.copy.status() == []


async def test_what_was_pushed_is_not_amended(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n"})
    error = await refused(everyday, amend=True)
    assert (error.code, error.data["reason"]) == ("forbidden", "already_pushed")
    assert error.data["branch"] == "origin/main"


async def test_hooks_of_a_repository_that_nobody_trusted_do_not_run(everyday: Everyday) -> None:
    hook(everyday, "pre-commit", "exit 1")
    everyday.copy.write({"a.txt": "A\n"})
    await commit(everyday)


@pytest.mark.parametrize("run_hooks", [True, False])
async def test_hooks_run_as_the_administrator_has_set_it(
    root: Path, tmp_path: Path, run_hooks: bool
) -> None:
    services = make_services(root, tmp_path / "data", run_hooks=run_hooks)
    copy = WorkingCopy.create(root / "copy", {"a.txt": "a\n"})
    services.cloned.remember(copy.folder / ".git", "trusted")
    file = copy.folder / ".git/hooks/pre-commit"
    file.parent.mkdir(exist_ok=True)
    file.write_text("#!/bin/sh\nexit 1\n")
    file.chmod(0o755)
    copy.write({"a.txt": "A\n"})
    request = CommitPush(path="copy", message="x", files=["a.txt"], push=False)
    with pytest.raises(ImportRunError) if run_hooks else contextlib.nullcontext():
        await perform(services, request)
    assert copy.status() == ([" M a.txt"] if run_hooks else [])


async def test_a_hook_that_refuses_is_heard(everyday: Everyday) -> None:
    await everyday.trust()
    everyday.copy.write({"a.txt": "A\n", "b.txt": "B\n"})
    for name in ("pre-commit", "prepare-commit-msg", "commit-msg"):
        hook(everyday, name, f"echo {name} out; echo {name} err >&2; exit 1")
        error = await refused(everyday)
        assert (error.code, error.data["reason"]) == ("forbidden", "hook")
        assert error.data["hook"] == name
        assert error.data["details"].split("\n") == [f"{name} out", f"{name} err"]
        hook(everyday, name, "exit 0")
    await commit(everyday)


async def test_hooks_see_the_commit_as_git_shows_it_and_may_change_it(everyday: Everyday) -> None:
    await everyday.trust()
    hook(
        everyday,
        "pre-commit",
        "git diff --cached --name-only; pwd; echo made > made.txt; git add made.txt",
    )
    hook(everyday, "commit-msg", 'printf "\\nSigned-off-by: me\\n" >> "$1"')
    hook(everyday, "post-commit", "echo after; git log -1 --format=%s")
    everyday.copy.write({"a.txt": "A\n", "b.txt": "B\n"})
    everyday.copy.git("add", "b.txt")
    result = await commit(everyday, message="Subject")
    assert result.hooks.splitlines() == ["a.txt", str(everyday.copy.folder), "after", "Subject"]
    assert everyday.copy.git("show", "--name-only", "--format=%B", "HEAD").splitlines() == [
        "Subject",
        "",
        "Signed-off-by: me",
        "",
        "",
        "a.txt",
        "made.txt",
    ]
    assert everyday.copy.status() == ["M  b.txt"]


async def test_a_hook_that_cannot_be_run_refuses_only_before_the_commit(
    everyday: Everyday,
) -> None:
    await everyday.trust()
    hook(everyday, "post-commit", "")
    file = everyday.copy.folder / ".git" / "hooks" / "post-commit"
    file.write_text("#!/nowhere/python\n")
    everyday.copy.write({"a.txt": "A\n"})
    result = await commit(everyday)
    assert result.hooks == "post-commit: No such file or directory"
    file.rename(file.with_name("pre-commit"))
    everyday.copy.write({"a.txt": "B\n"})
    assert (await refused(everyday)).data["reason"] == "hook"


async def test_a_persons_own_folder_of_hooks_counts(everyday: Everyday, tmp_path: Path) -> None:
    await everyday.trust()
    folder = tmp_path / "hooks"
    folder.mkdir()
    (folder / "pre-commit").write_text("exit 1\n")  # neither said by what it is read
    (folder / "pre-commit").chmod(0o755)
    everyday.copy.git("config", "--global", "core.hooksPath", str(folder))
    everyday.copy.write({"a.txt": "A\n"})
    assert (await refused(everyday)).data["hook"] == "pre-commit"


async def test_files_through_a_filter_that_nobody_trusted_are_not_committed_raw(
    everyday: Everyday,
) -> None:
    everyday.copy.git("config", "filter.upper.clean", "tr a-z A-Z")
    everyday.copy.commit({".gitattributes": "*.up filter=upper\n"})
    everyday.copy.write({"x.up": "x\n"})
    error = await refused(everyday, files=["x.up"])
    assert (error.code, error.data["reason"]) == ("forbidden", "untrusted_filter")
    await everyday.trust()
    await commit(everyday, files=["x.up"])
    assert everyday.copy.git("show", "HEAD:x.up") == "X"
    assert everyday.copy.status() == []


async def test_large_files_are_not_committed_raw_where_lfs_is_missing(everyday: Everyday) -> None:
    everyday.copy.commit({".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n"})
    everyday.copy.write({"x.bin": "large\n"})
    error = await refused(everyday, files=["x.bin"])
    assert (error.code, error.data["reason"]) == ("unsupported", "lfs_missing")


async def test_large_files_go_through_lfs_where_the_person_has_it(
    everyday: Everyday, tmp_path: Path
) -> None:
    """A stand-in for git-lfs: a clean filter that keeps the content beside the repository."""
    pointer = "version https://git-lfs.github.com/spec/v1"
    program = f"cat > {tmp_path}/kept; echo '{pointer}'"
    everyday.copy.git("config", "--global", "filter.lfs.clean", program)
    everyday.copy.git("config", "--global", "filter.lfs.required", "true")
    everyday.copy.commit({".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n"})
    everyday.copy.write({"x.bin": "large\n"})
    await commit(everyday, files=["x.bin"])
    assert everyday.copy.git("show", "HEAD:x.bin") == pointer
    assert (tmp_path / "kept").read_text() == "large\n"
    assert everyday.copy.status() == []


async def test_a_filter_that_fails_makes_no_commit(everyday: Everyday) -> None:
    everyday.copy.git("config", "--global", "filter.lfs.clean", "false")
    everyday.copy.git("config", "--global", "filter.lfs.required", "true")
    everyday.copy.commit({".gitattributes": "*.bin filter=lfs\n"})
    everyday.copy.write({"x.bin": "large\n"})
    assert (await refused(everyday, files=["x.bin"])).code == "unsupported"


KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
TOKEN = "ghp_" + "a1B2" * 9


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        (".env", "A=1\n", "secret_name"),
        ("keys/id_ed25519", "x\n", "secret_name"),
        ("server.pem", "x\n", "secret_name"),
        ("notes.txt", f"my key:\n{KEY}", "private_key"),
        ("config.py", f"TOKEN = '{TOKEN}'\n", "token"),
        ("A.TXT", "x\n", "twin_name"),
        ("run.ipynb", '{"outputs": ["http://h/?token=' + "0a" * 24 + '"]}', "token"),
    ],
)
async def test_what_may_not_be_meant_is_asked_about_once(
    everyday: Everyday, name: str, content: str, what: str
) -> None:
    everyday.copy.write({name: content, ".env.example": "A=\n"})
    error = await refused(everyday, files=[name, ".env.example"])
    assert (error.code, error.data["reason"]) == ("invalid_request", "needs_confirmation")
    assert error.data["warnings"] == [{"path": name, "what": what, "size": len(content)}]
    await commit(everyday, files=[name], confirmed=[name])
    everyday.copy.write({name: f"{content}# more\n"})
    await commit(everyday, files=[name])


async def test_a_name_that_takes_the_place_of_its_twin_is_no_question(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": None, "A.txt": "a\n"})
    await commit(everyday, files=["a.txt", "A.txt"])
    assert everyday.copy.git("ls-files").splitlines() == ["A.txt", "b.txt", "c.txt"]


async def test_a_file_that_is_too_large_for_its_host_is_asked_about(everyday: Everyday) -> None:
    for name, megabytes in (("large.bin", 51), ("huge.bin", 101)):
        with open(everyday.copy.folder / name, "wb") as file:
            os.truncate(file.fileno(), megabytes << 20)
    everyday.copy.git("remote", "set-url", "origin", "https://github.com/ada/x.git")
    error = await refused(everyday, files=["large.bin", "huge.bin"])
    assert [(each["path"], each["what"]) for each in error.data["warnings"]] == [
        ("huge.bin", "too_large"),
        ("large.bin", "large"),
    ]


async def test_commits_are_signed_as_the_repository_says_or_not_made(
    everyday: Everyday, tmp_path: Path
) -> None:
    key, ran = tmp_path / "key", tmp_path / "ran"
    program = tmp_path / "sign"
    program.write_text(f'#!/bin/sh\ntouch "{ran}"\nexec ssh-keygen "$@"\n')
    program.chmod(0o755)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    copy = everyday.copy
    for name, value in {
        "commit.gpgSign": "true",
        "gpg.format": "ssh",
        "user.signingKey": f"{key}.pub",
    }.items():
        copy.git("config", name, value)

    async def is_signed(content: str) -> bool:
        copy.write({"a.txt": content})
        await commit(everyday)
        return "\ngpgsig -----BEGIN SSH SIGNATURE" in copy.git("cat-file", "-p", "HEAD")

    assert await is_signed("by what Git itself signs with\n")
    copy.git("config", "gpg.ssh.program", str(program))
    copy.write({"a.txt": "by nothing\n"})
    error = await refused(everyday)
    assert (error.code, error.data["reason"]) == ("forbidden", "untrusted_signing")
    assert error.data["key"] == "gpg.ssh.program"
    assert not ran.exists()
    await everyday.trust()
    assert await is_signed("by a program of the repository\n")
    assert ran.exists()
