"""Working copies to try things on, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from jupyter_import_run.repository.opened import Repository

from .repositories import IDENTITY, Content, git

_NAME, _, _EMAIL = IDENTITY.removesuffix(">").partition(" <")


class WorkingCopy:
    """A repository with a working tree at ``folder``, whose commits have an author."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened = Repository(folder, folder / ".git", folder / ".git")

    @classmethod
    def create(cls, folder: Path, files: Mapping[str, Content] | None = None) -> WorkingCopy:
        """A new one; with ``files`` they are its first commit on ``main``."""
        git("init", "--quiet", "--initial-branch=main", folder)
        copy = cls(folder)
        copy._configure()
        if files:
            copy.commit(files, "First")
        return copy

    @classmethod
    def clone(cls, url: str | Path, folder: Path, *options: str) -> WorkingCopy:
        """A clone of ``url``."""
        git("clone", "--quiet", *options, "--", url, folder)
        copy = cls(folder)
        copy._configure()
        return copy

    def _configure(self) -> None:
        with (self.folder / ".git" / "config").open("a") as config:
            config.write(f"[user]\n\tname = {_NAME}\n\temail = {_EMAIL}\n")
            config.write("[commit]\n\tgpgsign = false\n")

    def git(self, *arguments: str, stdin: bytes | None = None) -> str:
        """Run git in it."""
        return git(*arguments, cwd=self.folder, stdin=stdin)

    def write(self, files: Mapping[str, Content]) -> None:
        """Write ``files``; None deletes one."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, Content], message: str = "Change") -> str:
        """Write ``files`` and commit everything; the commit's id."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def files(self) -> dict[str, bytes]:
        """Every file and link in the folder, without git's own."""
        found = {}
        for parent, folders, names in os.walk(self.folder):
            if ".git" in folders:
                folders.remove(".git")
            for name in [*names, *(f for f in folders if os.path.islink(os.path.join(parent, f)))]:
                path = Path(parent, name)
                content = os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
                found[str(path.relative_to(self.folder))] = content
        return found

    def status(self) -> list[str]:
        """The lines of ``git status --porcelain``, which looks into no submodule."""
        options = ("--untracked-files=all", "--ignore-submodules=dirty")
        return self.git("status", "--porcelain", *options).splitlines()

    def state(self) -> tuple[dict[str, bytes], list[str]]:
        """The files, and what git says of them, of the branch and of the commit."""
        options = ("--untracked-files=all", "--ignore-submodules=dirty", "--no-ahead-behind")
        said = self.git("status", "--porcelain=v2", "--branch", *options).splitlines()
        upstream = ("# branch.ab", "# branch.upstream")
        return self.files(), [line for line in said if not line.startswith(upstream)]

    @property
    def head(self) -> str:
        """The commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    @property
    def branch(self) -> str:
        """The branch that is checked out; empty when detached."""
        return self.git("branch", "--show-current")

    def assert_sound(self) -> None:
        """git finds nothing wrong, and nothing of ours lies about."""
        self.git("fsck", "--strict", "--no-dangling")
        left = list((self.folder / ".git").rglob("*.lock"))
        assert [lock for lock in left if lock.name != "import-run.lock"] == []
        own = self.folder / ".git" / "import-run"
        assert not own.exists() or list(own.iterdir()) == []
