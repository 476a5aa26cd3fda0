from __future__ import annotations

import pytest

from jupyter_import_run.sources.names import MAX_BYTES, file_name, folder_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My NB #1.ipynb", "My NB #1.ipynb"),
        ("Ünï – 日本.ipynb", "Ünï – 日本.ipynb"),
        ("👩‍🔬.ipynb", "👩‍🔬.ipynb"),
        ('a/b\\c:d*e?f"g<h>i|.ipynb', "a_b_c_d_e_f_g_h_i_.ipynb"),
        ("../../n.ipynb", "_.._n.ipynb"),
        ("-rf.ipynb", "rf.ipynb"),
        (".hidden.ipynb", "hidden.ipynb"),
        ("a\u202egnp.ipynb", "agnp.ipynb"),
        ("a\x1b[31mb.ipynb", "a[31mb.ipynb"),
        ("a\nb\x00.ipynb", "ab.ipynb"),
        ("a\u00a0b.ipynb", "a b.ipynb"),
        ("\ud800.ipynb", "notebook.ipynb"),
        ("con.ipynb", "_con.ipynb"),
        ("LPT1.x.ipynb", "_LPT1.x.ipynb"),
        (".ipynb", "notebook.ipynb"),
        ("", "notebook.ipynb"),
        (" . ", "notebook.ipynb"),
    ],
)
def test_a_file_gets_a_name_that_is_safe_on_every_disk(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("r", "r"), ("-", "repository"), (".github", "github"), ("a.", "a"), ("nul", "_nul")],
)
def test_a_folder_too(text: str, name: str) -> None:
    assert folder_name(text) == name


def test_a_long_name_is_cut_between_characters_and_keeps_its_suffix() -> None:
    name = file_name("é" * 300 + ".ipynb")
    assert name == "é" * 97 + ".ipynb"
    assert len(name.encode()) == MAX_BYTES
    assert folder_name("é" * 300) == "é" * 100
