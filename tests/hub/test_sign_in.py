"""Signing in at a host that sends everybody's browser back to one address of the hub."""

from __future__ import annotations

import json

from tests.support.gitlab_server import GitLabServer
from tests.support.hub import Browser

ACCOUNTS = "/user/bob/import-run/accounts"


def test_a_person_comes_back_from_their_host_to_their_own_server(
    bob: Browser, gitlab: GitLabServer
) -> None:
    asked = {"host": gitlab.url, "flow": "redirect"}
    begun = json.loads(bob.call("POST", f"{ACCOUNTS}/authorize", asked).text)
    agreed = bob.submit(bob.go(begun["redirect_url"]))
    assert (agreed.status, agreed.path) == (200, f"{ACCOUNTS}/callback")
    assert "You are signed in" in bob.submit(agreed).text
    state = json.loads(bob.call("GET", f"{ACCOUNTS}/authorize/{begun['id']}").text)
    assert (state["state"], state["account"]["host"]) == ("done", gitlab.host)
    gone = json.loads(bob.call("DELETE", f"{ACCOUNTS}/{state['account']['id']}").text)
    assert gone["revoked"]
