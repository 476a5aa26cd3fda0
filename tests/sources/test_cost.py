from __future__ import annotations

import contextlib
import subprocess
import sys
import time

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.sources import parse

LATER = ("reading", "remotes", "providers", "wrappers")


def test_nothing_but_the_source_is_loaded_before_the_first_url() -> None:
    code = "import sys, jupyter_import_run.sources; print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = answer.stdout.split()
    assert "jupyter_import_run.sources.source" in loaded
    assert not {f"jupyter_import_run.sources.{name}" for name in LATER} & set(loaded)


@pytest.mark.parametrize("part", [".", ".ipynb", "..", "a.", "@a.", "a.:"])
@pytest.mark.parametrize("form", ["{}", "[x]({}", "//{}", "git+{}"])
def test_no_string_takes_long_to_read(form: str, part: str) -> None:
    text = form.format(part * (8000 // len(part)))
    before = time.process_time()
    with contextlib.suppress(ImportRunError):
        parse(text)
    assert time.process_time() - before < 2
