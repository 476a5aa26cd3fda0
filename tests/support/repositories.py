"""Real bare repositories, built in a line.

Commits are written by ``git fast-import``: no working tree, one process each, and
thousands of refs or a large file take no longer.
"""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

IDENTITY = "Ada Example <ada@example.org>"
_FIRST_COMMIT = 1_760_000_000
_MINUTE = 60

Content = str | bytes | None
"""What a file becomes: text, bytes, or None to delete it."""


def git(*arguments: str | Path, cwd: Path | None = None, stdin: bytes | None = None) -> str:
    """Run git under the test's own home; its output without the last newline.

    Raises CalledProcessError, whose ``stderr`` has git's words.
    """
    done = subprocess.run(
        ["git", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
    )
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


class Repository:
    """A bare repository: what a server serves.

    Every commit is a minute younger than the one before and has the same author, so that
    the same steps give the same commits.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._commits = 0

    @classmethod
    def create(
        cls, root: Path, name: str = "repository.git", default_branch: str = "main"
    ) -> Repository:
        """An empty repository below ``root``."""
        path = root / name
        git("init", "--quiet", "--bare", f"--initial-branch={default_branch}", path)
        return cls(path)

    @property
    def name(self) -> str:
        """The name of its folder, which is the last part of its URL."""
        return self.path.name

    def git(self, *arguments: str, stdin: bytes | None = None) -> str:
        """Run git in it."""
        return git(*arguments, cwd=self.path, stdin=stdin)

    def commit(
        self,
        files: Mapping[str, Content],
        *,
        branch: str = "main",
        message: str | None = None,
        start: str | None = None,
        packed: bool = False,
    ) -> str:
        """Commit ``files`` on top of ``branch``, which need not exist. Returns the commit's id.

        ``start`` begins a new branch there, or moves an existing one (a force-push). What is
        ``packed`` is served as it is: of other objects each clone compresses and compares all.
        """
        exists = self.has(f"refs/heads/{branch}")
        parent = start or (f"refs/heads/{branch}" if exists else None)
        self._commits += 1
        moment = f"{_FIRST_COMMIT + self._commits * _MINUTE} +0000"
        text = (message or f"Change {', '.join(files) or 'nothing'}").encode()
        stream = [
            f"commit refs/heads/{branch}\nmark :1\n".encode(),
            f"author {IDENTITY} {moment}\ncommitter {IDENTITY} {moment}\n".encode(),
            _data(text),
            f"from {parent}^0\n".encode() if parent else b"",
            *(_change(path, content) for path, content in files.items()),
            b"\nget-mark :1\n",
        ]
        options = ["-c", "core.compression=0"]
        if packed:
            options += ["-c", "fastimport.unpackLimit=1"]
        return self.git(*options, "fast-import", "--quiet", "--force", stdin=b"".join(stream))

    def branch(self, name: str, at: str = "main") -> None:
        """Point the branch ``name`` at a commit, whether or not it exists."""
        self.git("update-ref", f"refs/heads/{name}", self.rev_parse(at))

    def delete_branch(self, name: str) -> None:
        """Remove a branch."""
        self.git("update-ref", "-d", f"refs/heads/{name}")

    def tag(self, name: str, at: str = "main", message: str | None = None) -> None:
        """Tag a commit; with ``message`` the tag is an object of its own."""
        if message is None:
            self.git("update-ref", f"refs/tags/{name}", self.rev_parse(at))
            return
        moment = f"{_FIRST_COMMIT} +0000"
        head = f"tag {name}\nfrom {self.rev_parse(at)}\ntagger {IDENTITY} {moment}\n"
        self.git("fast-import", "--quiet", stdin=head.encode() + _data(message.encode()))

    def add_branches(
        self, names: Iterable[str], at: str = "main", *, below: str = "refs/heads/"
    ) -> None:
        """Many branches at once, packed as a server would keep them.

        ``below`` is another folder of refs: that of a remote, to be spared a fetch of them.
        """
        self.git("pack-refs", "--all")
        packed = self.path / "packed-refs"
        commit = self.rev_parse(at)
        known = packed.read_text().splitlines()
        refs = [line for line in known if line and line[0] not in "#^"]
        refs += [f"{commit} {below}{name}" for name in names]
        refs.sort(key=lambda line: line.partition(" ")[2])
        packed.write_text("\n".join(["# pack-refs with: sorted ", *refs, ""]))

    def commit_large(self, megabytes: int, *, files: int = 1, branch: str = "main") -> str:
        """Commit ``megabytes`` that do not compress, spread over ``files`` files."""
        noise = random.Random(megabytes)
        size = megabytes * 1024 * 1024 // files
        content = {f"large-{number}.bin": noise.randbytes(size) for number in range(files)}
        return self.commit(content, branch=branch, message=f"{megabytes} MB", packed=True)

    def rev_parse(self, name: str = "main") -> str:
        """The id of the commit that ``name`` means."""
        return self.git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")

    def has(self, ref: str) -> bool:
        """Whether a full ref name is there."""
        packed = self.path / "packed-refs"
        return (self.path / ref).is_file() or (
            packed.exists() and f" {ref}\n".encode() in packed.read_bytes()
        )

    def files(self, ref: str = "main") -> dict[str, bytes]:
        """Every file of a commit with its bytes."""
        names = self.git("ls-tree", "-r", "-z", "--name-only", ref).split("\0")
        return {name: self.show(ref, name) for name in names if name}

    def show(self, ref: str, path: str) -> bytes:
        """The bytes of one file of a commit."""
        return subprocess.run(
            ["git", "cat-file", "blob", f"{ref}:{path}"],
            cwd=self.path,
            capture_output=True,
            check=True,
        ).stdout


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _change(path: str, content: Content) -> bytes:
    quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    name = quoted.encode("utf-8", "surrogateescape")
    if content is None:
        return b"D " + name + b"\n"
    data = content.encode() if isinstance(content, str) else content
    return b"M 100644 inline " + name + b"\n" + _data(data)
