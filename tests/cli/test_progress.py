from __future__ import annotations

import io
from typing import get_args

import pytest

from jupyter_import_run.cli.printable import printable
from jupyter_import_run.cli.progress import _WORDS, Progress, line, size
from jupyter_import_run.jobs.job import JobRecord
from jupyter_import_run.wire.jobs import Fetch, JobDetail, Phase

HALF = JobDetail(bytes=1_500_000, bytes_per_second=300_000, items=5, items_total=10)


def test_every_phase_has_its_word() -> None:
    assert set(get_args(Phase)) == set(_WORDS)


@pytest.mark.parametrize("as_json", [False, True])
def test_programs_get_none_even_where_a_terminal_shows_what_they_are_told(
    monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    fetch = Fetch(path="lab")
    job = JobRecord(kind="fetch", title="lab", request=fetch, public_request=fetch, user="test")
    job.phase = "connecting"
    Progress(as_json=as_json).show(job)
    assert terminal.getvalue() == ("" if as_json else "\rConnecting  lab")


def test_a_line_says_what_is_known() -> None:
    assert line("weather", "receiving", 0.5, HALF, 79) == (
        "Receiving   50 %  1.5 MB  300.0 KB/s  5/10  [##########..........]  weather"
    )
    assert line("weather", "connecting", None, None, 79) == "Connecting  weather"


def test_nothing_is_invented_where_nobody_knows_how_much_there_is() -> None:
    said = line("weather", "receiving", None, JobDetail(bytes=10, bytes_total=None), 79)
    assert said == "Receiving  10 B  weather"


@pytest.mark.parametrize("width", [0, 5, 9, 20, 40, 60, 79])
def test_a_line_fits_and_begins_with_what_matters(width: int) -> None:
    said = line("weather" * 20, "receiving", 0.5, HALF, width)
    assert len(said) <= width
    assert "Receiving".startswith(said[:9])
    if width >= 20:
        assert " 50 %" in said


def test_a_share_stays_between_nothing_and_all() -> None:
    assert "100 %" in line("a", "receiving", 1.7, None, 79)
    assert "  0 %" in line("a", "receiving", -1.0, None, 79)


def test_whoever_is_waited_for_steers_no_terminal() -> None:
    said = line("a\x1b[2J", "waiting", None, JobDetail(waits_for="b\n"), 79)
    assert said == "Waiting  for b\\x0a  a\\x1b[2J"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ünï 漢字", "plain ünï 漢字"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb\nc\x9bd", "a\\x0db\\x0ac\\x9bd"),
        ("evil\u202etxt.exe", "evil\\u202etxt.exe"),
        ("caf\udce9", "caf\\udce9"),
    ],
)
def test_foreign_text_is_shown_without_what_steers(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 KB"), (1_500_000, "1.5 MB"), (7 * 10**12, "7.0 TB")],
)
def test_bytes_are_said_as_people_read_them(count: int, shown: str) -> None:
    assert size(count) == shown
