"""Signing in through the REST API, as the panel does, and at the host, as a person does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.httpclient import HTTPClientError

from .gitlab_server import TOKEN, GitLabServer
from .person import Person

Fetch = Callable[..., Awaitable[Any]]


async def ask(jp_fetch: Fetch, *path: str, method: str = "GET", **body: Any) -> Any:
    """A route below ``import-run/accounts``; what it answers, also where that is an error."""
    text = json.dumps(body) if method == "POST" else None
    try:
        response = await jp_fetch("import-run", "accounts", *path, method=method, body=text)
    except HTTPClientError as caught:
        response = caught.response
    answer = json.loads(response.body) if response.body else {}
    return answer.get("error") if response.code >= 400 else answer


async def begin(jp_fetch: Fetch, gitlab: GitLabServer, **options: Any) -> Any:
    """Begin the device flow."""
    return await ask(jp_fetch, "authorize", method="POST", host=gitlab.url, **options)


async def decide(page: str, code: str, button: str = "Authorize") -> str:
    """Enter ``code`` at the host and press ``button``; what the last page says."""

    def work() -> str:
        person = Person()
        shown = person.press(person.open(page), "Continue", user_code=code)
        return person.press(shown, button).text

    return await asyncio.to_thread(work)


async def outcome(jp_fetch: Fetch, id: str, timeout: float = 30) -> Any:
    """What became of a sign-in, once it is decided."""

    async def poll() -> Any:
        while (state := await ask(jp_fetch, "authorize", id))["state"] == "pending":
            await asyncio.sleep(0.1)
        return state

    return await asyncio.wait_for(poll(), timeout)


async def sign_in(jp_fetch: Fetch, gitlab: GitLabServer, **options: Any) -> Any:
    """The account that the whole device flow ends with."""
    begun = await begin(jp_fetch, gitlab, **options)
    await decide(begun["verification_url"], begun["user_code"])
    done = await outcome(jp_fetch, begun["id"])
    assert done["state"] == "done", done
    return done["account"]


async def connect_token(jp_fetch: Fetch, gitlab: GitLabServer, token: str = TOKEN) -> Any:
    """The account of a personal token."""
    return await ask(jp_fetch, method="POST", host=gitlab.url, username="", secret=token)
