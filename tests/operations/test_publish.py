"""Files go to a branch of a repository that is not here: on top of it, and nothing else."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.config.settings import ProviderEntry
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations import publish as operation
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.services import Services
from jupyter_import_run.wire.publish import Publish, PublishResult
from tests.support.repositories import Content, Repository
from tests.support.services import make_services, perform
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy

pytestmark = pytest.mark.usefixtures("no_process_left")

AUTHOR = "Ada Example <ada@example.org>"
FIRST: dict[str, Content] = {"README.md": "read\n", "reports/old.txt": "old\n"}


@dataclass
class Publisher:
    """``remote`` is what the server has at ``url``; the person's files are below ``root``."""

    services: Services
    root: Path
    remote: Repository
    url: str

    def write(self, files: dict[str, Content]) -> None:
        for name, content in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content or b"")

    async def publish(self, *paths: str, **request: Any) -> PublishResult:
        request = {"url": self.url, "message": "Publish", "author": AUTHOR, **request}
        result = await perform(self.services, Publish(paths=list(paths), **request))
        assert isinstance(result, PublishResult)
        return result

    async def error(self, *paths: str, **request: Any) -> ImportRunError:
        """Of a publication that must fail; nothing has changed."""
        before = self.remote.git("for-each-ref")
        with pytest.raises(ImportRunError) as caught:
            await self.publish(*paths, **request)
        assert self.remote.git("for-each-ref") == before
        return caught.value

    async def nothing_is_left(self) -> None:
        """Nobody waits until the temporary folder is gone."""
        until = time.monotonic() + 5
        while any((self.services.data_folder / "work").iterdir()):
            assert time.monotonic() < until
            await asyncio.sleep(0.02)


@pytest.fixture
def publisher(tmp_path: Path, git_server: GitServer) -> Publisher:
    root = tmp_path / "root"
    root.mkdir()
    remote = Repository.create(git_server.root, "team/notes.git")
    services = make_services(root, tmp_path / "data")
    return Publisher(services, root, remote, f"{git_server.url}/team/notes.git")


def notebook(source: str, output: str = "[]") -> str:
    """One code cell, as JupyterLab writes it."""
    cell = f'{{"cell_type": "code", "id": "a", "metadata": {{}}, "source": ["{source}"], '
    cell += f'"execution_count": null, "outputs": {output}}}'
    return f'{{"cells": [{cell}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}\n'


def void(value: object) -> None:
    """For a function that is to answer nothing."""


async def test_files_and_folders_land_on_top_and_nothing_else_changes(
    publisher: Publisher,
) -> None:
    before = publisher.remote.commit(FIRST)
    publisher.write({"a.txt": "a\n", "run.sh": "#!/bin/sh\n", "data/x/1.csv": "1\n"})
    publisher.write({"data/2.csv": "2\n", "data/.secret": "s", "data/__pycache__/m.pyc": "p"})
    publisher.write({"data/.ipynb_checkpoints/1-checkpoint.csv": "1\n"})
    (publisher.root / "run.sh").chmod(0o755)
    result = await publisher.publish("a.txt", "run.sh", "data", folder="reports/", message="New \n")
    assert publisher.remote.files() == {
        "README.md": b"read\n",
        "reports/old.txt": b"old\n",
        "reports/a.txt": b"a\n",
        "reports/run.sh": b"#!/bin/sh\n",
        "reports/data/2.csv": b"2\n",
        "reports/data/x/1.csv": b"1\n",
    }
    assert (result.commit, result.branch, result.changed) == (
        publisher.remote.rev_parse(),
        "main",
        4,
    )
    assert publisher.remote.rev_parse("main~1") == before
    assert publisher.remote.git("ls-tree", "main", "reports/run.sh").startswith("100755")
    assert publisher.remote.git("log", "-1", "--format=%an <%ae>|%cn|%B") == (
        f"{AUTHOR}|Ada Example|New\n"
    )
    assert publisher.remote.git("fsck", "--strict") == ""
    await publisher.nothing_is_left()


async def test_a_single_one_gets_the_name_that_was_asked_for(publisher: Publisher) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"Untitled.ipynb": "{}", "data/1": "1\n"})
    await publisher.publish("Untitled.ipynb", name="report.ipynb")
    await publisher.publish("data", folder="a/b", name="c")
    await publisher.publish("", folder="all")
    files = publisher.remote.files().keys() - FIRST.keys()
    assert files == {"report.ipynb", "a/b/c/1", "all/Untitled.ipynb", "all/data/1"}
    assert (await publisher.error("data", "Untitled.ipynb", name="x")).code == "invalid_request"


async def test_outputs_stay_here_where_they_are_not_wanted(publisher: Publisher) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"n.ipynb": notebook("1", output="[1, 2]"), "n.txt": '"outputs": [1]'})
    await publisher.publish("n.ipynb", "n.txt", outputs=False)
    assert publisher.remote.show("main", "n.ipynb") == notebook("1").encode()
    assert publisher.remote.show("main", "n.txt") == b'"outputs": [1]'
    publisher.write({"n.ipynb": notebook("1", output="[3]")})
    again = await publisher.publish("n.ipynb", outputs=False)
    assert (again.changed, again.commit) == (0, publisher.remote.rev_parse())
    assert [warning.code for warning in again.warnings] == ["nothing_new"]
    assert (publisher.root / "n.ipynb").read_text() == notebook("1", output="[3]")
    await publisher.publish("n.ipynb")
    assert publisher.remote.show("main", "n.ipynb") == notebook("1", output="[3]").encode()


async def test_without_outputs_none_go_out_whatever_the_file_or_its_filter_is(
    publisher: Publisher,
) -> None:
    filters = "[attr]nb filter=x\n*.ipynb filter=nbstripout\nm.ipynb nb\n"
    publisher.remote.commit({**FIRST, ".gitattributes": filters})
    whole = notebook("1", output="[1, 2]")
    odd = {"bom": "\ufeff" + whole, "cut": whole[:-2], "merge": "<<<<<<< HEAD\n" + whole}
    odd["escaped"] = whole.replace("outputs", r"outp\u0075ts")
    odd["twice"] = odd["escaped"].replace("[1, 2]", '[1, 2], "outputs": []')
    odd["old"] = whole.replace('"cells"', '"worksheets": [{"cells"').replace("}], ", "}]}], ", 1)
    publisher.write({f"{name}.ipynb": content for name, content in odd.items()})
    publisher.write({"n.ipynb": whole, "m.ipynb": whole, "empty.ipynb": "\n"})
    (publisher.root / "d").mkdir()
    (publisher.root / "d" / "link.txt").symlink_to("../n.ipynb")
    await publisher.publish("n.ipynb", "m.ipynb", "d", "empty.ipynb", outputs=False)
    await publisher.publish("n.ipynb", name="n.json", outputs=False)
    for name in ("n.ipynb", "m.ipynb", "n.json", "d/link.txt"):
        assert publisher.remote.show("main", name) == notebook("1").encode(), name
    files = [f"{name}.ipynb" for name in odd]
    error = await publisher.error("n.ipynb", *files, folder="o", outputs=False)
    assert error.data["reason"] == "outputs_kept"
    assert error.data["paths"] == sorted(f"o/{name}" for name in files)


def pushing(
    publisher: Publisher, start_git_server: Callable[..., GitServer], push: Callable[[int], None]
) -> None:
    """From now on ``push(number)`` is done whenever the server is about to be pushed to."""
    number = 0

    def on_request(request: Any) -> None:
        nonlocal number
        if request.uri.endswith("/info/refs?service=git-receive-pack"):
            number += 1
            push(number)

    publisher.url = f"{start_git_server(on_request=on_request).url}/team/notes.git"


async def test_what_others_push_in_between_stays_below_it(
    publisher: Publisher,
    start_git_server: Callable[..., GitServer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(operation, "PAUSE", 0)
    publisher.remote.commit({**FIRST, ".gitattributes": "*.txt text\n"})

    def push(number: int) -> None:
        if number < 3:
            publisher.remote.commit(
                {f"theirs-{number}": "t\n", ".gitattributes": f"*.txt text\n#{number}\n"}
            )

    pushing(publisher, start_git_server, push)
    publisher.write({"a.txt": "mine\r\n"})
    result = await publisher.publish("a.txt", folder="reports")
    assert result.commit == publisher.remote.rev_parse()
    assert publisher.remote.show("main", "reports/a.txt") == b"mine\n"
    assert publisher.remote.show("main", "theirs-2") == b"t\n"
    assert publisher.remote.git("rev-list", "--count", "main") == "4"


async def test_a_branch_that_never_stands_still_is_given_up(
    publisher: Publisher,
    start_git_server: Callable[..., GitServer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(operation, "PAUSE", 0)
    monkeypatch.setattr(operation, "TRIES", 3)
    publisher.remote.commit(FIRST)
    pushing(publisher, start_git_server, lambda n: void(publisher.remote.commit({"x": str(n)})))
    publisher.write({"a.txt": "mine\n"})
    with pytest.raises(ImportRunError) as caught:
        await publisher.publish("a.txt")
    assert (caught.value.code, caught.value.data["reason"]) == ("push_rejected", "branch_moves")
    assert "a.txt" not in publisher.remote.files()
    assert publisher.remote.git("rev-list", "--count", "main") == str(1 + operation.TRIES)


async def test_commits_that_others_take_back_in_between_do_not_return(
    publisher: Publisher,
    start_git_server: Callable[..., GitServer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(operation, "PAUSE", 0)
    main = publisher.remote.commit(FIRST)
    publisher.remote.commit({"leaked": "s\n"}, branch="dev", start=main)

    def push(number: int) -> None:
        if number == 1:
            publisher.remote.delete_branch("dev")

    pushing(publisher, start_git_server, push)
    publisher.write({"a.txt": "mine\n"})
    result = await publisher.publish("a.txt", branch="dev")
    assert publisher.remote.rev_parse("dev") == result.commit
    assert publisher.remote.rev_parse("dev~1") == main


async def test_an_empty_repository_begins_with_the_branch_that_its_clones_look_for(
    publisher: Publisher, git_server: GitServer
) -> None:
    publisher.remote = Repository.create(git_server.root, "team/trunk.git", "trunk")
    publisher.url = f"{git_server.url}/team/trunk.git"
    publisher.write({"a.txt": "a\n"})
    assert (await publisher.publish("a.txt")).branch == "trunk"
    assert publisher.remote.files("HEAD") == {"a.txt": b"a\n"}
    await publisher.nothing_is_left()


@pytest.mark.parametrize("branch", [None, "größer/x.y"])
async def test_an_empty_repository_gets_its_first_commit(
    publisher: Publisher, branch: str | None
) -> None:
    publisher.write({"a.txt": "a\n"})
    result = await publisher.publish("a.txt", branch=branch)
    assert result.branch == (branch or "main")
    assert publisher.remote.files(result.branch) == {"a.txt": b"a\n"}
    assert publisher.remote.git("rev-list", "--parents", result.branch) == result.commit


async def test_after_a_protected_branch_it_goes_to_a_new_one(publisher: Publisher) -> None:
    publisher.services = make_services(
        publisher.root,
        publisher.services.data_folder,
        providers=(ProviderEntry(publisher.url.split("/")[2], "gitlab"),),
    )
    main = publisher.remote.commit(FIRST)
    publisher.remote.commit({"other": "o\n"}, branch="other")
    hook = publisher.remote.path / "hooks" / "update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ] || { echo GH006 >&2; exit 1; }\n')
    hook.chmod(0o755)
    publisher.write({"a.txt": "a\n"})
    assert (await publisher.error("a.txt")).code == "branch_protected"
    result = await publisher.publish("a.txt", branch="fix/1")
    assert publisher.remote.rev_parse("fix/1~1") == main
    assert publisher.remote.rev_parse("main") == main
    page = publisher.url.removesuffix(".git")
    assert result.web_url == f"{page}/-/commit/{result.commit}"
    assert result.merge_request_url is not None
    assert result.merge_request_url.startswith(f"{page}/-/merge_requests/new?")
    assert "fix%2F1" in result.merge_request_url
    again = await publisher.publish("a.txt", branch="fix/1", folder="b")
    assert publisher.remote.rev_parse("fix/1~1") == result.commit != again.commit


async def test_names_that_are_anything_but_names_arrive_as_they_are(publisher: Publisher) -> None:
    publisher.remote.commit(FIRST)
    names = [
        "-rf",
        "a\nb",
        "$(id)",
        "x'\"\\y",
        ":(top)z",
        "\x1b[31m",
        "r\u202elgpj",
        "*",
        "é",
        "e\u0301",
    ]
    publisher.write({f"odd/{name}": name for name in names})
    (publisher.root / "odd" / os.fsdecode(b"caf\xe9")).write_text("bytes")
    twins = [f"-x/$y/odd/{name}" for name in names[-2:]]
    await publisher.publish("odd", folder="-x/$y", confirmed=twins)
    files = {name: content for name, content in publisher.remote.files().items() if "odd" in name}
    assert files == {
        **{f"-x/$y/odd/{name}": name.encode() for name in names},
        f"-x/$y/odd/{os.fsdecode(bytes([99, 97, 102, 0xE9]))}": b"bytes",
    }


async def test_links_bring_what_they_lead_to_and_never_leave_the_root(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"shared/x.csv": "x\n", ".hidden/y": "y", "data/1": "1\n"})
    (tmp_path / "outside").write_text("private")
    data = publisher.root / "data"
    (data / "x.csv").symlink_to("../shared/x.csv")
    for name, target in {
        "out": tmp_path / "outside",
        "hidden": publisher.root / ".hidden" / "y",
        "folder": publisher.root / "shared",
        "loop": data,
        "gone": "nowhere",
    }.items():
        (data / name).symlink_to(target)
    os.mkfifo(data / "pipe")
    result = await publisher.publish("data")
    assert publisher.remote.files().keys() - FIRST.keys() == {"data/1", "data/x.csv"}
    assert publisher.remote.git("ls-tree", "main", "data/x.csv").startswith("100644")
    (warning,) = result.warnings
    left_out = [f"data/{name}" for name in ("folder", "gone", "hidden", "loop", "out")]
    assert (warning.code, sorted(warning.data["paths"])) == ("links_left_out", left_out)


async def test_what_cannot_be_published_says_why(publisher: Publisher, tmp_path: Path) -> None:
    publisher.remote.commit({**FIRST, "file": "f\n", "folder/x": "x\n"})
    publisher.write({"a.txt": "a\n", "b/a.txt": "b\n", "file/1": "1", "folder": "f\n"})
    publisher.write({"d/git~1": "g\n", "d/x": "x\n", ".ssh/id": "secret"})
    (publisher.root / "key").symlink_to(".ssh/id")
    (publisher.root / "keys").symlink_to(".ssh")
    (publisher.root / "empty").mkdir()
    (publisher.root / "out").symlink_to(tmp_path)
    for paths, more, code, reason in [
        (["nowhere"], {}, "not_found", None),
        (["../x"], {}, "invalid_request", None),
        (["out"], {}, "invalid_request", None),
        ([".hidden"], {}, "invalid_request", None),
        (["key"], {}, "invalid_request", None),
        (["keys"], {}, "invalid_request", None),
        (["d"], {}, "invalid_request", "impossible_name"),
        (["a.txt"], {"name": "git~1/x"}, "invalid_request", "impossible_name"),
        (["a.txt"], {"folder": "git~1", "branch": "new"}, "invalid_request", "impossible_name"),
        (["empty"], {}, "invalid_request", "nothing_to_publish"),
        ([], {}, "invalid_request", "nothing_to_publish"),
        (["a.txt", "b/a.txt"], {}, "invalid_request", "same_name"),
        (["a.txt"], {"folder": "../x"}, "invalid_request", None),
        (["a.txt"], {"folder": "x/.GIT/hooks"}, "invalid_request", None),
        (["a.txt"], {"name": ".git"}, "invalid_request", None),
        (["a.txt"], {"folder": "file"}, "exists", "file_in_the_way"),
        (["file"], {}, "exists", "file_in_the_way"),
        (["folder"], {}, "exists", "folder_in_the_way"),
        (["a.txt"], {"branch": "main/x"}, "exists", "branch_in_the_way"),
        (["a.txt"], {"branch": "-x"}, "invalid_request", None),
        (["a.txt"], {"branch": "a..b"}, "invalid_request", None),
        (["a.txt"], {"branch": "refs/heads/main"}, "invalid_request", None),
        (["a.txt"], {"message": " \n"}, "invalid_request", "empty_message"),
        (["a.txt"], {"author": None}, "invalid_request", "author_missing"),
        (["a.txt"], {"url": None}, "invalid_request", None),
        (["a.txt"], {"url": "file:///etc"}, "invalid_url", "local_path"),
        (["a.txt"], {"url": "http://10.1.2.3/x.git"}, "address_forbidden", "private"),
    ]:
        error = await publisher.error(*paths, **more)
        assert (error.code, error.data.get("reason")) == (code, reason), (paths, more, error)


async def test_a_saved_repository_says_what_the_request_leaves_open(publisher: Publisher) -> None:
    publisher.remote.commit({"x": "x\n"}, branch="dev")
    publisher.services.presets.add(SavedRepository(name="notes", url=publisher.url, branch="dev"))
    publisher.write({"a.txt": "a\n"})
    assert (await publisher.publish("a.txt", url=None, preset="notes")).branch == "dev"
    error = await publisher.error("a.txt", url=None, preset="others")
    assert (error.code, error.data["reason"]) == ("not_found", "no_preset")


@pytest.mark.parametrize(
    ("settings", "code", "reason"),
    [
        ({"lock_down_to_repositories": True}, "forbidden", "not_offered"),
        ({"min_free_bytes": 1 << 60}, "disk_full", None),
    ],
)
async def test_what_the_administrator_decided_holds(
    publisher: Publisher, settings: dict[str, Any], code: str, reason: str | None
) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"a.txt": "a\n"})
    data = publisher.services.data_folder
    publisher.services = make_services(publisher.root, data, **settings)
    error = await publisher.error("a.txt")
    assert (error.code, error.data.get("reason")) == (code, reason)


async def test_secrets_are_asked_about_and_go_where_they_are_confirmed(
    publisher: Publisher,
) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"token.json": "{}", "a.py": f"t = 'ghp_{'x' * 36}'\n"})
    error = await publisher.error("token.json", "a.py", folder="p")
    assert error.data["reason"] == "needs_confirmation"
    warned = [(each["path"], each["what"]) for each in error.data["warnings"]]
    assert sorted(warned) == [("p/a.py", "token"), ("p/token.json", "secret_name")]
    await publisher.publish("token.json", "a.py", folder="p", confirmed=["p/a.py", "p/token.json"])
    assert "p/token.json" in publisher.remote.files()
    publisher.write({"a.py": f"t = 'ghp_{'y' * 36}'\n"})
    error = await publisher.error("a.py", folder="p")
    assert [each["path"] for each in error.data["warnings"]] == ["p/a.py"]


async def test_such_names_are_asked_about(publisher: Publisher) -> None:
    publisher.remote.commit(FIRST)
    publisher.write({"c/A.txt": "1", "c/a.txt": "2", "c/readme.md": "3"})
    names = ["A.txt", "a.txt", "readme.md"]
    error = await publisher.error("c", name="")
    assert [(each["path"], each["what"]) for each in error.data["warnings"]] == [
        (name, "twin_name") for name in names
    ]
    await publisher.publish("c", name="", confirmed=names)
    assert publisher.remote.files().keys() == {*FIRST, *names}


async def test_files_are_kept_as_the_repository_wants_them(publisher: Publisher) -> None:
    attributes: dict[str, Content] = {
        ".gitattributes": "*.txt text\n*.wide working-tree-encoding=UTF-16\n",
        "big/.gitattributes": "*.bin filter=lfs\n",
    }
    publisher.remote.commit({**FIRST, **attributes})
    publisher.write({"a.txt": "a\r\nb\r\n", "x.bin": "x"})
    await publisher.publish("a.txt", "x.bin", folder="reports")
    assert publisher.remote.show("main", "reports/a.txt") == b"a\nb\n"
    error = await publisher.error("x.bin", folder="big")
    assert (error.code, error.data["reason"]) == ("unsupported", "kept_in_lfs")
    error = await publisher.error("a.txt", name="b c.wide")
    assert (error.code, error.data["reason"], error.data["path"]) == (
        *("unsupported", "file_encoding"),
        "b c.wide",
    )
    publisher.write({"attributes": "*.txt -text\n"})
    await publisher.publish("attributes", folder="reports", name=".gitattributes")
    assert publisher.remote.show("main", "reports/.gitattributes") == b"*.txt -text\n"


async def test_what_others_keep_there_is_not_fetched(
    publisher: Publisher, git_server: GitServer, throttle: Callable[..., ThrottlingProxy]
) -> None:
    publisher.remote.commit(FIRST)
    publisher.remote.commit_large(2, files=2)
    before = publisher.remote.files()
    proxy = throttle(git_server.port)
    publisher.url = f"{proxy.url}/team/notes.git"
    publisher.write({"large-0.bin": before["large-0.bin"][:100_000] + b"mine"})
    await publisher.publish("large-0.bin")
    assert proxy.passed < 20_000
    assert publisher.remote.files().keys() == before.keys()


@pytest.mark.parametrize("phase", ["tip", "push"])
async def test_a_silent_server_is_left_within_a_second(
    publisher: Publisher,
    git_server: GitServer,
    throttle: Callable[..., ThrottlingProxy],
    phase: str,
) -> None:
    before = publisher.remote.commit(FIRST)
    proxy = throttle(git_server.port)
    publisher.url = f"{proxy.url}/team/notes.git"
    publisher.write({"a.txt": "a\n"})
    if phase == "push":
        await publisher.publish("a.txt", folder="first")
        before, whole = publisher.remote.rev_parse(), proxy.passed
        proxy.disturb(Disturbance(silent_after=whole - 200))
    else:
        proxy.disturb(Disturbance(silent_after=0))
    task = asyncio.ensure_future(publisher.publish("a.txt"))
    await asyncio.sleep(1.5)
    assert not task.done()
    begin = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - begin < 1.2
    assert phase == "push" or publisher.remote.rev_parse() == before
    await publisher.nothing_is_left()


async def test_a_connection_that_breaks_is_tried_again_with_the_same_request(
    publisher: Publisher, git_server: GitServer, throttle: Callable[..., ThrottlingProxy]
) -> None:
    publisher.remote.commit(FIRST)
    proxy = throttle(git_server.port)
    publisher.url = f"{proxy.url}/team/notes.git"
    publisher.write({"a.txt": "a\n"})
    proxy.disturb(Disturbance(reset_after=1500))
    assert (await publisher.error("a.txt")).code == "network"
    proxy.disturb()
    await publisher.publish("a.txt")
    assert "a.txt" in publisher.remote.files()
