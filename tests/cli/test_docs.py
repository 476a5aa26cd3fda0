"""What the documentation shows of the command line can be typed so."""

from __future__ import annotations

import re
import shlex

from jupyter_import_run.cli import _COMMANDS, _parser
from tests.conftest import PROJECT

PAGE = (PROJECT / "docs/command-line.md").read_text(encoding="utf-8")
LINKS = (PROJECT / "docs/links.md").read_text(encoding="utf-8")


def test_each_example_is_right_usage() -> None:
    lines = f"{PAGE}\n{LINKS}".replace("\\\n", " ").splitlines()
    examples = [line for line in lines if re.match(r"(\$ )?jupyter import-run [a-z]", line)]
    assert len(examples) > 30
    for line in examples:
        words = shlex.split(re.split(" [<>] ", line.removeprefix("$ "))[0], comments=True)
        _parser().parse_args(words[2:])


def test_each_command_is_on_the_page() -> None:
    for name in _COMMANDS:
        assert f"`{name}`" in PAGE or f"jupyter import-run {name}" in PAGE, name
