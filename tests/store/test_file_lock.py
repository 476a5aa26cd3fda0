"""A lock that processes and threads share."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jupyter_import_run.store.file_lock import locked

ANOTHER = """
import sys
from pathlib import Path
from jupyter_import_run.store.file_lock import locked

with locked(Path(sys.argv[1])):
    print("waits", flush=True)
    with locked(Path(sys.argv[2])):
        pass
"""


def test_who_waits_for_what_another_process_has_is_in_no_circle_with_its_other_threads(
    tmp_path: Path,
) -> None:
    """One thread has what the other process waits for, another waits for what that one has."""
    sign_in, accounts = tmp_path / "sign-in", tmp_path / "accounts"

    def wait() -> None:
        with locked(sign_in):
            pass

    with ThreadPoolExecutor() as threads:
        with locked(accounts):
            another = subprocess.Popen(
                [sys.executable, "-c", ANOTHER, str(sign_in), str(accounts)],
                stdout=subprocess.PIPE,
                text=True,
            )
            assert another.stdout is not None
            assert another.stdout.readline() == "waits\n"
            waiting = threads.submit(wait)
            assert not waiting.done()
        waiting.result(timeout=20)
    assert another.wait(timeout=20) == 0
    another.stdout.close()
