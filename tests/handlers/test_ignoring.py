"""Files that git is not to show any more, and what a person wrote before, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from tests.support.jobs import Fetch
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def copy(jp_root_dir: Path) -> WorkingCopy:
    return WorkingCopy.create(jp_root_dir / "copy", {"a.txt": "a\n"})


@pytest.fixture
def ignore(jp_fetch: Fetch) -> Callable[..., Awaitable[Any]]:
    async def post(*patterns: str) -> Any:
        path = "import-run/repositories/ignore"
        body = json.dumps({"patterns": patterns})
        answer = await jp_fetch(*path.split("/"), method="POST", body=body, params={"path": "copy"})
        return json.loads(answer.body)

    return post


Ignore = Callable[..., Awaitable[Any]]


NAMES = (
    *("x.log", "a[b]*?.txt", "#hash", "!bang", "ends in blanks  ", "back\\slash", "two\nlines"),
    *("-dash", "grüße", "caf\udce9", "folder/", "in/folder/x"),
)


async def test_any_name_can_be_ignored_and_no_other_is(ignore: Ignore, copy: WorkingCopy) -> None:
    files = {name: f"{name}x" if name.endswith("/") else name for name in NAMES}
    copy.write(dict.fromkeys((*files.values(), "axb*.txt", "other/x.log", "x"), "x\n"))
    expected = set()
    for name, file in files.items():
        await ignore(name.replace("\udce9", "\\udce9"))
        expected.add(file)
        ignored = copy.git("ls-files", "-z", "--others", "--ignored", "--exclude-standard")
        assert set(ignored.split("\0")[:-1]) == expected


async def test_a_line_is_added_once_and_the_others_stay(ignore: Ignore, copy: WorkingCopy) -> None:
    copy.write({".gitignore": "*.log\r\nbuild"})
    assert await ignore("x", "y/") == {"added": ["/x", "/y/"], "tracked": []}
    assert await ignore("x") == {"added": [], "tracked": []}
    assert copy.files()[".gitignore"] == b"*.log\r\nbuild\r\n/x\r\n/y/\r\n"


async def test_files_that_git_keeps_already_are_told(ignore: Ignore, copy: WorkingCopy) -> None:
    copy.commit({"folder/b.txt": "b\n"})
    assert (await ignore("a.txt", "folder/", "new"))["tracked"] == ["a.txt", "folder/"]


async def test_nothing_outside_is_written(
    ignore: Ignore, copy: WorkingCopy, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine\n")
    (copy.folder / ".gitignore").symlink_to(outside)
    for name in ("x", "../x", ".git/config", ""):
        with pytest.raises(HTTPClientError):
            await ignore(name)
    assert outside.read_text() == "mine\n"


async def messages(jp_fetch: Fetch) -> Any:
    path = "import-run/repositories/messages"
    return json.loads((await jp_fetch(*path.split("/"), params={"path": "copy"})).body)


async def test_a_persons_own_messages_are_told_newest_first(
    jp_fetch: Fetch, copy: WorkingCopy
) -> None:
    for number in range(12):
        copy.commit({"a.txt": f"{number}\n"}, f"Mine {number}\n\nBody {number}")
    copy.git("commit", "--quiet", "--allow-empty", "-m", "Theirs", "--author=E <e@x>")
    copy.git("commit", "--quiet", "--allow-empty", "-m", "Mine 11\n\nBody 11")
    found = await messages(jp_fetch)
    assert found["messages"] == [f"Mine {n}\n\nBody {n}" for n in range(11, 1, -1)]
    assert found["author"] == {
        "name": "Ada Example",
        "email": "ada@example.org",
        "source": "repository",
    }


async def test_where_git_knows_nobody_something_is_suggested(
    jp_fetch: Fetch, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "grace@example.org")
    copy.git("config", "--remove-section", "user")
    found = await messages(jp_fetch)
    assert (found["messages"], found["author"]) == ([], None)
    assert found["suggested_email"] == "grace@example.org"
    copy.git("config", "--global", "user.name", "Grace")
    copy.git("config", "--global", "user.email", "g@example.org")
    found = await messages(jp_fetch)
    assert found["author"] == {"name": "Grace", "email": "g@example.org", "source": "person"}


async def test_a_repository_without_commits_has_no_messages(
    jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    WorkingCopy.create(jp_root_dir / "copy")
    assert (await messages(jp_fetch))["messages"] == []
