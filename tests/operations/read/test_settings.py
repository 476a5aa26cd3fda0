"""How somebody likes to see what git prints is nothing to those who read it."""

from __future__ import annotations

from typing import Any, cast

from jupyter_import_run.operations.read.commit import commit_detail
from jupyter_import_run.operations.read.diff import diff
from jupyter_import_run.operations.read.log import log
from jupyter_import_run.services import Services
from tests.operations.read.conftest import Reading
from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy

_TASTES = """
[color]
    ui = always
    diff = always
    status = always
    branch = always
[column]
    ui = always
[core]
    abbrev = 4
    commentChar = "?"
    notesRef = refs/heads/main
    quotePath = true
    whitespace = cr-at-eol
[diff]
    algorithm = histogram
    autoRefreshIndex = false
    colorMoved = zebra
    context = 0
    dirstat = lines
    ignoreSubmodules = all
    indentHeuristic = false
    interHunkContext = 99
    mnemonicPrefix = true
    noprefix = true
    orderFile = nowhere
    relative = true
    renameLimit = 1
    renames = copies
    statGraphWidth = 1
    submodule = log
    suppressBlankEmpty = true
    wordRegex = .
    wsErrorHighlight = all
[format]
    notes = *
    pretty = fuller
[i18n]
    logOutputEncoding = latin1
[log]
    abbrevCommit = true
    date = relative
    decorate = short
    diffMerges = combined
    excludeDecoration = refs/*
    follow = true
    initialDecorationSet = all
    mailmap = false
    showRoot = false
    showSignature = true
[status]
    aheadBehind = false
    branch = false
    relativePaths = true
    renameLimit = 1
    renames = false
    short = true
    showStash = true
    showUntrackedFiles = no
    submoduleSummary = true
[submodule "module"]
    ignore = all
[versionsort]
    suffix = -
"""


async def test_nobodys_taste_changes_what_is_read(
    reading: Reading, copy: WorkingCopy, upstream: Repository
) -> None:
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--name", "module",
        upstream.path, "module", cwd=copy.folder)  # fmt: skip
    lines = "\n".join(map(str, range(40)))
    copy.commit({"ü.txt": lines, "z": "z\n" * 9, "y": "y\n" * 9}, "Ünder the moon")
    copy.write({"ü.txt": lines.replace("3\n", "\n"), "z": None, "y": None, "new": "n\n"})
    copy.write({"z2": "z\n" * 9, "y2": "y\n" * 9 + "y"})
    copy.git("add", "--intent-to-add", "z2", "y2")
    copy.git("-C", "module", "checkout", "--quiet", "HEAD~1")

    async def seen() -> list[Any]:
        services, head = cast("Services", reading), copy.head
        return [
            await reading.statuses.of("copy"),
            await log(services, "copy", file=None, before=None),
            await log(services, "copy", file="a.txt", before=None),
            await commit_detail(services, "copy", head),
            await diff(services, "copy", "ü.txt", None),
            await diff(services, "copy", "ü.txt", head),
            await diff(services, "copy", "module", None),
        ]

    plain = await seen()
    assert len(plain[0].changes) == 5
    with (copy.folder / ".git" / "config").open("a") as config:
        config.write(_TASTES)
    assert await seen() == plain
