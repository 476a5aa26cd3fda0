"""Random edits of two people on one notebook."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_import_run.merging.notebooks.merge import merge_notebooks
from tests.merging.promises import (
    duplicate_ids,
    foreign_outputs,
    is_valid,
    lost_sources,
    written,
)
from tests.merging.random_notebooks import Pair, random_pair

SEEDS = st.integers(0, 2**32)
"""Of Python's own generator, which spreads wider than what can be made smaller."""


@settings(max_examples=500)
@given(SEEDS)
def test_a_merge_is_valid_and_loses_nothing_whatever_is_chosen(seed: int) -> None:
    random = Random(seed)
    assert_promises(random_pair(random), random)


def assert_promises(pair: Pair, random: Random) -> None:
    base, mine, theirs = pair.files()
    merged = merge_notebooks(base, mine, theirs, {})
    assert (merged.whole, merged.fault) == (not pair.base["cells"] and merged.whole, None)
    if merged.whole:
        return
    shown = [text for part in merged.open for text in (part.mine, part.theirs)]
    choices = {part.id: random.choice(("mine", "theirs", "both")) for part in merged.open}
    assert len(choices) == len(merged.open)
    chosen = merge_notebooks(base, mine, theirs, choices)
    assert (chosen.open, chosen.unknown, chosen.fault) == ((), (), None)
    assert chosen.content is not None
    notebook = json.loads(chosen.content)
    assert is_valid(notebook)
    assert duplicate_ids(notebook) == 0
    assert foreign_outputs(notebook) == 0
    assert lost_sources(pair, notebook, shown) == []
    assert notebook["metadata"]["kernelspec"] == pair.mine["metadata"]["kernelspec"]


@settings(max_examples=100)
@given(SEEDS)
def test_a_merge_with_oneself_or_with_no_change_is_no_change(seed: int) -> None:
    pair = random_pair(Random(seed))
    base, mine, _ = pair.files()
    for sides in ((base, mine, mine), (base, mine, base)):
        merged = merge_notebooks(*sides, {})
        if merged.whole:
            assert not pair.base["cells"]
            continue
        assert merged.open == ()
        assert merged.content is not None
        assert written(json.loads(merged.content)) == written(pair.mine)
