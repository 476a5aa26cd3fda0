"""What a person chose for a repository."""

from __future__ import annotations

from pathlib import Path

from jupyter_import_run.store.remembered import Choices, RememberedChoices


def test_each_choice_is_kept_until_it_is_changed(tmp_path: Path) -> None:
    choices = RememberedChoices(tmp_path, "/root")
    assert choices.of("a") == Choices()
    choices.change("a", hidden=True)
    choices.change("a", strip_outputs=True)
    choices.change("b", strip_outputs=True)
    again = RememberedChoices(tmp_path, "/root")
    assert again.of("a") == Choices(hidden=True, strip_outputs=True)
    assert again.hidden() == {"a"}
    again.change("a", hidden=False)
    assert choices.hidden() == frozenset()


def test_another_root_has_its_own(tmp_path: Path) -> None:
    RememberedChoices(tmp_path, "/root").change("a", hidden=True)
    assert RememberedChoices(tmp_path, "/other").hidden() == frozenset()


def test_a_name_that_is_no_utf_8_can_be_hidden(tmp_path: Path) -> None:
    choices = RememberedChoices(tmp_path, "/root")
    choices.change("caf\udce9", hidden=True)
    assert choices.of("caf\udce9").hidden
