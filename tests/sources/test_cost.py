from __future__ import annotations

import subprocess
import sys

LATER = ("reading", "remotes", "providers", "wrappers")


def test_nothing_but_the_source_is_loaded_before_the_first_url() -> None:
    code = "import sys, jupyter_import_run.sources; print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = answer.stdout.split()
    assert "jupyter_import_run.sources.source" in loaded
    assert not {f"jupyter_import_run.sources.{name}" for name in LATER} & set(loaded)
