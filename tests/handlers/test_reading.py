"""Status, branches, history and differences over HTTP, and what is remembered of a repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from tests.support.jobs import Fetch
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def copy(jp_root_dir: Path) -> WorkingCopy:
    copy = WorkingCopy.create(jp_root_dir / "copy", {"a.txt": "a\n"})
    copy.git("remote", "add", "origin", "https://me:secret@gitlab.com/group/sub/project.git")
    return copy


async def get(jp_fetch: Fetch, what: str, **query: str) -> Any:
    # Not by "params": Tornado would not say the bytes of a name as a browser does.
    path = f"import-run/repositories{what}"
    answer = await jp_fetch(*path.split("/"), params=query)
    return json.loads(answer.body)


async def test_the_status_says_where_a_repository_stands(
    jp_fetch: Fetch, copy: WorkingCopy
) -> None:
    copy.git("switch", "--quiet", "--create", "fix/rel-1.2")
    copy.write({"a.txt": "b\n", "new.txt": "n\n"})
    status = await get(jp_fetch, "/status", path="copy")
    assert (status["path"], status["branch"], status["state"]) == ("copy", "fix/rel-1.2", "dirty")
    assert status["commit"] == copy.head
    assert [(each["path"], each["status"]) for each in status["changes"]] == [
        ("a.txt", "modified"),
        ("new.txt", "untracked"),
    ]
    assert status["url"] == "https://gitlab.com/group/sub/project.git"
    assert status["web"]["branch"] == "https://gitlab.com/group/sub/project/-/tree/fix/rel-1.2"
    assert "secret" not in json.dumps(status)


async def test_a_folder_without_a_repository_is_not_found(jp_fetch: Fetch) -> None:
    for what in ("status", "branches", "log", "commit", "diff"):
        with pytest.raises(HTTPClientError) as caught:
            await get(jp_fetch, f"/{what}", path="nowhere", file="f", commit="0" * 40)
        assert caught.value.code == 404


async def test_everything_that_was_committed_can_be_read(
    jp_fetch: Fetch, copy: WorkingCopy
) -> None:
    head = copy.commit({"a.txt": "b\n"}, "Second")
    [branch] = (await get(jp_fetch, "/branches", path="copy"))["branches"]
    assert (branch["name"], branch["commit"], branch["current"]) == ("main", head, True)
    log = await get(jp_fetch, "/log", path="copy", file="a.txt")
    assert [each["subject"] for each in log["commits"]] == ["Second", "First"]
    detail = await get(jp_fetch, "/commit", path="copy", commit=head)
    assert detail["files"] == [{"path": "a.txt", "status": "modified", "origin": None}]
    diff = await get(jp_fetch, "/diff", path="copy", file="a.txt", commit=head)
    assert [line["text"] for line in diff["hunks"][0]["lines"]] == ["a", "b"]


NAMES = (
    "-leading dash",
    " spaces at both ends ",
    "new\nline",
    "tab\tand\x1b[31mcolour",
    "right\u202eto left",
    "100%\"'quotes\\",
    "caf\udce9 in latin-1",
    "\\udce9 written",
    "f:o*[o]?",
    "日本語/ordner/é",
)


async def test_a_name_that_was_shown_can_be_asked_for(jp_fetch: Fetch, copy: WorkingCopy) -> None:
    for number, name in enumerate(NAMES):
        copy.commit({name: f"first {number}\n"}, f"Add {number}")
        copy.write({name: "second\n"})
        [change] = (await get(jp_fetch, "/status", path="copy"))["changes"]
        diff = await get(jp_fetch, "/diff", path="copy", file=change["path"])
        assert diff["path"] == change["path"]
        lines = [line["text"] for line in diff["hunks"][0]["lines"]]
        assert lines == [f"first {number}", "second"]
        [commit] = (await get(jp_fetch, "/log", path="copy", file=change["path"]))["commits"]
        assert commit["subject"] == f"Add {number}"
        [file] = (await get(jp_fetch, "/commit", path="copy", commit=commit["id"]))["files"]
        assert file["path"] == change["path"]
        copy.git("reset", "--quiet", "--hard")


async def test_a_file_outside_is_not_shown(jp_fetch: Fetch, copy: WorkingCopy) -> None:
    for file in ("", "/etc/passwd", "../x", "a/../../x", ".git/config", "a//b"):
        with pytest.raises(HTTPClientError) as caught:
            await get(jp_fetch, "/diff", path="copy", file=file)
        assert caught.value.code == 400, file


class TestRemembered:
    async def patch(self, jp_fetch: Fetch, **patch: Any) -> Any:
        answer = await jp_fetch(
            "import-run",
            "repositories",
            method="PATCH",
            params={"path": "copy"},
            body=json.dumps(patch),
        )
        return json.loads(answer.body)

    async def test_a_hidden_repository_leaves_the_list(
        self, jp_fetch: Fetch, copy: WorkingCopy
    ) -> None:
        assert (await self.patch(jp_fetch, hidden=True))["hidden"] is True
        assert (await get(jp_fetch, ""))["repositories"] == []
        [found] = (await get(jp_fetch, "", hidden="true"))["repositories"]
        assert (found["path"], found["hidden"]) == ("copy", True)
        await self.patch(jp_fetch, hidden=False)
        assert [each["hidden"] for each in (await get(jp_fetch, ""))["repositories"]] == [False]

    async def test_one_that_cannot_be_worked_with_can_be_hidden(
        self, jp_fetch: Fetch, copy: WorkingCopy
    ) -> None:
        copy.git("config", "core.bare", "true")
        await self.patch(jp_fetch, hidden=True)
        assert (await get(jp_fetch, ""))["repositories"] == []

    async def test_trust_is_given_and_withdrawn(self, jp_fetch: Fetch, copy: WorkingCopy) -> None:
        assert (await get(jp_fetch, "/status", path="copy"))["trusted"] is False
        await self.patch(jp_fetch, trusted=True)
        assert (await get(jp_fetch, "/status", path="copy"))["trusted"] is True
        await self.patch(jp_fetch, trusted=False)
        assert (await get(jp_fetch, "/status", path="copy"))["trusted"] is False

    async def test_what_is_left_out_stays(self, jp_fetch: Fetch, copy: WorkingCopy) -> None:
        await self.patch(jp_fetch, strip_outputs=True)
        await self.patch(jp_fetch, hidden=True)
        assert (await get(jp_fetch, "/status", path="copy"))["strip_outputs"] is True

    async def test_a_folder_without_a_repository_is_not_found(self, jp_fetch: Fetch) -> None:
        with pytest.raises(HTTPClientError) as caught:
            await self.patch(jp_fetch, hidden=True)
        assert caught.value.code == 404
