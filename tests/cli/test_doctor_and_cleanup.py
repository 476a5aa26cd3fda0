from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.store.workspace import Workspaces
from tests.cli.conftest import Type
from tests.support.repositories import Repository


def checked(cli: Type) -> dict[str, str]:
    """State by name of what the doctor looked at."""
    return {each["name"]: each["state"] for each in cli("doctor", "--json").json["checks"]}


def test_a_sound_machine_is_called_sound_and_nothing_is_left_of_looking(
    cli: Type, data: Path
) -> None:
    said = cli("doctor")
    assert (said.status, said.err) == (0, "")
    assert "WRONG" not in said.out
    assert {"Git", "Network", "Records", "Accounts", "Hub", "Proxy", "Disk"} <= checked(cli).keys()
    assert cli("doctor", "--json").json["ok"]
    assert not data.exists()


def test_each_fault_is_named_with_what_to_mend(
    cli: Type, config: Callable[[str], None], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "accounts").mkdir(parents=True)
    (data / "presets.json").write_text('{"version": 99, "data": {}}')
    (data / "hosts.json.corrupt").write_text("{")
    (data / "accounts/gitconfig").write_text("[credential\n")
    config(f"c.ImportRun.min_free_bytes = {10**18}\nc.ImportRun.use_proxy = True\n"
           "c.ImportRun.account_store = 'nowhere.Store'\n")  # fmt: skip
    said = cli("doctor")
    assert said.status == 1
    assert checked(cli) == {
        "Git": "good",
        "ssh": "good",
        "Network": "good",
        "Proxy": "wrong",
        "Records": "wrong",
        "Saved": "good",
        "Accounts": "wrong",
        "Terminals": "wrong",
        "Hub": "good",
        "Disk": "wrong",
        "Leftovers": "good",
    }
    (data / "presets.json").unlink()
    config("")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert checked(cli)["Records"] == "note"
    assert checked(cli)["Proxy"] == "note"
    monkeypatch.setenv("PATH", str(data))
    assert checked(cli)["Git"] == "wrong"
    assert "Install git" in cli("doctor").out


def test_a_saved_repository_that_was_written_wrong_by_hand_is_spoken_of(
    cli: Type, data: Path
) -> None:
    cli("repositories", "create", "w", "https://git.example.com/w.git")
    file = data / "presets.json"
    file.write_text(file.read_text().replace('"url"', '"folder": "../w", "url"'))
    for listed in ("repositories list", "list-code-repositories"):
        said = cli(*listed.split())
        assert said.status == 1
        assert "The saved repository w is left out: A folder stays below" in said.err
        assert str(file) in said.err
    problem = cli("repositories", "list", "--json").json["problem"]
    assert (problem["code"], problem["data"]["reason"]) == ("invalid_request", "left_out")
    assert checked(cli)["Saved"] == "wrong"
    assert "jupyter import-run repositories delete w" in cli("doctor").out
    cli("repositories", "update", "w", "--folder", "w")
    assert checked(cli)["Saved"] == "good"


def test_a_wrong_configuration_is_one_line(cli: Type, config: Callable[[str], None]) -> None:
    config("c.ImportRun.private_hosts = ['a b']\n")
    said = cli("doctor")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "c.ImportRun.private_hosts" in said.err


def test_all_that_is_kept_outside_is_shown_and_removed_after_a_yes(
    cli: Type, data: Path, root: Path, git_server: GitServer
) -> None:
    Repository.create(git_server.root, "w.git").commit({"a.txt": "a\n"})
    assert cli("cleanup").out == "Nothing is kept outside of repositories.\n"
    cli("import", f"{git_server.url}/w.git")
    cli("repositories", "create", "w", f"{git_server.url}/w.git")
    account = Account(new_id(), "https://git.example.com", "gitlab", "token", "ada", "ada")
    Accounts(data, Configured(account_store="files")).put(account, Secret("the-token"))
    left = Workspaces(data).make(root)
    record = next((data / "work").glob("*.json"))
    record.write_text(record.read_text().replace('"server":', '"server":4194305,"was":'))

    shown = cli("cleanup")
    assert (shown.status, shown.out) == (1, "Nothing was removed.\n")
    assert "saved repositories" in shown.err
    assert str(left.folder) in shown.err
    assert "other records" not in shown.err
    assert "the-token" not in shown.err
    document = cli("cleanup", "--json").json
    assert not document["removed"]
    assert str(data / "accounts") in {each["place"] for each in document["kept"]}
    assert cli("cleanup", "--yes").out == "Removed.\n"
    assert not data.exists()
    assert [each.name for each in root.iterdir()] == ["w"]
    assert (root / "w/a.txt").exists()


def test_a_folder_that_was_moved_aside_stays_and_can_be_restored(
    cli: Type, data: Path, root: Path
) -> None:
    from jupyter_import_run.store.kept_folders import KeptFolder, KeptFolders
    from jupyter_import_run.wire.snapshots import Snapshot

    folder = root / ".import-run-kept-1"
    folder.mkdir()
    (folder / "work.txt").write_text("a day's work")
    data.mkdir(parents=True)
    snapshot = Snapshot(
        id="1", path="w", created="2026-11-21T00:00:00Z", cause="reclone", branch="main",
        commit=None, files=1, bytes=12,
    )  # fmt: skip
    kept = KeptFolder(snapshot=snapshot, folder=str(folder), original=str(root / "w"), lineage="l")
    KeptFolders(data).remember(kept)
    (data / "hosts.json").write_text("{}")

    assert "(stays)" in cli("cleanup", "--yes").err
    assert (folder / "work.txt").exists()
    assert [each.name for each in data.iterdir()] == ["kept-folders.json"]
    assert KeptFolders(data).find("1") is not None
    cli("cleanup", "--yes", "--with-kept-folders")
    assert not folder.exists()
    assert not data.exists()


def test_nothing_is_removed_while_something_is_being_imported(
    cli: Type, data: Path, root: Path
) -> None:
    working = Workspaces(data).make(root)
    refused = cli("cleanup", "--yes", "--json")
    assert (refused.status, refused.error["code"]) == (1, "busy")
    assert working.folder.exists()
    working.remove()
