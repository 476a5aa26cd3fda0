"""A search that finds nothing proves something only if it finds what is there."""

from __future__ import annotations

import base64
import os
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.leaks import below, files_below, places_of
from tests.support.watched_processes import watched_processes

SECRET = "glpat-s/e+c:r~et_0123456789"


@pytest.mark.parametrize("name", ["", "a", "ab", "abc", "oauth2"])
def test_a_secret_is_found_in_every_spelling(name: str) -> None:
    pair = f"{name}:{SECRET}:after".encode()
    texts = {
        "plain": f"x{SECRET}x",
        "url": f"https://{name}:{quote(SECRET, safe='')}@host/",
        "basic": base64.b64encode(pair).decode(),
        "url-safe": base64.urlsafe_b64encode(pair).decode(),
        "none": base64.b64encode(f"{name}:another".encode()).decode(),
    }
    assert places_of({SECRET}, texts) == {"plain", "url", "basic", "url-safe"}


def test_files_and_their_names_are_searched_but_not_the_store(tmp_path: Path) -> None:
    store = tmp_path / "home" / "store"
    for folder in (store, tmp_path / "root" / ".hidden"):
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(b"\xff\0" + SECRET.encode())
    (tmp_path / "root" / "glpat-x").touch()
    found = places_of({SECRET, "glpat-x"}, files_below(tmp_path, but=below(store)))
    assert {Path(place).name for place in found} == {"file", "glpat-x"}
    assert len(found) == 2


@pytest.mark.parametrize("where", ["argument", "variable"])
def test_what_a_process_shows_for_a_moment_is_seen(where: str) -> None:
    with watched_processes() as shown:
        variables = {**os.environ, **({"SHOWN": SECRET} if where == "variable" else {})}
        arguments = [SECRET] if where == "argument" else []
        subprocess.run(["sh", "-c", "sleep 0.1", *arguments], env=variables, check=True)
    assert places_of({SECRET}, {"processes": "\n".join(shown)}) == {"processes"}
    with watched_processes() as shown:
        subprocess.run(["sh", "-c", "sleep 0.1"], check=True)
    assert places_of({SECRET}, {"processes": "\n".join(shown)}) == set()
