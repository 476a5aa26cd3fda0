"""Names for what arrives."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.naming import candidates, chosen_name, claim_file, claim_folder


def test_the_number_of_a_file_comes_before_its_suffix() -> None:
    names = itertools.islice(candidates("n.ipynb", is_file=True), 3)
    assert list(names) == ["n.ipynb", "n_1.ipynb", "n_2.ipynb"]


def test_the_number_of_a_folder_comes_last() -> None:
    names = itertools.islice(candidates("rel-1.2", is_file=False), 2)
    assert list(names) == ["rel-1.2", "rel-1.2_1"]


def test_a_taken_folder_gets_the_next_number(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r_1").write_text("a file of that name")
    assert claim_folder(tmp_path, "r", "rename") == tmp_path / "r_2"


def test_a_dangling_link_counts_as_taken(tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").symlink_to(tmp_path / "nowhere")
    assert claim_file(tmp_path, "n.ipynb", "rename").name == "n_1.ipynb"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("if_exists", ["fail", "reuse"])
def test_a_taken_name_is_exists_where_no_other_may_be_used(tmp_path: Path, if_exists: str) -> None:
    (tmp_path / "r").mkdir()
    with pytest.raises(ImportRunError) as caught:
        claim_folder(tmp_path, "r", if_exists)  # type: ignore[arg-type]
    assert caught.value.code == "exists"


@pytest.mark.parametrize("name", ["a/b", "..", ".hidden", "a\\b", "a\nb", "\x1b[31m", "x" * 300])
def test_a_name_that_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        chosen_name(name, "suggested")
    assert caught.value.code == "invalid_request"


@pytest.mark.parametrize("name", [None, "", "  "])
def test_no_name_means_the_suggested_one(name: str | None) -> None:
    assert chosen_name(name, "suggested") == "suggested"
