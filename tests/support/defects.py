"""Histories with the defects that ``git fsck`` knows, as real old or hostile repositories have."""

from __future__ import annotations

from .repositories import IDENTITY, Repository

_MOMENT = "1100000000 +0000"


def commit_with_bad_time_zone(repository: Repository, branch: str = "main") -> str:
    """A harmless one of old importers: a time zone that does not exist (``badTimezone``)."""
    return _commit(repository, branch, author=f"{IDENTITY} 1100000000 +051800")


def commit_without_space_before_email(repository: Repository, branch: str = "main") -> str:
    """A harmless one of old importers (``missingSpaceBeforeEmail``)."""
    return _commit(repository, branch, author=f"Ada<ada@example.org> {_MOMENT}")


def commit_with_zero_padded_modes(repository: Repository, branch: str = "main") -> str:
    """A harmless one of old hosting software: ``040000`` instead of ``40000`` for a folder."""
    blob = _write(repository, "blob", b"padded\n")
    folder = _write(repository, "tree", _entry(b"100644", b"file.txt", blob))
    tree = _write(repository, "tree", _entry(b"040000", b"folder", folder))
    return _commit(repository, branch, tree=tree)


def commit_with_dot_git_folder(repository: Repository, branch: str = "main") -> str:
    """A dangerous one: a folder ``.git`` with a hook in it (``hasDotgit``)."""
    blob = _write(repository, "blob", b"#!/bin/sh\ntouch pwned\n")
    hooks = _write(repository, "tree", _entry(b"100755", b"post-checkout", blob))
    dot_git = _write(repository, "tree", _entry(b"40000", b"hooks", hooks))
    tree = _write(repository, "tree", _entry(b"40000", b".git", dot_git))
    return _commit(repository, branch, tree=tree)


def commit_with_option_like_submodule(repository: Repository, branch: str = "main") -> str:
    """A dangerous one: a submodule whose URL is an option (CVE-2018-17456)."""
    modules = b'[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch pwned\n'
    blob = _write(repository, "blob", modules)
    tree = _write(repository, "tree", _entry(b"100644", b".gitmodules", blob))
    return _commit(repository, branch, tree=tree)


def _commit(
    repository: Repository, branch: str, *, tree: str | None = None, author: str | None = None
) -> str:
    """Write a commit as it is, without git's own checks, on top of ``branch``."""
    parent = repository.rev_parse(branch) if repository.has(f"refs/heads/{branch}") else None
    if tree is None:
        tree = repository.git("rev-parse", f"{parent}^{{tree}}") if parent else None
    lines = [
        f"tree {tree or _write(repository, 'tree', b'')}",
        *([f"parent {parent}"] if parent else []),
        f"author {author or f'{IDENTITY} {_MOMENT}'}",
        f"committer {IDENTITY} {_MOMENT}",
        "",
        "A commit of its time",
        "",
    ]
    commit = _write(repository, "commit", "\n".join(lines).encode())
    repository.git("update-ref", f"refs/heads/{branch}", commit)
    return commit


def _entry(mode: bytes, name: bytes, object_id: str) -> bytes:
    return mode + b" " + name + b"\0" + bytes.fromhex(object_id)


def _write(repository: Repository, kind: str, content: bytes) -> str:
    return repository.git("hash-object", "-t", kind, "-w", "--literally", "--stdin", stdin=content)
