from __future__ import annotations

import fcntl
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.store.known_hosts import KnownHosts
from tests.cli.conftest import Type
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy

NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture
def upstream(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root, "lab/weather.git")
    repository.commit({"a.txt": "one\ntwo\n", "b.txt": "b\n"})
    return repository


@pytest.fixture
def url(git_server: GitServer) -> str:
    return f"{git_server.url}/lab/weather.git"


def test_a_repository_is_imported_followed_and_pulled(
    cli: Type, upstream: Repository, url: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = cli("import", url, "--name=w")
    assert (imported.status, imported.err) == (0, "")
    assert imported.out == f"Imported: {root / 'w'} on branch main\n"
    assert cli("status", "w").out.splitlines() == [
        f"{root / 'w'}  {url}",
        "  On branch main: nothing to push or pull.",
        "  No uncommitted changes.",
    ]
    assert cli("pull", "w").out == "Nothing new.\n"

    upstream.commit({"a.txt": "one\nTWO\n"})
    (root / "w/b.txt").write_text("mine\n")
    (root / "w/new\x1b[31m.txt").write_text("")
    monkeypatch.chdir(root / "w")
    pulled = cli("pull")
    assert pulled.out.splitlines() == [
        "1 new commit, 1 file changed.",
        "Your uncommitted changes were kept in 1 file.",
    ]
    assert cli("status").out.splitlines()[2:] == [
        "  2 uncommitted changes:",
        "    changed      b.txt",
        "    new          new\\x1b[31m.txt",
    ]
    status = cli("status", "b.txt", "--json").json
    assert (status["path"], status["changes_total"], status["behind"]) == ("w", 2, 0)


def test_a_conflict_names_the_files_and_says_how_to_go_on(
    cli: Type, upstream: Repository, url: str, root: Path
) -> None:
    cli("import", url)
    copy = WorkingCopy(root / "weather")
    copy._configure()
    copy.commit({"a.txt": "mine\n"})
    upstream.commit({"a.txt": "theirs\n"})
    refused = cli("pull", "weather")
    assert refused.status == 1
    assert "  a.txt" in refused.err.splitlines()
    assert "--on-conflict" in refused.err
    assert (root / "weather/a.txt").read_text() == "mine\n"
    assert cli("pull", "weather", "--json").error["code"] == "conflict"
    assert cli("pull", "weather", "--on-conflict=theirs").status == 0
    assert (root / "weather/a.txt").read_text() == "theirs\n"


def test_outside_of_a_repository_the_status_is_that_of_all(
    cli: Type, upstream: Repository, url: str, root: Path
) -> None:
    assert cli("status").out == "There is no repository here.\n"
    cli("import", url, "--name=one")
    (root / "deeper").mkdir()
    cli("import", url, "--folder=deeper", "--name=two", "--ref=main", "--history=none")
    found = cli("status", "--json").json["repositories"]
    assert [each["path"] for each in found] == ["deeper/two", "one"]
    assert cli("status", "deeper", "--json").json["repositories"][0]["branch"] == "main"
    (root / "one/.git/HEAD").unlink()
    broken = cli("status", "--json")
    assert (broken.status, [each["path"] for each in broken.json["problems"]]) == (1, ["one"])
    assert len(broken.json["repositories"]) == 1
    nowhere = cli("pull", ".")
    assert (nowhere.status, nowhere.err) == (1, f"{root} is in no repository.\n")


def test_a_notebook_is_imported_byte_for_byte(
    cli: Type, upstream: Repository, git_server: GitServer, root: Path
) -> None:
    upstream.commit({"One.ipynb": NOTEBOOK})
    address = f"{git_server.url}/lab/weather/-/blob/main/One.ipynb"
    assert cli("import", address, "--json").json["path"] == "One.ipynb"
    assert (root / "One.ipynb").read_text() == NOTEBOOK
    assert cli("import", address).out == f"Imported: {root / 'One_1.ipynb'}\n"
    named = cli("import", address, "--name=One.ipynb", "--if-exists=fail")
    assert named.err.splitlines()[-1] == "Choose another name."


def test_what_others_do_in_a_repository_is_waited_for(
    cli: Type, upstream: Repository, url: str, root: Path
) -> None:
    cli("import", url)
    upstream.commit({"b.txt": "new\n"})
    with open(root / "weather/.git/import-run.lock", "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        seen = []

        def let_go() -> None:
            seen.append((root / "weather/b.txt").read_text())
            fcntl.flock(file, fcntl.LOCK_UN)

        timer = threading.Timer(0.5, let_go)
        timer.start()
        pulled = cli("pull", "weather")
        timer.join()
    assert (seen, pulled.out) == (["b\n"], "1 new commit, 1 file changed.\n")


def test_files_are_published_to_a_saved_repository(
    cli: Type, upstream: Repository, url: str, root: Path
) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["out"]}
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": ["1"],
            "execution_count": 1, "outputs": [output]}  # fmt: skip
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (root / "One.ipynb").write_text(json.dumps(notebook))
    cli("repositories", "create", "weather", url)
    words = ("publish", "One.ipynb", "--preset=weather", "--folder=reports", "-m", "Monday",
             "--without-outputs", "--author=Ada <ada@example.org>")  # fmt: skip
    published = cli(*words)
    assert published.status == 0, published.err
    commit = upstream.rev_parse()
    assert published.out.splitlines()[0] == f"Published 1 file to main: {commit[:10]}"
    assert json.loads(upstream.files()["reports/One.ipynb"])["cells"][0]["outputs"] == []
    again = cli(*words)
    assert again.out == "All of it was there already as it is.\n"
    assert cli(*words, "--json").json["commit"] == commit
    missing = cli("publish", "no.txt", f"--url={url}", "-m", "x", "--author=Ada <a@example.org>")
    assert (missing.status, missing.out) == (1, "")


def test_the_administrators_rules_bind_here_too(
    cli: Type, config: Callable[[str], None], upstream: Repository, url: str, root: Path
) -> None:
    config("c.ImportRun.allowed_hosts = ['git.example.com']\n")
    refused = cli("import", url)
    assert refused.status == 1
    assert "administrator" in refused.err
    config(
        "c.ImportRun.private_hosts = ['127.0.0.1']\nc.ImportRun.lock_down_to_repositories=True\n"
        "c.ImportRun.repositories = [{'name': 'a', 'url': 'https://git.example.com/a.git'}]\n"
    )
    assert cli("import", url, "--json").error["data"]["reason"] == "not_offered"
    config("c.ImportRun.max_repositories = 'many'\n")
    wrong = cli("import", url)
    assert (wrong.status, wrong.err.count("\n")) == (1, 1)
    assert "max_repositories" in wrong.err
    assert list(root.iterdir()) == []


def test_a_private_host_is_allowed_here_and_taken_back(
    cli: Type, config: Callable[[str], None], upstream: Repository, url: str, root: Path
) -> None:
    config("")
    host = url.split("/")[2]
    refused = cli("import", url)
    assert f"jupyter import-run hosts allow {host}" in refused.err
    assert cli("hosts", "allow", host).out == f"{host}\n"
    assert cli("import", url).status == 0
    assert cli("hosts", "list", "--json").json == {"hosts": [{"host": host, "locked": False}]}
    assert cli("hosts", "forget", host).out == "No private host is allowed.\n"
    assert cli("pull", "weather").status == 1
    assert cli("hosts", "forget", host, "--json").error["code"] == "not_found"
    config("c.ImportRun.private_hosts = ['git.lab']\n")
    assert cli("hosts", "list").out == "git.lab  (given by your administrator)\n"
    assert cli("hosts", "forget", "git.lab", "--json").error["code"] == "forbidden"


def test_a_trusted_key_is_listed_and_taken_back(cli: Type, data: Path) -> None:
    data.mkdir(parents=True)
    keys = KnownHosts(data)
    keys.add("git.lab ssh-ed25519 AAAA")
    keys.add("[git.lab]:2222 ssh-ed25519 BBBB")
    assert "[git.lab]:2222  (key of its ssh server)" in cli("hosts", "list").out
    assert cli("hosts", "forget", "git.lab:2222").status == 0
    assert keys.path.read_text() == "git.lab ssh-ed25519 AAAA\n"
    assert cli("hosts", "forget", "git.lab").status == 0
    assert keys.names() == []
    assert cli("hosts", "forget", "git.lab").status == 1
