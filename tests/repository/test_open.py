"""Which folders are repositories, and what is believed of their configuration."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.git.environment import Profile
from jupyter_import_run.git.runner import run_git
from jupyter_import_run.repository.open import Repositories
from jupyter_import_run.repository.opened import Repository
from jupyter_import_run.store.cloned import ClonedRepositories
from tests.support.counted_git import CountedGit
from tests.support.repositories import git
from tests.support.working_copies import WorkingCopy


async def refused(repositories: Repositories, path: str) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        await repositories.open(path)
    return caught.value


async def branch_of(repository: Repository) -> str:
    result = await run_git(
        ["rev-parse", "--abbrev-ref", "HEAD"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return result.text.strip()


async def test_a_repository_knows_its_folders_and_configuration(
    repositories: Repositories, copy: WorkingCopy
) -> None:
    opened = await repositories.open("copy")
    assert opened.folder == copy.folder
    assert opened.git_dir == opened.common_dir == copy.folder / ".git"
    assert opened.value("user.email") == "ada@example.org"
    assert (opened.refusal, opened.trusted) == (None, False)


@pytest.mark.parametrize("path", ["", "copy/folder", "copy/a.txt", "nowhere", "nowhere/deep"])
async def test_a_folder_without_a_repository_is_not_found(
    repositories: Repositories, copy: WorkingCopy, path: str
) -> None:
    assert (await refused(repositories, path)).code == "not_found"


@pytest.mark.parametrize("path", ["..", "copy/.git", "link"])
async def test_nothing_is_opened_outside_the_root(
    repositories: Repositories, copy: WorkingCopy, root: Path, path: str
) -> None:
    (root / "link").symlink_to(root.parent)
    assert (await refused(repositories, path)).code == "invalid_request"


async def test_an_empty_git_folder_is_no_repository(repositories: Repositories, root: Path) -> None:
    (root / "empty" / ".git").mkdir(parents=True)
    assert (await refused(repositories, "empty")).code == "not_found"


async def test_a_bare_repository_is_named_as_one(repositories: Repositories, root: Path) -> None:
    git("init", "--quiet", "--bare", root / "bare")
    error = await refused(repositories, "bare")
    assert (error.code, error.data["reason"]) == ("unsupported", "bare_repository")


async def test_a_repository_that_was_made_bare_is_named_as_one(
    repositories: Repositories, copy: WorkingCopy
) -> None:
    copy.git("config", "core.bare", "true")
    assert (await refused(repositories, "copy")).data["reason"] == "bare_repository"


class TestGitFolderElsewhere:
    async def test_a_linked_worktree_is_opened(
        self, repositories: Repositories, copy: WorkingCopy, root: Path
    ) -> None:
        copy.git("worktree", "add", "--quiet", str(root / "tree"), "-b", "other")
        opened = await repositories.open("tree")
        assert opened.common_dir == copy.folder / ".git"
        assert opened.git_dir == copy.folder / ".git" / "worktrees" / "tree"
        assert await branch_of(opened) == "other"

    async def test_a_worktree_of_a_repository_outside_the_root_is_opened(
        self, repositories: Repositories, root: Path, tmp_path: Path
    ) -> None:
        main = WorkingCopy.create(tmp_path / "main", {"a": "a"})
        main.git("worktree", "add", "--quiet", str(root / "tree"), "-b", "other")
        assert (await repositories.open("tree")).common_dir == main.folder / ".git"

    async def test_a_submodule_is_opened(
        self, repositories: Repositories, copy: WorkingCopy, tmp_path: Path
    ) -> None:
        inner = WorkingCopy.create(tmp_path / "inner", {"i": "i"})
        allowed = ("-c", "protocol.file.allow=always")
        copy.git(*allowed, "submodule", "--quiet", "add", str(inner.folder), "sub")
        opened = await repositories.open("copy/sub")
        assert opened.git_dir == copy.folder / ".git" / "modules" / "sub"
        assert await branch_of(opened) == "main"

    async def test_git_data_kept_apart_below_the_root_are_found(
        self, repositories: Repositories, root: Path
    ) -> None:
        git("init", "--quiet", "--separate-git-dir", root / "data.git", root / "work")
        assert (await repositories.open("work")).git_dir == root / "data.git"

    @pytest.mark.parametrize("how", ["file", "link", "common"])
    async def test_a_prepared_folder_does_not_lead_into_another_repository(
        self, repositories: Repositories, root: Path, tmp_path: Path, how: str
    ) -> None:
        private = WorkingCopy.create(tmp_path / "private", {"secret": "s"}).folder / ".git"
        prepared = root / "prepared"
        prepared.mkdir()
        if how == "file":
            (prepared / ".git").write_text(f"gitdir: {private}\n")
        elif how == "link":
            (prepared / ".git").symlink_to(private)
        else:
            git("init", "--quiet", prepared)
            (prepared / ".git" / "commondir").write_text(f"{private}\n")
        error = await refused(repositories, "prepared")
        assert (error.code, error.data["reason"]) == ("unsupported", "git_folder_elsewhere")

    async def test_a_worktree_that_its_repository_does_not_know_is_not_opened(
        self, repositories: Repositories, root: Path, tmp_path: Path
    ) -> None:
        main = WorkingCopy.create(tmp_path / "main", {"a": "a"})
        main.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "other")
        shutil.copytree(tmp_path / "tree", root / "copied")
        assert (await refused(repositories, "copied")).data["reason"] == "git_folder_elsewhere"

    async def test_a_pipe_is_not_waited_for(self, repositories: Repositories, root: Path) -> None:
        (root / "odd").mkdir()
        os.mkfifo(root / "odd" / ".git")
        assert (await refused(repositories, "odd")).code == "not_found"

    @pytest.mark.parametrize(
        "file",
        [
            ".git/HEAD",
            ".git/config",
            ".git/config.worktree",
            ".git/index",
            ".git/packed-refs",
            ".git/shallow",
            ".git/info/attributes",
            ".git/info/exclude",
            ".git/objects/info/alternates",
            ".gitattributes",
            ".gitignore",
            ".gitmodules",
        ],
    )
    @pytest.mark.parametrize("what", ["pipe", "device"])
    async def test_nor_is_one_where_git_expects_a_file(
        self, repositories: Repositories, copy: WorkingCopy, file: str, what: str
    ) -> None:
        place = copy.folder / file
        place.unlink(missing_ok=True)
        if what == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to("/dev/zero")
        error = await asyncio.wait_for(refused(repositories, "copy"), 5)
        assert (error.code, error.data["file"]) == ("unsupported", place.name)

    async def test_the_socket_of_gits_monitor_may_be_there(
        self, repositories: Repositories, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(copy.folder / ".git")
        with socket.socket(socket.AF_UNIX) as monitor:
            monitor.bind("fsmonitor--daemon.ipc")
        assert (await repositories.open("copy")).folder == copy.folder

    @pytest.mark.parametrize("content", ["", "gitdir: ", "gitdir: a\0b", "gitdir: " + "n" * 9999])
    async def test_a_strange_git_file_names_nothing(
        self, repositories: Repositories, root: Path, content: str
    ) -> None:
        (root / "odd").mkdir()
        (root / "odd" / ".git").write_text(content)
        assert (await refused(repositories, "odd")).code == "not_found"


class TestConfiguration:
    async def test_it_is_read_once_until_it_changes(
        self, repositories: Repositories, copy: WorkingCopy, counted_git: CountedGit
    ) -> None:
        await repositories.open("copy")
        assert len(counted_git.started()) == 1
        await repositories.open("copy")
        assert counted_git.started() == []
        copy.git("config", "core.sshCommand", "evil")
        counted_git.started()
        assert ("core.sshcommand", "ssh") in (await repositories.open("copy")).overrides
        assert len(counted_git.started()) == 1

    async def test_what_it_includes_is_watched_too(
        self, repositories: Repositories, copy: WorkingCopy, tmp_path: Path
    ) -> None:
        copy.git("config", "include.path", "../../../included")
        copy.git("config", f"includeIf.gitdir:{copy.folder}/.path", "~/conditional")
        assert (await repositories.open("copy")).value("core.sshcommand") is None
        (tmp_path / "included").write_text("[core]\n\tsshCommand = evil\n")
        assert ("core.sshcommand", "ssh") in (await repositories.open("copy")).overrides
        (tmp_path / "home" / "conditional").write_text("[tag]\n\tgpgSign = true\n")
        assert ("tag.gpgsign", "false") in (await repositories.open("copy")).overrides

    async def test_a_file_for_one_branch_only_is_read_on_that_branch(
        self, repositories: Repositories, copy: WorkingCopy
    ) -> None:
        (copy.folder / ".git" / "special").write_text("[core]\n\tsshCommand = evil\n")
        copy.git("config", "includeIf.onbranch:special.path", "special")
        assert (await repositories.open("copy")).value("core.sshcommand") is None
        copy.git("switch", "--quiet", "--create", "special")
        assert ("core.sshcommand", "ssh") in (await repositories.open("copy")).overrides

    async def test_a_worktree_obeys_that_of_its_main_repository(
        self, repositories: Repositories, copy: WorkingCopy, root: Path
    ) -> None:
        copy.git("worktree", "add", "--quiet", str(root / "tree"), "-b", "other")
        assert (await repositories.open("tree")).value("core.sshcommand") is None
        copy.git("config", "core.sshCommand", "evil")
        assert ("core.sshcommand", "ssh") in (await repositories.open("tree")).overrides

    async def test_what_leads_elsewhere_forbids_only_to_reach_the_remote(
        self, repositories: Repositories, copy: WorkingCopy
    ) -> None:
        copy.git("config", "url.https://evil.example/.insteadOf", "https://")
        opened = await repositories.open("copy")
        assert await branch_of(opened) == "main"
        with pytest.raises(ImportRunError) as caught:
            opened.reaching(Profile())
        assert caught.value.data["key"] == "url.https://evil.example/.insteadof"

    async def test_files_in_another_folder_forbid_everything(
        self, repositories: Repositories, copy: WorkingCopy
    ) -> None:
        (copy.folder.parent / "elsewhere").mkdir()
        copy.git("config", "core.worktree", "../../elsewhere")
        error = await refused(repositories, "copy")
        assert (error.code, error.data["key"]) == ("unsupported", "core.worktree")

    async def test_a_broken_one_is_no_bug_of_ours(
        self, repositories: Repositories, copy: WorkingCopy
    ) -> None:
        (copy.folder / ".git" / "config").write_text("[core\n")
        assert (await refused(repositories, "copy")).code == "unsupported"


class TestFilters:
    @pytest.fixture
    def marker(self, copy: WorkingCopy, tmp_path: Path) -> Path:
        """A file that the repository's own filter makes when it runs."""
        marker = tmp_path / "ran"
        (copy.folder / ".gitattributes").write_text("*.txt filter=own\n")
        copy.git("config", "filter.own.clean", f"touch {marker}; cat")
        return marker

    async def run_filter(self, repositories: Repositories, path: str = "copy") -> None:
        opened = await repositories.open(path)
        (opened.folder / "a.txt").write_text("changed\n")
        await run_git(["diff"], repository=opened.folder, profile=opened.reading())

    async def test_they_do_not_run_in_a_repository_that_was_found(
        self, repositories: Repositories, marker: Path
    ) -> None:
        await self.run_filter(repositories)
        assert not marker.exists()

    async def test_they_run_in_a_clone_of_ours_also_when_it_was_moved(
        self,
        repositories: Repositories,
        cloned: ClonedRepositories,
        copy: WorkingCopy,
        marker: Path,
        root: Path,
    ) -> None:
        cloned.remember(copy.folder / ".git", "cloned")
        copy.folder.rename(root / "moved")
        await self.run_filter(repositories, "moved")
        assert marker.exists()

    async def test_they_do_not_run_any_more_where_the_person_withdrew_their_trust(
        self,
        repositories: Repositories,
        cloned: ClonedRepositories,
        copy: WorkingCopy,
        marker: Path,
    ) -> None:
        cloned.remember(copy.folder / ".git", "trusted")
        cloned.forget(copy.folder / ".git")
        await self.run_filter(repositories)
        assert not marker.exists()
