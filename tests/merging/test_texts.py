"""Texts that both sides changed."""

from __future__ import annotations

import pytest

from jupyter_import_run.errors import ImportRunError

from .trees import Files, Trees

BASE = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
MINE = BASE.replace("two", "2 of mine")
THEIRS = BASE.replace("six", "6 of theirs")
CLASH = BASE.replace("two", "2 of theirs").replace("seven", "7 of theirs")


def one(content: str | bytes) -> Files:
    return {"a.txt": content}


async def test_edits_of_different_lines_are_no_conflict(trees: Trees) -> None:
    merged = await trees.merge(one(BASE), one(MINE), one(THEIRS))
    assert merged.conflicts == ()
    assert trees.files(merged)["a.txt"] == MINE.replace("six", "6 of theirs").encode()


async def test_edits_of_the_same_line_are_one_part_with_its_three_texts(trees: Trees) -> None:
    merged = await trees.merge(one(BASE), one(MINE), one(CLASH))
    [conflict] = merged.conflicts
    assert merged.tree is None
    assert (conflict.path, conflict.kind, conflict.deleted_by) == ("a.txt", "text", None)
    assert (conflict.mine_size, conflict.theirs_size) == (len(MINE), len(CLASH))
    [part] = conflict.parts
    assert (part.mine, part.base, part.theirs) == ("2 of mine\n", "two\n", "2 of theirs\n")
    assert part.number == 2


@pytest.mark.parametrize(
    ("choice", "lines"),
    [
        ("mine", "2 of mine\n"),
        ("theirs", "2 of theirs\n"),
        ("both", "2 of mine\n2 of theirs\n"),
    ],
)
async def test_a_choice_for_a_part_keeps_what_did_not_clash(
    trees: Trees, choice: str, lines: str
) -> None:
    [conflict] = (await trees.merge(one(BASE), one(MINE), one(CLASH))).conflicts
    chosen = {"a.txt": {conflict.parts[0].id: choice}}
    merged = await trees.merge(one(BASE), one(MINE), one(CLASH), chosen)
    assert trees.files(merged)["a.txt"] == CLASH.replace("2 of theirs\n", lines).encode()
    assert merged.copies == ()


@pytest.mark.parametrize(
    ("choice", "files"),
    [
        ("mine", {"a.txt": MINE}),
        ("theirs", {"a.txt": CLASH}),
        ("both", {"a.txt": MINE, "a_theirs.txt": CLASH}),
    ],
)
async def test_a_choice_for_a_file_takes_it_as_it_is(
    trees: Trees, choice: str, files: dict[str, str]
) -> None:
    merged = await trees.merge(one(BASE), one(MINE), one(CLASH), {"a.txt": choice})
    assert trees.files(merged) == {path: text.encode() for path, text in files.items()}
    assert merged.copies == tuple(path for path in files if path != "a.txt")


async def test_each_part_is_chosen_by_itself_and_open_ones_are_asked_again(trees: Trees) -> None:
    mine = BASE.replace("two", "2 m").replace("six", "6 m")
    theirs = BASE.replace("two", "2 t").replace("six", "6 t")
    [conflict] = (await trees.merge(one(BASE), one(mine), one(theirs))).conflicts
    first, second = conflict.parts
    some = await trees.merge(one(BASE), one(mine), one(theirs), {"a.txt": {first.id: "mine"}})
    assert some.conflicts[0].parts == (second,)
    every = {"a.txt": {first.id: "mine", second.id: "theirs"}}
    merged = await trees.merge(one(BASE), one(mine), one(theirs), every)
    assert trees.files(merged)["a.txt"] == mine.replace("6 m", "6 t").encode()


async def test_equal_clashes_at_two_places_are_two_parts(trees: Trees) -> None:
    base = "x\n1\n2\n3\nx\n"
    merged = await trees.merge(one(base), one(base.replace("x", "m")), one(base.replace("x", "t")))
    ids = [part.id for part in merged.conflicts[0].parts]
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize(
    "resolutions",
    [
        {"a.txt": {"no-such-part": "mine"}},
        {"a.txt": {"file": "mine", "no-such-part": "mine"}},
        {"b.txt": "mine"},
    ],
)
async def test_a_choice_that_fits_nothing_is_refused(
    trees: Trees, resolutions: dict[str, dict[str, str] | str]
) -> None:
    with pytest.raises(ImportRunError) as refused:
        await trees.merge(one(BASE), one(MINE), one(CLASH), resolutions)
    assert refused.value.code == "invalid_request"


async def test_a_choice_for_a_part_does_not_fit_once_theirs_has_changed(trees: Trees) -> None:
    [conflict] = (await trees.merge(one(BASE), one(MINE), one(CLASH))).conflicts
    chosen = {"a.txt": {conflict.parts[0].id: "theirs"}}
    newer = CLASH.replace("2 of theirs", "2 again")
    with pytest.raises(ImportRunError, match="does not fit"):
        await trees.merge(one(BASE), one(MINE), one(newer), chosen)


async def test_a_choice_for_a_file_that_merges_cleanly_is_refused(trees: Trees) -> None:
    with pytest.raises(ImportRunError, match="not in conflict"):
        await trees.merge(one(BASE), one(MINE), one(THEIRS), {"a.txt": "mine"})
    with pytest.raises(ImportRunError, match="not in conflict"):
        await trees.merge(one(BASE), one(MINE), one(BASE), {"a.txt": "mine"})


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        pytest.param(
            b"a\r\nb\nc\r\nd\ne", b"A\r\nb\nc\r\nd\ne", b"a\r\nb\nc\r\nd\nE",
            b"A\r\nb\nc\r\nd\nE", id="mixed line ends and no newline at the end",
        ),
        pytest.param(
            b"\xef\xbb\xbfa\r\nb\r\nc\r\n", b"\xef\xbb\xbfA\r\nb\r\nc\r\n",
            b"\xef\xbb\xbfa\r\nb\r\nC\r\n", b"\xef\xbb\xbfA\r\nb\r\nC\r\n", id="byte order mark",
        ),
        pytest.param(b"a\nb\nc", b"A\nb\nc", b"a\nb\nc\n", b"A\nb\nc\n", id="newline added"),
        pytest.param(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nc", b"A\nb\nc", id="newline removed"),
        pytest.param(
            b"a\rb\x01\n" + b"<" * 70 + b"\nc\n", b"A\rb\x01\n" + b"<" * 70 + b"\nc\n",
            b"a\rb\x01\n" + b"<" * 70 + b"\nC\x01", b"A\rb\x01\n" + b"<" * 70 + b"\nC\x01",
            id="looks like our own marks",
        ),
    ],
)  # fmt: skip
async def test_every_byte_that_nobody_changed_stays(
    trees: Trees, base: bytes, mine: bytes, theirs: bytes, expected: bytes
) -> None:
    merged = await trees.merge(one(base), one(mine), one(theirs))
    assert trees.files(merged)["a.txt"] == expected


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", b"same\nmine%b"), ("theirs", b"same\ntheirs%b"), ("both", b"same\nmine%btheirs%b")],
)
async def test_the_end_of_the_file_stays_as_the_chosen_side_has_it(
    trees: Trees, end: bytes, choice: str, expected: bytes
) -> None:
    sides = [one(b"same\n" + word + end) for word in (b"base", b"mine", b"theirs")]
    [conflict] = (await trees.merge(*sides)).conflicts
    assert conflict.parts[0].mine == "mine" + end.decode()
    merged = await trees.merge(*sides, {"a.txt": {conflict.parts[0].id: choice}})
    between = end or b"\n"
    ends = (between, end) if choice == "both" else (end,)
    assert trees.files(merged)["a.txt"] == expected % ends


async def test_a_file_that_both_added_clashes_where_it_differs(trees: Trees) -> None:
    merged = await trees.merge({}, one("same\nmine\n"), one("same\ntheirs\n"))
    [part] = merged.conflicts[0].parts
    assert (part.mine, part.base, part.theirs) == ("mine\n", "", "theirs\n")


async def test_attributes_of_the_repository_take_no_part(trees: Trees) -> None:
    trees.git("config", "merge.evil.driver", "touch evil-ran; false")
    rules = {".gitattributes": "*.txt merge=union\na.txt merge=evil\n"}
    (trees.folder / ".gitattributes").write_text(rules[".gitattributes"])
    sides = [{**one(text), **rules} for text in (BASE, MINE, CLASH)]
    merged = await trees.merge(*sides)
    assert merged.conflicts[0].kind == "text"
    assert not (trees.folder / "evil-ran").exists()
