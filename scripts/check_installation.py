"""Check what ``pip install`` gave: run it with the Python of a fresh environment.

Both halves must be there and enabled, and the demo must import its sample. Standard
library only; exits with 1 and a sentence where something is missing.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

PATIENCE = 60
JUPYTER = Path(sys.executable).with_name("jupyter")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        check_extensions(folder)
        check_demo(folder)
    print("The installation works.")
    return 0


def check_extensions(folder: str) -> None:
    """Jupyter itself says that both halves are enabled and valid."""
    for command, pattern in (
        (["labextension", "list"], r"jupyter-import-run v\S+ .*enabled.*OK"),
        (["server", "extension", "list"], r"jupyter_import_run .*enabled"),
    ):
        done = subprocess.run(
            [JUPYTER, *command], cwd=folder, capture_output=True, text=True, check=False
        )
        said = re.sub(r"\x1b\[\d+m", "", done.stdout + done.stderr)
        if not re.search(pattern, said):
            sys.exit(f"jupyter {' '.join(command)} does not show the extension:\n{said}")


def check_demo(folder: str) -> None:
    """The demo starts, imports its sample, and stops."""
    # Jupyter must not find the checkout's own packages, so that only what was installed counts.
    demo = subprocess.Popen(
        [JUPYTER, "import-run", "demo", "--no-browser", "--root", f"{folder}/root"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        server, token, sample = read_addresses(demo)
        import_sample(server, token, sample)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=PATIENCE)
    if demo.returncode != 0:
        sys.exit(f"The demo ended with status {demo.returncode}.")
    if not list(Path(folder, "root").glob("*/Temperatures.ipynb")):
        sys.exit("The sample was not imported.")


def read_addresses(demo: subprocess.Popen[str]) -> tuple[str, str, str]:
    """JupyterLab's address and token, and that of the sample repository."""
    assert demo.stdout is not None
    printed = ""
    for line in demo.stdout:
        printed += line
        if found := re.search(r"(http\S+)/lab\?token=(\S+)\n.*?(http\S+\.git)", printed, re.DOTALL):
            return found[1], found[2], found[3]
    sys.exit(f"The demo did not start:\n{printed}")


def import_sample(server: str, token: str, sample: str) -> None:
    """Import the sample as the panel does."""
    page = request(f"{server}/lab", token)
    if "jupyter-import-run" not in page:
        sys.exit("JupyterLab's page does not load the extension.")
    job = call(f"{server}/import-run/jobs", token, {"kind": "import_repository", "url": sample})
    until = time.monotonic() + PATIENCE
    while job["state"] in {"queued", "running"}:
        if time.monotonic() > until:
            sys.exit(f"The import did not end in {PATIENCE} seconds: {job}")
        time.sleep(0.1)
        job = call(f"{server}/import-run/jobs/{job['id']}", token)
    if job["state"] != "succeeded":
        sys.exit(f"The import of the sample {job['state']}: {job['error']}")


def call(url: str, token: str, body: dict[str, str] | None = None) -> dict[str, Any]:
    """JSON in, JSON out."""
    answer: dict[str, Any] = json.loads(request(url, token, body))
    return answer


def request(url: str, token: str, body: dict[str, str] | None = None) -> str:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
    opener = build_opener(ProxyHandler({}))
    with opener.open(Request(url, data=data, headers=headers), timeout=PATIENCE) as response:
        text: str = response.read().decode()
    return text


if __name__ == "__main__":
    if shutil.which("git") is None:
        sys.exit("Git is not installed.")
    raise SystemExit(main())
