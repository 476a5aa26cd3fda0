"""Names for what arrives."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.naming import candidates, chosen_name, claim_file, claim_folder
from jupyter_import_run.wire.jobs import ImportNotebook, ImportRepository, JobRequest
from tests.support.services import make_services, perform


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


@pytest.mark.parametrize(
    "request_",
    [
        ImportRepository(url="http://127.0.0.1:9/o/r.git", folder="projects/2026"),
        ImportNotebook(url="http://127.0.0.1:9/n.ipynb", folder="projects/2026"),
    ],
)
async def test_a_folder_that_is_not_here_is_told_from_an_address_that_is_not_there(
    root: Path, tmp_path: Path, request_: JobRequest
) -> None:
    with pytest.raises(ImportRunError) as caught:
        await perform(make_services(root, tmp_path / "data"), request_)
    assert caught.value.code == "not_found"
    assert caught.value.data == {"reason": "no_folder", "folder": "projects/2026"}
