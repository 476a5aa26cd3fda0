"""The search at the end of each test finds what a test leaves, and only that."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Secret

from .repositories import Repository
from .secret_search import leaks
from .secrets_in_use import IN_USE

SECRET = "glpat-0123 456789"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What is left here on purpose is no leak of this test."""
    yield
    IN_USE.begin()


def test_a_secret_is_found_wherever_a_test_leaves_it(tmp_path: Path) -> None:
    IN_USE.note(SECRET)
    repository = Repository.create(tmp_path, "r.git")
    files = {
        "config": f"url = https://ada:{SECRET.replace(' ', '%20')}@host/x.git",
        "jobs.json": f'{{"log": "{SECRET}"}}',
        "accounts.json": SECRET,
        "netrc": SECRET,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o644)
    assert {Path(place).name for place in leaks(tmp_path)} == files.keys()
    (tmp_path / "accounts.json").chmod(0o600)
    IN_USE.put_there_by_the_test(tmp_path / "netrc")
    assert {Path(place).name for place in leaks(tmp_path)} == {"config", "jobs.json"}
    commit = repository.commit({"a.txt": f"{SECRET}\n"})
    blob = repository.git("rev-parse", f"{commit}:a.txt")
    assert blob[2:] in {Path(place).name for place in leaks(tmp_path)}


def test_a_secret_is_found_in_whatever_was_shown_meanwhile() -> None:
    subprocess.run(["true", SECRET], check=True)
    subprocess.run(["true"], env={**os.environ, "TOKEN": SECRET}, check=True)
    IN_USE.show("an answer", f"Authorization: {SECRET}")
    IN_USE.show("an event", "nothing")
    assert leaks(None, [("Captured log call", SECRET)]) == set()
    IN_USE.note(SECRET)
    shown = {"an answer", "the arguments of a process", "the variables of a process"}
    assert leaks(None, [("Captured log call", SECRET)]) == {"Captured log call"} | shown


def test_secrets_are_noted_by_themselves_but_no_words() -> None:
    Secret("glpat-of-ada", refresh="refresh-of-ada")
    IN_USE.note_request('{"secret": "glpat-of-eve", "url": "https://eve:in-a-url@h.example/x"}')
    IN_USE.note("wrong", "secret", None, "")
    assert IN_USE.secrets == {"glpat-of-ada", "refresh-of-ada", "glpat-of-eve", "in-a-url"}
