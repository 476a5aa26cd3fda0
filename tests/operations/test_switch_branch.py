from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.operations.everyday import Everyday
from tests.operations.read.test_kernel_only import notebook


@pytest.fixture
def everyday(start: Callable[..., Everyday]) -> Everyday:
    """``dev/x.1`` is on the server only, ``local`` only here."""
    everyday = start()
    everyday.upstream.commit({"a.txt": "dev\n", "d.txt": "d\n"}, branch="dev/x.1", start="main")
    everyday.copy.git("fetch", "--quiet")
    everyday.copy.git("branch", "local")
    return everyday


@pytest.mark.parametrize("name", ["dev/x.1", "origin/dev/x.1"])
async def test_a_branch_of_the_server_becomes_one_of_its_name_that_tracks_it(
    everyday: Everyday, name: str
) -> None:
    result = await everyday.result("switch_branch", branch=name)
    assert result.branch == everyday.copy.branch == "dev/x.1"
    assert everyday.copy.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/dev/x.1"
    assert everyday.copy.status() == []
    assert everyday.copy.files()["d.txt"] == b"d\n"


async def test_a_branch_that_is_here_stays_where_it_is(everyday: Everyday) -> None:
    everyday.copy.git("branch", "dev/x.1", "main")
    await everyday.result("switch_branch", branch="origin/dev/x.1")
    assert everyday.copy.head == everyday.copy.git("rev-parse", "main")
    assert everyday.copy.branch == "dev/x.1"


async def test_a_new_branch_begins_here_or_where_it_is_told_to(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "edited\n"})
    await everyday.result("switch_branch", branch="new", create=True)
    assert (everyday.copy.branch, everyday.copy.status()) == ("new", [" M a.txt"])
    everyday.copy.git("checkout", "--quiet", "a.txt")
    await everyday.result("switch_branch", branch="other", create=True, start="origin/dev/x.1")
    assert everyday.copy.files()["a.txt"] == b"dev\n"
    assert (await everyday.error("switch_branch", branch="new", create=True)).code == "exists"
    bad = await everyday.error("switch_branch", branch="no good", create=True)
    assert bad.code == "invalid_request"


async def test_changes_are_asked_about(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    error = await everyday.error("switch_branch", branch="dev/x.1")
    assert (error.code, error.data["changes"]) == ("local_changes", 1)


async def test_what_only_a_kernel_wrote_is_brought_without_a_question(everyday: Everyday) -> None:
    everyday.upstream.commit({"n.ipynb": notebook()})
    await everyday.result("pull")
    everyday.copy.write({"n.ipynb": notebook(kernel="mine")})
    gone = await everyday.result("switch_branch", branch="dev/x.1")
    assert "n.ipynb" not in everyday.copy.files()
    assert (gone.kept, everyday.copy.status(), gone.snapshot is None) == ([], [], False)
    await everyday.result("switch_branch", branch="main")
    everyday.copy.write({"n.ipynb": notebook(kernel="mine")})
    files = {"n.ipynb": notebook("theirs"), "a.txt": "theirs\n"}
    everyday.upstream.commit(files, branch="there", start="main")
    result = await everyday.result("switch_branch", branch="there")
    assert everyday.copy.branch == "there"
    assert everyday.copy.files()["n.ipynb"].decode() == notebook("theirs", kernel="mine")
    assert result.kept == []  # nobody has changed a thing
    assert everyday.copy.status() == [" M n.ipynb"]
    everyday.copy.write({"a.txt": "mine\n"})
    assert (await everyday.error("switch_branch", branch="main")).data["changes"] == 2


async def test_what_is_left_comes_back(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "b.txt": None, "new/untracked.txt": "mine\n"})
    everyday.copy.write({"staged.txt": "staged\n"})
    everyday.copy.git("add", "staged.txt")
    files, status = everyday.copy.files(), everyday.copy.status()
    left = await everyday.result("switch_branch", branch="dev/x.1", changes="leave")
    assert everyday.copy.status() == []
    assert set(everyday.copy.files()) == {"a.txt", "b.txt", "c.txt", "d.txt"}
    back = await everyday.result("switch_branch", branch="main")
    assert back.restored == left.snapshot
    assert everyday.copy.files() == files
    assert everyday.copy.status() == status
    again = await everyday.result("switch_branch", branch="local", changes="bring")
    assert again.restored is None


async def test_what_is_brought_comes_along(everyday: Everyday) -> None:
    everyday.copy.write({"b.txt": "mine\n", "untracked.txt": "mine\n"})
    result = await everyday.result("switch_branch", branch="dev/x.1", changes="bring")
    assert everyday.copy.status() == [" M b.txt", "?? untracked.txt"]
    assert result.kept == ["b.txt"]
    assert everyday.copy.files()["a.txt"] == b"dev\n"


async def test_what_does_not_fit_there_is_a_conflict(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    error = await everyday.error("switch_branch", branch="dev/x.1", changes="bring")
    assert error.code == "conflict"
    await everyday.result(
        "switch_branch", branch="dev/x.1", changes="bring", resolutions={"a.txt": "mine"}
    )
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_what_is_dropped_is_in_a_snapshot(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    result = await everyday.result("switch_branch", branch="dev/x.1", changes="discard")
    assert everyday.copy.status() == []
    await everyday.result("restore", snapshot=result.snapshot)
    assert (everyday.copy.branch, everyday.copy.status()) == ("main", [" M a.txt"])
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_untracked_files_alone_are_not_asked_about(everyday: Everyday) -> None:
    everyday.copy.write({"untracked.txt": "mine\n"})
    await everyday.result("switch_branch", branch="dev/x.1")
    assert everyday.copy.status() == ["?? untracked.txt"]
    everyday.copy.write({"d2.txt": "x"})
    await everyday.result("switch_branch", branch="main")
    everyday.copy.write({"d.txt": "mine\n"})
    error = await everyday.error("switch_branch", branch="dev/x.1")
    assert (error.code, error.data["untracked"]) == ("local_changes", ["d.txt"])


async def test_commits_of_no_branch_are_kept(everyday: Everyday) -> None:
    await everyday.result("switch_branch", branch=everyday.copy.head)
    assert everyday.copy.branch == ""
    commit = everyday.copy.commit({"a.txt": "nowhere\n"})
    result = await everyday.result("switch_branch", branch="main")
    assert result.snapshot is not None
    assert result.off_branch
    everyday.copy.git("reflog", "expire", "--expire=now", "--all")
    everyday.copy.git("gc", "--quiet", "--prune=now")
    assert everyday.copy.git("cat-file", "-t", commit) == "commit"


@pytest.mark.parametrize("options", [(), ("--depth=1",)])
async def test_tags_and_commits_that_are_not_here_are_fetched(
    start: Callable[..., Everyday], options: tuple[str, ...]
) -> None:
    everyday = start(*options)
    old = everyday.upstream.rev_parse("main")
    everyday.upstream.commit({"a.txt": "new\n"})
    everyday.upstream.tag("v1.0")
    newest = everyday.upstream.commit({"a.txt": "newest\n"}, branch="far", start="main")
    assert (await everyday.result("switch_branch", branch="v1.0")).branch is None
    assert everyday.copy.files()["a.txt"] == b"new\n"
    await everyday.result("switch_branch", branch="far")
    assert everyday.copy.head == newest
    await everyday.result("switch_branch", branch=old)
    assert everyday.copy.files()["a.txt"] == b"a\n"
    error = await everyday.error("switch_branch", branch="nowhere")
    assert error.code == "ref_not_found"


async def test_bytes_that_a_filter_takes_away_come_back_with_the_branch(
    everyday: Everyday,
) -> None:
    everyday.copy.git("config", "filter.strip.clean", "sed -e s/OUT.*//")
    everyday.copy.write({".git/info/attributes": "*.nb filter=strip\n"})
    everyday.copy.commit({"x.nb": "source OUTPUT\n"})
    assert everyday.copy.status() == []
    await everyday.trust()
    other = everyday.copy.git("rev-parse", "local")
    assert other
    await everyday.result("switch_branch", branch="local")
    assert "x.nb" not in everyday.copy.files()
    await everyday.result("switch_branch", branch="main")
    assert everyday.copy.files()["x.nb"] == b"source OUTPUT\n"
    assert everyday.copy.status() == []


async def test_a_folder_where_a_file_was_is_left_and_comes_back(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": None})
    everyday.copy.write({"a.txt/untracked": "mine\n"})
    await everyday.result("switch_branch", branch="dev/x.1", changes="leave")
    assert everyday.copy.files()["a.txt"] == b"dev\n"
    await everyday.result("switch_branch", branch="main")
    assert everyday.copy.files()["a.txt/untracked"] == b"mine\n"


async def test_what_is_no_name_of_a_branch_is_not_found(everyday: Everyday) -> None:
    branches = everyday.copy.git("branch", "--all")
    assert "origin/HEAD" in branches
    for name in ("HEAD", "origin/HEAD", "x.lock", "", "a..b", "-x", "a b"):
        assert (await everyday.error("switch_branch", branch=name)).code == "ref_not_found", name
        assert everyday.copy.git("branch", "--all") == branches


async def test_a_branch_of_the_server_that_could_not_be_one_here_is_refused(
    everyday: Everyday,
) -> None:
    everyday.copy.git("update-ref", "refs/remotes/origin/-x", "main")
    error = await everyday.error("switch_branch", branch="origin/-x")
    assert error.code == "ref_not_found"
    assert "-x" not in everyday.copy.git("branch").split()


async def test_a_branch_where_one_here_has_its_folder_is_refused_by_name(
    everyday: Everyday,
) -> None:
    everyday.upstream.branch("a")
    await everyday.result("switch_branch", branch="a")
    everyday.upstream.delete_branch("a")
    everyday.upstream.branch("a/b")
    error = await everyday.error("switch_branch", branch="a/b")
    assert (error.code, error.data["reason"], error.data["name"]) == (
        "exists",
        "branch_in_the_way",
        "a",
    )
    await everyday.result("rename_branch", branch="a", name="a/mine")
    await everyday.result("switch_branch", branch="a/b")
    assert everyday.copy.branch == "a/b"
