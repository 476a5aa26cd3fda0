"""Trees to merge, made in a repository and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_import_run.merging.model import Merged, Resolution
from jupyter_import_run.merging.trees import merge_trees
from jupyter_import_run.repository.opened import Repository
from tests.support.repositories import IDENTITY, git


@dataclass(frozen=True)
class File:
    """A file with another mode than the usual one."""

    content: bytes
    mode: str = "100755"


Content = str | bytes | File
Files = Mapping[str, Content]


class Trees:
    """A repository without commits of its own."""

    def __init__(self, folder: Path) -> None:
        git("init", "--quiet", "--initial-branch=main", folder)
        self.folder = folder
        self.opened = Repository(folder, folder / ".git", folder / ".git")

    def git(self, *arguments: str, stdin: bytes | None = None) -> str:
        """Run git in it."""
        return git(*arguments, cwd=self.folder, stdin=stdin)

    def tree(self, files: Files) -> str:
        """The id of a tree with ``files``."""
        return self.git("rev-parse", f"{self.commit(files)}^{{tree}}")

    def commit(self, files: Files) -> str:
        """The id of a commit with ``files``, which nothing leads to."""
        head = f"commit refs/made\ncommitter {IDENTITY} 1 +0000\ndata 0\n".encode()
        changes = b"".join(_change(path, content) for path, content in files.items())
        self.git("fast-import", "--quiet", "--force", stdin=head + b"deleteall\n" + changes)
        commit = self.git("rev-parse", "refs/made")
        self.git("update-ref", "-d", "refs/made")
        return commit

    def blob(self, content: bytes) -> str:
        """The id of a blob."""
        return self.git("hash-object", "-w", "--stdin", stdin=content)

    async def merge(
        self,
        base: Files,
        mine: Files,
        theirs: Files,
        resolutions: Mapping[str, Resolution] | None = None,
        **options: Any,
    ) -> Merged:
        """Merge trees with these files."""
        ids = [self.tree(files) for files in (base, mine, theirs)]
        return await merge_trees(self.opened, *ids, resolutions or {}, **options)

    def files(self, merged: Merged) -> dict[str, bytes]:
        """What is in the tree that came of it."""
        return {path: self.content(entry[1]) for path, entry in self.entries(merged).items()}

    def entries(self, merged: Merged) -> dict[str, tuple[str, str]]:
        """Mode and id by path."""
        assert merged.tree is not None, merged.conflicts
        listed = self.git("ls-tree", "-r", "-z", merged.tree).split("\0")[:-1]
        facts = (line.partition("\t") for line in listed)
        return {path: (fact.split(" ")[0], fact.split(" ")[2]) for fact, _, path in facts}

    def content(self, blob: str) -> bytes:
        """The bytes of a blob."""
        text = git("cat-file", "--batch", cwd=self.folder, stdin=f"{blob}\n".encode())
        return text.encode("utf-8", "surrogateescape").split(b"\n", 1)[1]


def _change(path: str, content: Content) -> bytes:
    file = content if isinstance(content, File) else File(_encoded(content), "100644")
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    name = f'"{escaped}"'.encode("utf-8", "surrogateescape")
    if file.mode == "160000":
        return b"M 160000 %b %b\n" % (file.content, name)
    return b"M %b inline %b\ndata %d\n%b\n" % (
        file.mode.encode(), name, len(file.content), file.content,
    )  # fmt: skip


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
