"""Trees and what differs between them: asked once of what never changes."""

from __future__ import annotations

from jupyter_import_run.repository.trees import differences, tree_of
from tests.support.counted_git import CountedGit
from tests.support.working_copies import WorkingCopy


async def test_an_object_is_asked_about_once_and_a_name_each_time(
    copy: WorkingCopy, counted_git: CountedGit
) -> None:
    first = copy.head
    second = copy.commit({"a.txt": "A\n"})
    tree = copy.git("rev-parse", f"{first}^{{tree}}")
    counted_git.started()
    for name in (first, f"{first}^{{tree}}", first):
        assert await tree_of(copy.opened, name) == tree
    for _ in range(2):
        found = await differences(copy.opened, first, second)
        assert found.keys() == {"a.txt"}
        found.clear()
    assert [line.split()[0] for line in counted_git.started()] == ["rev-parse", "diff-tree"]
    for target in (first, second):
        copy.git("reset", "--quiet", "--hard", target)
        assert (await tree_of(copy.opened, "main") == tree) == (target == first)
        assert len(await differences(copy.opened, first, "main")) == (target == second)
