from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.store.presets import SavedRepositories
from tests.cli.conftest import Type
from tests.support.repositories import Repository

URL = "https://gitlab.example.com/lab/weather.git"


def test_one_is_kept_described_changed_and_forgotten(cli: Type) -> None:
    made = cli("repositories", "create", "weather", URL, "--branch=main", "--folder=lab/weather")
    assert (made.status, made.err) == (0, "")
    assert made.out.splitlines() == [
        "weather",
        f"  URL:         {URL}",
        "  Branch:      main",
        "  Folder:      lab/weather",
    ]
    changed = cli(
        "repositories", "update", "weather", "--branch", "", "--description=Ours", "--update",
        "--sparse=docs", "--sparse=/src", "--json",
    )  # fmt: skip
    preset = cli("repositories", "describe", "weather", "--json").json
    assert preset == changed.json
    assert {name: preset[name] for name in ("branch", "folder", "description", "sparse")} == {
        "branch": None,
        "folder": "lab/weather",
        "description": "Ours",
        "sparse": ["docs", "/src"],
    }
    assert preset["update"]
    assert cli("repositories", "update", "weather", "--no-update", "--json").json["update"] is False
    assert cli("repositories", "delete", "weather").out == "weather is forgotten.\n"
    gone = cli("repositories", "describe", "weather")
    assert (gone.status, gone.out) == (1, "")
    assert gone.err.splitlines() == [
        "There is no saved repository called weather.",
        "See which there are: jupyter import-run repositories list",
    ]
    assert cli("repositories", "delete", "weather", "--json").error["code"] == "not_found"


def test_a_list_has_all_of_them_unless_a_page_is_asked_for(cli: Type, data: Path) -> None:
    data.mkdir(parents=True)
    saved = SavedRepositories(data)
    for number in range(103):
        saved.add(SavedRepository(name=f"r{number:03}", url=URL))
    assert len(cli("repositories", "list").out.splitlines()) == 104
    everything = cli("repositories", "list", "--sort-by=Name", "--json").json
    assert [each["name"] for each in everything["presets"]] == [f"r{n:03}" for n in range(103)]
    page = cli("repositories", "list", "--sort-by=Name", "--max-results=2")
    token = page.out.split()[-1]
    assert page.out.splitlines()[-1] == f"There are more: --next-token {token}"
    query = ("--sort-by=Name", "--max-results=1", "--next-token", token)
    assert cli("repositories", "list", *query, "--json").json["presets"][0]["name"] == "r002"
    assert cli("repositories", "list", "--name-contains=r10").out.count(URL) == 3
    wrong = cli("repositories", "list", "--creation-time-after=soon")
    assert (wrong.status, wrong.err.count("\n")) == (1, 1)


def test_those_of_the_administrator_are_marked_and_stay(
    cli: Type, config: Callable[[str], None]
) -> None:
    config(f"c.ImportRun.repositories = [{{'name': 'course', 'url': '{URL}'}}]\n")
    listed = cli("repositories", "list").out.splitlines()
    assert listed[1].split() == ["course", "*", URL]
    assert listed[-1] == "* given by your administrator"
    refused = cli("repositories", "delete", "course")
    assert refused.status == 1
    assert "administrator gives" in refused.err


def test_one_is_connected_to_its_folder_and_taken_as_it_is_the_second_time(
    cli: Type, git_server: GitServer, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Repository.create(git_server.root, "lab/weather.git").commit({"a.txt": "a\n"})
    cli("repositories", "create", "w", f"{git_server.url}/lab/weather.git", "--folder=lab/w")
    connected = cli("repositories", "connect", "w", "--json").json
    assert connected["path"] == "lab/w"
    assert (root / "lab/w/a.txt").read_text() == "a\n"
    assert cli("repositories", "describe", "w", "--json").json["path"] == "lab/w"
    again = cli("repositories", "connect", "w")
    assert again.out.startswith(f"It is here already: {root / 'lab/w'}")
    assert again.err == ""
    monkeypatch.chdir(root / "lab/w")
    inside = cli("repositories", "connect", "w")
    assert inside.err == f"Below {root / 'lab'}, where this works.\n"
    assert inside.out == f"Imported: {root / 'lab/lab/w'} on branch main\n"
    cli("repositories", "delete", "w")
    assert (root / "lab/w/a.txt").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-x", URL], "letters, digits and dashes"),
        (["a b", URL], "letters, digits and dashes"),
        (["a", "https://ada:secret@gitlab.example.com/a/b.git"], "password"),
        (["a", "nothing"], ""),
        (["a", URL, "--branch", "a..b"], "branch"),
        (["a", URL, "--folder", "../a"], "folder"),
        (["a", URL, "--account=nobody@nowhere"], "no account"),
    ],
)
def test_what_cannot_be_kept_is_one_clear_sentence(cli: Type, words: list[str], said: str) -> None:
    refused = cli("repositories", "create", *(["--"] if words[0] == "-x" else []), *words)
    assert refused.status == 1
    assert said in refused.err
    assert "secret@" not in refused.err
    assert cli("repositories", "list").out == "There is no saved repository.\n"
