"""What links may import without a question."""

from __future__ import annotations

import pytest

from jupyter_import_run.config.settings import ConfigurationError
from jupyter_import_run.config.traits import ImportRun
from jupyter_import_run.operations.sharing.trusted import is_trusted
from jupyter_import_run.sources import parse

RULES = [
    "https://github.com/university",
    "gitlab.example.edu",
    "https://raw.githubusercontent.com/half",
]


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("https://github.com/university/course", True),
        ("https://github.com/university/course/blob/main/n.ipynb", True),
        ("https://hub.example.org/lab?import-run=https://github.com/university/course", True),
        ("https://gitlab.example.edu/a/b/-/blob/main/n.ipynb", True),
        ("https://github.com/somebody/course", False),
        ("https://github.com/university-x/course", False),
        ("https://hub.example.org/lab?import-run=https://github.com/somebody/course", False),
        ("https://gitlab.example.edu.evil.example/a/b", False),
        ("https://github.com/half/course/blob/main/n.ipynb", False),
        ("git@github.com:university/course.git", False),
    ],
)
def test_what_the_administrator_names_is_trusted(url: str, trusted: bool) -> None:
    settings = ImportRun(trusted_link_sources=RULES).settings()
    assert is_trusted(settings, parse(url)) is trusted


def test_nothing_is_trusted_by_itself() -> None:
    assert not is_trusted(ImportRun().settings(), parse("https://github.com/o/r"))


@pytest.mark.parametrize(
    "traits", [{"trusted_link_sources": ["https://"]}, {"badge_target": "hub.example.org"}]
)
def test_what_cannot_be_used_stops_the_server(traits: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(traits))):
        ImportRun(**traits).settings()
