"""``POST links``, the badge's picture, and nbgitpuller's links at their own address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_import_run.sources import parse
from tests.support.jobs import Fetch
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy

PAGE = "https://github.com/group/project"
STRANGER = {"Authorization": ""}


@pytest.fixture
def jp_server_config(jp_server_config: dict[str, Any]) -> dict[str, Any]:
    jp_server_config["ServerApp"]["allow_unauthenticated_access"] = False
    jp_server_config["ImportRun"] |= {
        "badge_target": "https://hub.example.org/hub",
        "git_pull_links": True,
        "trusted_link_sources": ["https://github.com/group"],
    }
    return jp_server_config


async def test_anybody_may_see_the_picture_and_need_not_ask_again(
    jp_fetch: Fetch, jp_serverapp: Any
) -> None:
    async def ask(**options: Any) -> Any:
        headers = {**STRANGER, **options.pop("headers", {})}
        return await jp_fetch("import-run", "badge.svg", headers=headers, **options)

    answer = await ask()
    known = await jp_fetch("import-run", "badge.svg")
    stale = await ask(headers={"Cookie": "username-localhost=x", "Origin": "https://evil.example"})
    for each in (answer, known, stale):
        # Whoever keeps it for all would keep these with it.
        assert not {"Set-Cookie", "Access-Control-Allow-Origin"} & set(each.headers)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.body.startswith(b"<svg ")
    assert (await ask(method="HEAD")).headers["Etag"] == answer.headers["Etag"]
    with pytest.raises(HTTPClientError) as caught:
        await ask(headers={"If-None-Match": answer.headers["Etag"]})
    assert caught.value.code == 304


async def test_a_link_is_made_and_means_what_it_was_made_for(
    jp_fetch: Fetch, jp_root_dir: Path, tmp_path: Path
) -> None:
    async def post(route: str, **body: Any) -> Any:
        answer = await jp_fetch("import-run", route, method="POST", body=json.dumps(body))
        return json.loads(answer.body)

    made = await post("links", url=PAGE, branch="dev", open="n.ipynb")
    assert made["url"].startswith("https://hub.example.org/hub/user-redirect/lab?")
    assert made["problem"] is None
    source = await post("resolve", url=made["markdown"])
    assert (source["repository_url"], source["ref"]) == (f"{PAGE}.git", "dev")
    assert (source["open"], source["trusted"]) == ("n.ipynb", True)
    assert not (await post("resolve", url="https://github.com/other/project"))["trusted"]
    refused = await post("links", url="C:\\n.ipynb")
    assert refused["url"] is None
    assert refused["problem"]["data"]["reason"] == "local_path"
    info = json.loads((await jp_fetch("import-run", "server")).body)
    assert info["badge_target"] == "https://hub.example.org/hub"
    upstream = Repository.create(tmp_path, "upstream.git")
    upstream.commit({"b.txt": "", "n.ipynb": "{}"})
    WorkingCopy.clone(upstream.path, jp_root_dir / "copy")
    answer = await jp_fetch("import-run", "links", "files", params={"path": "copy"})
    assert json.loads(answer.body) == {"files": ["n.ipynb", "b.txt"], "truncated": False}
    assert info["trusted_link_sources"] == ["https://github.com/group"]


async def test_a_link_of_nbgitpuller_opens_jupyterlab(jp_fetch: Fetch, jp_base_url: str) -> None:
    async def ask(**options: Any) -> Any:
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch(
                "git-pull",
                params={"repo": PAGE, "branch": "dev", "urlpath": "lab/tree/project/a b.ipynb"},
                follow_redirects=False,
                **options,
            )
        assert caught.value.response is not None
        assert caught.value.code == 302
        return caught.value.response.headers["Location"]

    there = await ask()
    assert there.startswith(f"{jp_base_url}lab?import-run=")
    source = parse(f"https://example.org{there}")
    assert (source.repository_url, source.ref) == (f"{PAGE}.git", "dev")
    assert source.open == "a b.ipynb"
    login = await ask(headers=STRANGER)
    assert "/login?next=" in login
    assert "git-pull?repo=" in unquote(login)


class TestWithoutBeingAsked:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        jp_server_config["ImportRun"]["git_pull_links"] = False
        return jp_server_config

    async def test_nbgitpullers_address_is_left_to_nbgitpuller(self, jp_fetch: Fetch) -> None:
        with pytest.raises(HTTPClientError) as caught:
            await jp_fetch("git-pull", params={"repo": PAGE})
        assert caught.value.code == 404
