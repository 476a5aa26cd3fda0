from __future__ import annotations

from tests.operations.everyday import Everyday


async def test_a_branch_of_the_server_is_merged_as_it_is_there(everyday: Everyday) -> None:
    everyday.upstream.commit({"d.txt": "d\n"}, branch="other", start="main")
    everyday.copy.git("fetch", "--quiet")
    everyday.copy.git("branch", "other", "main")
    assert (await everyday.result("merge_branch", branch="other")).commits == 0
    assert (await everyday.result("merge_branch", branch="origin/other")).commits == 1
    assert everyday.copy.files()["d.txt"] == b"d\n"
    assert everyday.copy.git("rev-parse", "other") != everyday.copy.head


async def test_the_branch_that_is_tracked_is_merged_into_the_one_that_tracks_it(
    everyday: Everyday,
) -> None:
    everyday.upstream.commit({"d.txt": "d\n"})
    everyday.copy.git("fetch", "--quiet")
    result = await everyday.result("merge_branch", branch="origin/main")
    assert (result.after, result.commits) == (everyday.copy.git("rev-parse", "origin/main"), 1)
