from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo import lab
from tests.conftest import PROJECT
from tests.support.processes import assert_no_process_left, started_processes
from tests.support.repositories import git

COMMAND = [sys.executable, "-m", "jupyter_import_run.cli", "demo", "--no-browser"]


@dataclass
class RunningDemo:
    """A demo that is ready, and what it printed."""

    process: subprocess.Popen[str]
    lab_url: str
    sample_url: str
    folder: Path

    @property
    def server_url(self) -> str:
        return self.lab_url.partition("/lab?")[0]

    @property
    def token(self) -> str:
        return self.lab_url.partition("token=")[2]

    def get(self, path: str, token: str | None = None) -> Any:
        """The JSON at ``path`` of its JupyterLab, asked for with its own token."""
        headers = {"Authorization": f"token {self.token if token is None else token}"}
        request = urllib.request.Request(f"{self.server_url}/{path}", headers=headers)
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> str:
        """Stop it; the rest of what it printed."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=30)
        return rest


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a demo's own folder goes."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def start_demo(temporary: Path) -> Iterator[Callable[..., RunningDemo]]:
    processes = []

    def start(*options: str) -> RunningDemo:
        process = subprocess.Popen(
            [*COMMAND, *options], stdout=subprocess.PIPE, text=True, cwd=temporary.parent
        )
        processes.append(process)
        assert process.stdout is not None
        if "--json" in options:
            document = json.loads("".join(_document(process.stdout)))
            assert document["kept"] is ("--root" in options)
            folder = Path(document["root"])
            return RunningDemo(process, document["lab_url"], document["sample_url"], folder)
        printed = ""
        for line in process.stdout:
            printed += line
            if "Ctrl+C" in line:
                break
        found = re.search(r"JupyterLab  (\S+)\n  Repository  (\S+)\n  Folder      (\S+)", printed)
        assert found, printed
        return RunningDemo(process, found[1], found[2], Path(found[3]))

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()
    for left in started_processes():
        left.kill()


@pytest.fixture
def leaves_nothing(temporary: Path) -> Iterator[None]:
    """When the test has stopped its demo, no process and no folder of it is left."""
    yield
    assert_no_process_left(timeout=5)
    assert list(temporary.glob("import-run-demo-*")) == []


@pytest.mark.usefixtures("leaves_nothing")
def test_a_terminal_that_is_closed_ends_it_with_its_kernels(
    start_demo: Callable[..., RunningDemo],
) -> None:
    demo = start_demo()
    start_kernel(demo)
    assert "Stopped." in demo.stop(signal.SIGHUP)
    assert demo.process.returncode == 0


@pytest.mark.usefixtures("leaves_nothing")
def test_everything_is_there_to_import_the_sample(
    start_demo: Callable[..., RunningDemo], tmp_path: Path, isolated_home: Path
) -> None:
    demo = start_demo("--json")
    example = demo.get("import-run/server")["example_url"]
    assert example.startswith(demo.sample_url.removesuffix(".git"))
    assert example.endswith("/-/blob/main/Temperatures.ipynb")
    with urllib.request.urlopen(example.replace("/blob/", "/raw/")) as response:
        assert "cells" in json.load(response)
    git("clone", "--quiet", demo.sample_url, tmp_path / "clone")
    assert (tmp_path / "clone/Temperatures.ipynb").exists()
    assert demo.get("api/contents")["content"] == []
    with pytest.raises(urllib.error.HTTPError) as refusal:
        demo.get("api/contents", token="wrong")
    refusal.value.close()
    assert refusal.value.code == 403
    assert demo.stop(signal.SIGINT) == "", "There is more than one document."
    assert demo.process.returncode == 0
    # JupyterLab itself asks npm where language servers are, and npm keeps a log of that.
    assert {place.name for place in isolated_home.iterdir()} <= {".npm"}


def test_the_panels_settings_are_those_that_its_schema_knows() -> None:
    schema = json.loads((PROJECT / "schema/plugin.json").read_text(encoding="utf-8"))
    package = json.loads((PROJECT / "package.json").read_text(encoding="utf-8"))
    ours = lab._SETTINGS[f"{package['name']}/plugin"]
    assert ours.keys() <= schema["properties"].keys()


def test_a_folder_of_the_persons_is_kept_and_its_clones_still_work(
    start_demo: Callable[..., RunningDemo], tmp_path: Path
) -> None:
    root = tmp_path / "mine"
    first = start_demo("--root", str(root))
    assert first.folder == root
    git("clone", "--quiet", first.sample_url, root / "clone")
    git("-C", root / "clone", "push", "--quiet", "origin", "main:mine")
    first.stop()
    second = start_demo("--root", str(root))
    assert second.sample_url == first.sample_url
    git("fetch", "--quiet", cwd=root / "clone")
    assert "mine" in git("ls-remote", "--heads", "origin", cwd=root / "clone")
    second.stop()
    assert (root / "clone/README.md").exists()


@pytest.mark.usefixtures("leaves_nothing")
def test_the_persons_own_jupyter_settings_do_not_matter(
    start_demo: Callable[..., RunningDemo], isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = isolated_home / ".jupyter"
    config.mkdir()
    (config / "jupyter_server_config.py").write_text(
        "c.ServerApp.base_url = '/elsewhere/'\nc.ServerApp.certfile = '/missing.pem'\n"
        "c.ServerApp.jpserver_extensions = {'jupyter_import_run': False}\n"
    )
    monkeypatch.setenv("JUPYTERHUB_API_URL", "http://127.0.0.1:9/hub/api")
    monkeypatch.setenv("JUPYTER_TOKEN", "theirs")
    demo = start_demo()
    assert demo.get("import-run/server")["hub"] is None
    assert "Stopped." in demo.stop(signal.SIGTERM)
    assert demo.process.returncode == 0


@pytest.mark.usefixtures("leaves_nothing")
def test_it_ends_when_jupyterlab_is_shut_down(start_demo: Callable[..., RunningDemo]) -> None:
    demo = start_demo()
    request = urllib.request.Request(
        f"{demo.server_url}/api/shutdown",
        method="POST",
        headers={"Authorization": f"token {demo.token}"},
    )
    urllib.request.urlopen(request).close()
    demo.process.communicate(timeout=30)
    assert demo.process.returncode == 0


def test_a_port_that_is_taken_is_one_clear_sentence(temporary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, f"--port={port}"], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken by another program.\n"
    assert list(temporary.glob("import-run-demo-*")) == []


def test_without_git_it_says_so(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(temporary))
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Git is not installed.\n")
    done = subprocess.run([*COMMAND, "--json"], capture_output=True, text=True, check=False)
    error = json.loads(done.stderr)["error"]
    assert (done.returncode, done.stdout) == (1, "")
    assert (error["code"], error["message"]) == ("git_missing", "Git is not installed.")


def test_without_the_http_backend_it_names_what_to_install(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_EXEC_PATH", str(temporary))
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "git-daemon" in done.stderr


def _document(lines: Iterable[str]) -> Iterator[str]:
    """The lines of an object that is printed with indentation."""
    for line in lines:
        yield line
        if line == "}\n":
            return


def start_kernel(demo: RunningDemo) -> None:
    """A kernel of the demo's JupyterLab, which must end with it."""
    request = urllib.request.Request(
        f"{demo.server_url}/api/kernels",
        method="POST",
        data=b'{"name": "python3"}',
        headers={"Authorization": f"token {demo.token}"},
    )
    urllib.request.urlopen(request).close()
    assert any("ipykernel" in " ".join(each.cmdline()) for each in started_processes("python"))
