from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jupyter_import_run
from jupyter_import_run.cli import main
from tests.cli.conftest import Type


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"{jupyter_import_run.__version__}\n"


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 2
    assert "usage: jupyter import-run" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "many"])
def test_an_impossible_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["demo", "--port", port])
    assert end.value.code == 2
    assert port in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from jupyter_import_run.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'asyncio', 'git', 'tornado', 'jupyter_core', 'jupyter_server', 'msgspec', "
        "'traitlets', 'ssl', 'nbformat'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_every_command_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    def commands(*words: str) -> list[str]:
        with pytest.raises(SystemExit) as end:
            main([*words, "--help"])
        assert end.value.code == 0
        said = capsys.readouterr().out
        assert len(said.split("usage: ")[1].split("\n\n")) > 2, words
        if "COMMAND" not in said.split("\n\n")[0]:
            assert "--json" in said, words
            return []
        return re.findall(r"^    ([a-z-]+)", said, re.MULTILINE)

    for name in commands():
        for inner in commands(name):
            commands(name, inner)


def test_wrong_usage_is_said_in_json_where_that_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["repositories", "creat", "--json"])
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert json.loads(said.err)["error"]["code"] == "invalid_request"


def test_an_option_is_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["cleanup", "--ye"])
    assert "--ye" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(isolated_home: Path) -> None:
    command = f"{sys.executable} -m jupyter_import_run.cli doctor | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=isolated_home
    )
    assert done.stderr == ""


def test_a_closed_output_is_no_fault(cli: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["repositories", "list"]) == 0
