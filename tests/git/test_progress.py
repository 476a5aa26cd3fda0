"""Git's progress lines, as git 2.39 prints them."""

from __future__ import annotations

import pytest

from jupyter_import_run.git.progress import GitProgress, progress_reader


def read(line: str) -> list[GitProgress]:
    steps: list[GitProgress] = []
    progress_reader(steps.append)(line)
    return steps


def test_receiving_has_amount_and_speed() -> None:
    [step] = read("Receiving objects:  62% (620/1000), 31.40 MiB | 8.20 MiB/s")
    assert step.phase == "receiving"
    assert step.fraction == pytest.approx(0.62)
    assert (step.items, step.items_total) == (620, 1000)
    assert step.bytes == round(31.40 * 2**20)
    assert step.bytes_per_second == round(8.20 * 2**20)


def test_a_count_without_a_total_has_no_fraction() -> None:
    [step] = read("remote: Enumerating objects: 5034, done.")
    assert step.phase == "counting"
    assert step.fraction is None
    assert step.items == 5034
    assert step.items_total is None


@pytest.mark.parametrize(
    ("line", "phase"),
    [
        ("remote: Counting objects: 100% (12/12), done.", "counting"),
        ("remote: Compressing objects:  50% (3/6)", "compressing"),
        ("Resolving deltas:  10% (1/10)", "resolving_deltas"),
        ("Updating files:  40% (4/10)", "checking_out"),
        ("Checking out files:  40% (4/10)", "checking_out"),
        ("Unpacking objects: 100% (3/3), 1.20 KiB | 1.20 MiB/s, done.", "receiving"),
    ],
)
def test_every_title_of_git_is_a_phase(line: str, phase: str) -> None:
    [step] = read(line)
    assert step.phase == phase
    assert step.fraction is not None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Cloning into '/tmp/x'...",
        "warning: You appear to have cloned an empty repository.",
        "remote: Receiving objects is a sentence of the server",
        "fatal: early EOF",
        "Receiving objects:  999999999999999999999999% (1/0)",
    ],
)
def test_other_lines_are_no_progress(line: str) -> None:
    assert all(step.fraction is None or 0 <= step.fraction <= 1 for step in read(line))


@pytest.mark.parametrize(
    "line",
    [
        "remote: Counting objects: " + "9" * 400,
        "remote: Counting objects:   1% (1/" + "9" * 400 + ")",
        "Receiving objects:   1% (1/100), 1.2.3 KiB | 4 KiB/s",
        "Receiving objects:   1% (1/100), . KiB",
    ],
)
def test_figures_that_are_none_are_no_progress(line: str) -> None:
    progress_reader(lambda step: None)(line)
