"""Pulls after the upstream has replaced its history: what is the person's stays, and only that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire.git_jobs import Pull
from jupyter_import_run.wire.git_results import PullResult
from tests.support.repositories import Content, Repository
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy

FILES: dict[str, Content] = {"a.txt": "one\ntwo\nthree\n", "b.txt": "b\n"}


class Rewritten:
    """A clone of ``upstream``, whose ``first`` commit is what all others begin with."""

    def __init__(self, root: Path, data: Path, server: GitServer) -> None:
        self.upstream = Repository.create(server.root, "rewritten.git")
        self.first = self.upstream.commit(FILES)
        self.services = make_services(root, data)
        self.copy = WorkingCopy.clone(f"{server.url}/rewritten.git", root / "copy")

    async def pull(self, **options: Any) -> PullResult:
        result = await perform(self.services, Pull(path="copy", **options))
        assert isinstance(result, PullResult)
        self.copy.assert_sound()
        return result

    def instead(self, files: dict[str, Content]) -> str:
        """The upstream goes on from the first commit, without the ones since."""
        return self.upstream.commit(files, start=self.first)

    def subjects(self) -> list[str]:
        """Of the commits that only the person has, oldest first."""
        said = self.copy.git("log", "--reverse", "--format=%s", "origin/main..HEAD")
        return said.splitlines()


@pytest.fixture
def rewritten(root: Path, tmp_path: Path, git_server: GitServer) -> Rewritten:
    return Rewritten(root, tmp_path / "data", git_server)


async def test_what_a_merge_brought_goes_with_the_history_that_it_was_in(
    rewritten: Rewritten,
) -> None:
    rewritten.copy.commit({"mine.txt": "mine\n"}, "Mine")
    withdrawn = rewritten.upstream.commit({"secret.txt": "solution\n"})
    await rewritten.pull()
    rewritten.copy.commit({"later.txt": "later\n"}, "Later")
    rewritten.instead({"ok.txt": "ok\n"})
    result = await rewritten.pull()
    assert result.rewritten
    assert rewritten.subjects() == ["Mine", "Later"]
    assert rewritten.copy.files().keys() == {*FILES, "mine.txt", "later.txt", "ok.txt"}
    assert withdrawn not in rewritten.copy.git("rev-list", "HEAD").split()


async def test_what_a_merge_was_given_by_hand_stays(rewritten: Rewritten) -> None:
    rewritten.copy.commit({"a.txt": "one\nmine\nthree\n"}, "Mine")
    kept = rewritten.upstream.commit({"a.txt": "one\ntheirs\nthree\n"})
    rewritten.upstream.commit({"secret.txt": "solution\n"})
    with pytest.raises(ImportRunError, match="same places"):
        await rewritten.pull()
    await rewritten.pull(on_conflict="mine")
    by_hand = {"a.txt": "one\nmine\ntheirs\nthree\n", "by-hand.txt": "by hand\n"}
    rewritten.copy.write(by_hand)
    rewritten.copy.git("add", "--all")
    rewritten.copy.git("commit", "--quiet", "--amend", "--no-edit")
    rewritten.copy.commit({"b.txt": "later\n"}, "Later")
    rewritten.upstream.commit({"ok.txt": "ok\n"}, start=kept)
    await rewritten.pull()
    files = rewritten.copy.files()
    assert files["a.txt"] == b"one\nmine\ntheirs\nthree\n"
    assert files["by-hand.txt"] == b"by hand\n"
    assert "secret.txt" not in files
    assert [subject for subject in rewritten.subjects() if "Merge" not in subject] == [
        "Mine",
        "Later",
    ]
    assert "secret.txt" not in rewritten.copy.git("log", "--name-only", "--format=", "HEAD")


async def test_commits_that_do_not_fit_one_by_one_are_not_put_on_what_was_withdrawn(
    rewritten: Rewritten,
) -> None:
    withdrawn = rewritten.upstream.commit({"secret.txt": "solution\n"})
    await rewritten.pull()
    rewritten.copy.commit({"a.txt": "one\nfirst try\nthree\n", "new.txt": "1\n"}, "First")
    rewritten.copy.commit({"a.txt": "one\nsecond try\nthree\n"}, "Second")
    rewritten.instead({"a.txt": "one\ninstead\nthree\n"})
    with pytest.raises(ImportRunError, match="same places"):
        await rewritten.pull()
    await rewritten.pull(on_conflict="mine")
    assert rewritten.subjects() == ["First", "Second"]
    assert rewritten.copy.files() == {
        "a.txt": b"one\nsecond try\nthree\n",
        "b.txt": b"b\n",
        "new.txt": b"1\n",
    }
    assert withdrawn not in rewritten.copy.git("rev-list", "HEAD").split()


async def test_a_branch_that_only_followed_goes_to_where_the_upstream_is(
    rewritten: Rewritten,
) -> None:
    """Its only own commit is a merge in which nothing was done by hand."""
    rewritten.upstream.commit({"secret.txt": "solution\n"})
    rewritten.copy.git("fetch", "--quiet")
    rewritten.copy.git("merge", "--quiet", "--no-ff", "-m", "Follow", "origin/main")
    rewritten.instead({"ok.txt": "ok\n"})
    await rewritten.pull()
    assert rewritten.copy.head == rewritten.upstream.rev_parse()


async def test_a_history_of_its_own_that_was_merged_stays(rewritten: Rewritten) -> None:
    """A commit without a parent, and one without a change, are the person's too."""
    rewritten.upstream.commit({"secret.txt": "solution\n"})
    await rewritten.pull()
    rewritten.copy.git("switch", "--quiet", "--orphan", "other")
    rewritten.copy.commit({"other.txt": "other\n"}, "Other")
    rewritten.copy.git("switch", "--quiet", "main")
    rewritten.copy.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "Join", "other")
    rewritten.copy.commit({}, "Nothing")
    rewritten.instead({"ok.txt": "ok\n"})
    await rewritten.pull()
    assert rewritten.subjects() == ["Other", "Nothing"]
    assert rewritten.copy.files().keys() == {*FILES, "other.txt", "ok.txt"}
