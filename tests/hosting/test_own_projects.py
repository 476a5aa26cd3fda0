"""A host speaks of itself: what it says of other hosts is not believed."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch import GuardedClient
from jupyter_import_run.hosting.api import HostApi, api_of
from jupyter_import_run.hosting.host import GitHost
from tests.hosting.test_apis import POLICY, said
from tests.support.misbehaving_http import MisbehavingServer

WAYS = ["fork", "create", "find"]


def answered(url: str, page: str | None = None) -> dict[str, Any]:
    """A project as GitLab tells of it."""
    return {
        "path_with_namespace": "ada/notes",
        "path": "notes",
        "http_url_to_repo": url,
        "web_url": page or url.removesuffix(".git"),
    }


async def call(api: HostApi, way: str) -> Any:
    calls: dict[str, Awaitable[Any]] = {
        "fork": api.fork("team/notes"),
        "create": api.create("notes", private=True),
        "find": api.find("notes"),
    }
    wanted = calls.pop(way)
    for other in calls.values():
        other.close()  # type: ignore[attr-defined]
    return await wanted


async def test_a_repository_elsewhere_is_none_of_the_hosts() -> None:
    async with MisbehavingServer() as server:
        base = f"http://{server.authority}/gitlab"
        host = GitHost(server.authority, base.removesuffix("/gitlab"), base, "gitlab")
        api = api_of(GuardedClient(POLICY), host, "Bearer x")
        assert api is not None
        own = answered(f"{base}/ada/notes.git")
        odd = answered(f"{base}/ada/odd.git", "https://evil.example/ada/odd")
        theirs = [
            answered(f"http://{server.authority}/~eve/notes.git"),
            answered("http://127.0.0.1:1/ada/notes.git"),
            answered(f"https://{server.authority}/gitlab/ada/notes.git"),
        ]
        server.on("/gitlab/api/v4/user", said({"username": "ada", "name": "Ada\nb", "email": "@"}))
        server.on("/gitlab/api/v4/projects", said([own, *theirs, odd]))
        shown = (await api.projects("", 1)).projects
        assert [each.url for each in shown] == [own["http_url_to_repo"], odd["http_url_to_repo"]]
        assert shown[1].web_url == shown[1].url
        who = await api.who()
        assert (who.username, who.display_name, who.email) == ("ada", None, "@")
        for given in (own, *theirs):
            server.on("/gitlab/api/v4/projects/team%2Fnotes/fork", said(given, 201))
            server.on("/gitlab/api/v4/projects/ada%2Fnotes", said(given))
            server.on("/gitlab/api/v4/projects", said(given, 201))
            for way in WAYS:
                if given is own:
                    assert (await call(api, way)).url == own["http_url_to_repo"]
                    continue
                with pytest.raises(ImportRunError) as caught:
                    await call(api, way)
                assert caught.value.data["reason"] == "unexpected_answer"
