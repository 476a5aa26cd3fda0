"""What comes of two people's changes to one notebook."""

from __future__ import annotations

from typing import Any

import pytest

from .cells import code, merge, notebook, result, runs, sources, words

A, B, C = code("a", "a = 1"), code("b", "b = 1\nb = 2\nb = 3"), code("c", "c = 1")
BASE = notebook(A, B, C)


def test_edits_of_different_cells_come_together() -> None:
    mine = notebook(code("a", "a = 'mine'", "mine"), B, C)
    theirs = notebook(A, B, code("c", "c = 'theirs'", "theirs"))
    merged = merge(BASE, mine, theirs)
    assert sources(merged) == ["a = 'mine'", "b = 1\nb = 2\nb = 3", "c = 'theirs'"]
    assert runs(merged) == ["mine", None, "theirs"]


def test_cells_that_both_added_at_one_place_are_kept_mine_first() -> None:
    mine = notebook(A, B, C, code("m", "m"), code("n", "n"))
    theirs = notebook(A, B, C, code("t", "t"))
    assert sources(merge(BASE, mine, theirs))[3:] == ["m", "n", "t"]
    mine = notebook(code("m", "m"), A, B, C)
    theirs = notebook(code("t", "t"), A, B, C)
    assert sources(merge(BASE, mine, theirs))[:3] == ["m", "t", "a = 1"]


def test_the_same_cell_added_by_both_is_one() -> None:
    mine, theirs = (
        notebook(A, code("m", "new"), B, C),
        notebook(A, code("t", "new", "theirs"), B, C),
    )
    merged = merge(BASE, mine, theirs)
    assert sources(merged) == ["a = 1", "new", "b = 1\nb = 2\nb = 3", "c = 1"]
    assert runs(merged)[1] == "theirs"


def test_an_edit_follows_a_cell_that_the_other_side_moved() -> None:
    edited, moved = notebook(code("a", "a = 2"), B, C), notebook(B, C, A)
    expected = ["b = 1\nb = 2\nb = 3", "c = 1", "a = 2"]
    assert sources(merge(BASE, edited, moved)) == expected
    assert sources(merge(BASE, moved, edited)) == expected


def test_new_cells_stay_behind_their_neighbours_when_the_other_side_moves_them() -> None:
    added, moved = notebook(A, code("n", "new"), B, C), notebook(B, C, A)
    expected = ["b = 1\nb = 2\nb = 3", "c = 1", "a = 1", "new"]
    assert sources(merge(BASE, added, moved)) == expected
    assert sources(merge(BASE, moved, added)) == expected


def test_a_cell_that_one_side_removed_is_gone() -> None:
    assert sources(merge(BASE, notebook(A, C), notebook(A, B, C, words("w", "w")))) == [
        "a = 1", "c = 1", "w",
    ]  # fmt: skip
    assert sources(merge(BASE, notebook(A, B), notebook(B, C))) == ["b = 1\nb = 2\nb = 3"]


def test_a_cell_that_was_only_run_again_can_be_removed() -> None:
    ran = notebook(code("a", "a = 1", "mine"), B, C)
    assert sources(merge(BASE, ran, notebook(B, C))) == ["b = 1\nb = 2\nb = 3", "c = 1"]


def test_edits_of_different_lines_of_a_cell_come_together_without_outputs() -> None:
    mine = notebook(A, code("b", "b = 'mine'\nb = 2\nb = 3", "mine"), C)
    theirs = notebook(A, code("b", "b = 1\nb = 2\nb = 'theirs'", "theirs"), C)
    merged = merge(BASE, mine, theirs)
    assert sources(merged)[1] == "b = 'mine'\nb = 2\nb = 'theirs'"
    cell = result(merged)["cells"][1]
    assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_edits_of_neighbouring_lines_of_a_cell_are_asked_about() -> None:
    mine = notebook(A, code("b", "b = 'mine'\nb = 2\nb = 3"), C)
    theirs = notebook(A, code("b", "b = 1\nb = 'theirs'\nb = 3"), C)
    [part] = merge(BASE, mine, theirs).open
    assert part.number == 2


CLASH = notebook(code("a", "a = 'm'", "mine"), B, C), notebook(code("a", "a = 't'", "theirs"), B, C)


def test_a_cell_that_both_changed_at_one_line_is_asked_about() -> None:
    merged = merge(BASE, *CLASH)
    assert merged.content is None
    [part] = merged.open
    assert (part.mine, part.base, part.theirs) == ("a = 'm'", "a = 1", "a = 't'")
    assert (part.cell_type, part.number, part.deleted_by) == ("code", 1, None)


@pytest.mark.parametrize(
    ("choice", "expected", "ran"),
    [
        ("mine", ["a = 'm'"], ["mine"]),
        ("theirs", ["a = 't'"], ["theirs"]),
        ("both", ["a = 'm'", "a = 't'"], ["mine", "theirs"]),
    ],
)
def test_the_chosen_cell_has_its_own_outputs(
    choice: Any, expected: list[str], ran: list[str]
) -> None:
    [part] = merge(BASE, *CLASH).open
    merged = merge(BASE, *CLASH, {part.id: choice})
    assert sources(merged)[:-2] == expected
    assert runs(merged)[:-2] == ran
    ids = [cell["id"] for cell in result(merged)["cells"]]
    assert ids[0] == "a"
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("remover", ["mine", "theirs"])
@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
def test_a_cell_that_one_side_removed_and_the_other_changed(remover: str, choice: Any) -> None:
    removed, edited = notebook(B, C), notebook(code("a", "a = 2"), B, C)
    sides = (removed, edited) if remover == "mine" else (edited, removed)
    [part] = merge(BASE, *sides).open
    assert part.deleted_by == remover
    kept = sources(merge(BASE, *sides, {part.id: choice}))
    assert kept == [*(["a = 2"] if choice != remover else []), "b = 1\nb = 2\nb = 3", "c = 1"]


def test_parts_are_in_the_order_of_mine_and_open_ones_are_asked_again() -> None:
    mine = notebook(code("c", "c = 'm'"), code("a", "a = 'm'"), B)
    theirs = notebook(code("a", "a = 't'"), B, code("c", "c = 't'"))
    first, second = merge(BASE, mine, theirs).open
    assert (first.mine, second.mine) == ("c = 'm'", "a = 'm'")
    assert merge(BASE, mine, theirs, {first.id: "mine"}).open == (second,)


def test_a_choice_for_another_state_of_theirs_is_unknown() -> None:
    [part] = merge(BASE, *CLASH).open
    newer = notebook(code("a", "a = 'again'"), B, C)
    assert merge(BASE, CLASH[0], newer, {part.id: "theirs"}).unknown == (part.id,)


def test_both_ran_the_same_cell_and_mine_stays() -> None:
    mine, theirs = (notebook(code("a", "a = 1", who), B, C) for who in ("mine", "theirs"))
    assert runs(merge(BASE, mine, theirs)) == ["mine", None, None]


def test_only_theirs_ran_a_cell_that_nobody_changed() -> None:
    mine = notebook(A, B, code("c", "c = 2"))
    theirs = notebook(code("a", "a = 1", "theirs"), B, C)
    assert runs(merge(BASE, mine, theirs)) == ["theirs", None, None]


def test_a_run_of_the_old_source_does_not_get_under_the_new_one() -> None:
    mine = notebook(code("a", "a = 1", "mine"), B, C)
    theirs = notebook(code("a", "a = 2", "theirs"), B, C)
    merged = merge(BASE, mine, theirs)
    assert (sources(merged)[0], runs(merged)[0]) == ("a = 2", "theirs")
    assert runs(merge(BASE, theirs, mine))[0] == "theirs"


def test_a_cell_that_became_words_while_the_other_side_changed_it_is_asked_about() -> None:
    mine, theirs = notebook(words("a", "a = 1"), B, C), notebook(code("a", "a = 2"), B, C)
    [part] = merge(BASE, mine, theirs).open
    cell = result(merge(BASE, mine, theirs, {part.id: "mine"}))["cells"][0]
    assert "outputs" not in cell
    assert cell["cell_type"] == "markdown"


def test_a_cell_of_mine_that_became_words_keeps_no_run() -> None:
    merged = merge(BASE, notebook(words("a", "a = 1"), B, C), notebook(A, B, code("c", "c = 2")))
    assert set(result(merged)["cells"][0]) == {"cell_type", "id", "metadata", "source"}


def test_metadata_is_merged_by_key_and_mine_wins() -> None:
    base = notebook(code("a", "a", metadata={"tags": ["x"]}), title="t", toc={"n": 1})
    mine = notebook(code("a", "a", metadata={"tags": ["m"]}), title="t", toc={"n": 1, "m": 1})
    theirs = notebook(code("a", "a", metadata={"tags": ["t"], "new": 1}), title="new", toc={"n": 2})
    merged = result(merge(base, mine, theirs))
    assert merged["metadata"] == {"title": "new", "toc": {"n": 2, "m": 1}}
    assert merged["cells"][0]["metadata"] == {"tags": ["m"], "new": 1}


def test_an_attachment_goes_with_the_source_that_shows_it() -> None:
    def picture(data: str) -> dict[str, Any]:
        return {"attachments": {"p.png": {"image/png": data}}}

    base = notebook(words("a", "![](attachment:p.png)", **picture("base")))
    mine = notebook(words("a", "![](attachment:p.png)", **picture("mine")))
    theirs = notebook(words("a", "![new](attachment:p.png)", **picture("theirs")))
    cell = result(merge(base, mine, theirs))["cells"][0]
    assert cell["attachments"]["p.png"]["image/png"] == "theirs"


def test_the_kernel_of_mine_stays_and_is_never_a_change() -> None:
    base = notebook(A, kernelspec={"name": "k", "display_name": "base"})
    mine = notebook(
        A, kernelspec={"name": "k", "display_name": "mine"}, language_info={"name": "m"}
    )
    theirs = notebook(
        A, C, kernelspec={"name": "t", "display_name": "t"}, language_info={"name": "t"}
    )
    merged = result(merge(base, mine, theirs))
    assert merged["metadata"] == mine["metadata"]
    assert merged["cells"] == [A, C]
    unchanged = result(merge(base, notebook(A, C, **base["metadata"]), theirs))
    assert unchanged["metadata"]["kernelspec"] == base["metadata"]["kernelspec"]


def test_formats_with_and_without_ids_come_together() -> None:
    def old(*cells: dict[str, Any]) -> dict[str, Any]:
        return notebook(
            *({key: each for key, each in cell.items() if key != "id"} for cell in cells), minor=4
        )

    newer = notebook(A, code("b", "b = 1\nb = 2\nb = 'new'"), C)
    for base, mine, theirs in (
        (BASE, old(code("", "a = 'old'"), B, C), newer),
        (BASE, newer, old(code("", "a = 'old'"), B, C)),
        (old(A, B, C), old(code("", "a = 'old'"), B, C), newer),
    ):
        merged = result(merge(base, mine, theirs))
        assert merged["nbformat_minor"] == 5
        assert sources(merge(base, mine, theirs)) == [
            "a = 'old'",
            "b = 1\nb = 2\nb = 'new'",
            "c = 1",
        ]
        assert len({cell["id"] for cell in merged["cells"]}) == 3
    both_old = merge(old(A, B, C), old(A, B, C, words("", "m")), old(words("", "t"), A, B, C))
    assert all("id" not in cell for cell in result(both_old)["cells"])
    assert sources(both_old) == ["t", "a = 1", "b = 1\nb = 2\nb = 3", "c = 1", "m"]


def test_cells_without_common_ids_are_recognised_by_what_is_in_them() -> None:
    long = "\n".join(f"line_{number} = {number}" for number in range(10))
    base = notebook(code("1", long), code("2", "x = load('file.csv')"))
    mine = notebook(code("11", long.replace("= 3", "= 'm'")), code("12", "x = load('file.csv')"))
    theirs = notebook(code("21", long.replace("= 8", "= 't'")), code("22", "x = load('file.csv')"))
    assert sources(merge(base, mine, theirs)) == [
        long.replace("= 3", "= 'm'").replace("= 8", "= 't'"), "x = load('file.csv')",
    ]  # fmt: skip


def test_an_edit_follows_a_moved_cell_without_ids() -> None:
    cells = [code(None, "a = 1"), words(None, "# B"), code(None, "c = 1")]
    base, moved = notebook(*cells, minor=4), notebook(*cells[1:], cells[0], minor=4)
    edited = notebook(code(None, "a = 2"), *cells[1:], minor=4)
    assert sources(merge(base, edited, moved)) == ["# B", "c = 1", "a = 2"]
    assert sources(merge(base, moved, edited)) == ["# B", "c = 1", "a = 2"]


def test_ids_that_are_there_twice_get_new_ones() -> None:
    mine = notebook(A, B, C, code("a", "copy"))
    merged = merge(BASE, mine, notebook(A, B, code("c", "c = 2")))
    ids = [cell["id"] for cell in result(merged)["cells"]]
    assert len(set(ids)) == 4
    assert sources(merged) == ["a = 1", "b = 1\nb = 2\nb = 3", "c = 2", "copy"]


def test_two_new_notebooks_with_common_cells_are_merged_by_cells() -> None:
    merged = merge(None, notebook(A, B, words("m", "mine")), notebook(A, B, words("t", "theirs")))
    assert sources(merged) == ["a = 1", "b = 1\nb = 2\nb = 3", "mine", "theirs"]


def test_two_new_notebooks_with_nothing_in_common_are_chosen_between() -> None:
    merged = merge(None, notebook(A, B), notebook(words("t", "# Other")))
    assert (merged.whole, merged.kind) == (True, "notebook")
    [part] = merged.open
    assert (part.mine, part.theirs) == ("a = 1\n\nb = 1\nb = 2\nb = 3", "# Other")


def test_the_same_merge_gives_the_same_bytes_and_parts() -> None:
    mine, theirs = notebook(code("a", "x"), words("m", "m")), notebook(code("a", "y"), minor=4)
    assert merge(BASE, mine, theirs) == merge(BASE, mine, theirs)
