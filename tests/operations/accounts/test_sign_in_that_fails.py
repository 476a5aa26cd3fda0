"""A sign-in that nobody keeps is over at its host too."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from jupyter_import_run.hosting.host import GitHost
from jupyter_import_run.oauth.redirect import Departure
from jupyter_import_run.operations.accounts.authorize import come_back
from jupyter_import_run.operations.accounts.sign_ins import LIFE, SignIn
from jupyter_import_run.services import Services
from tests.support.misbehaving_http import Behaviour, MisbehavingServer, answer
from tests.support.services import make_services

TOKENS = {"access_token": "access-of-nobody", "refresh_token": "refresh-of-nobody"}
ADA = {"username": "ada"}


def said(value: object, status: int = 200) -> Behaviour:
    return answer(json.dumps(value).encode(), status)


def after(work: Callable[[], object], behaviour: Behaviour) -> Behaviour:
    """The behaviour, once ``work`` is done."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        work()
        await behaviour(writer)

    return behave


class Host:
    """A host that a person has just come back from."""

    def __init__(self, server: MisbehavingServer, services: Services) -> None:
        self._server = server
        url = f"http://{server.authority}"
        host = GitHost(server.authority, url, url, "gitlab", "id", "https://j.example/callback")
        departure = Departure("", "state", "verifier", host.redirect_uri or "")
        sign_in = SignIn(host, "redirect", "ada", (), LIFE, departure)
        self.services, self.sign_in = services, services.account_memory.sign_ins.add(sign_in)
        server.on("/oauth/token", said(TOKENS))
        server.on("/oauth/revoke", said({}))
        server.on("/api/v4/personal_access_tokens/self", said({}, 404))
        server.on("/oauth/token/info", said({"scope": ["api"]}))
        server.on("/api/v4/user", said(ADA))
        self.on = server.on

    def come_back(self) -> Awaitable[None]:
        return come_back(self.services, self.sign_in, code="code", error="")

    def give_up(self) -> None:
        self.services.account_memory.sign_ins.drop(self.sign_in.id)

    @property
    def revoked(self) -> int:
        return [seen.target for seen in self._server.seen].count("/oauth/revoke")


async def test_what_cannot_be_kept_is_given_back(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    services = make_services(tmp_path / "root", tmp_path / "data", account_store="files")
    async with MisbehavingServer() as server:
        host = Host(server, services)
        await host.come_back()
        assert (host.sign_in.state, host.revoked) == ("done", 0)
        await asyncio.to_thread(services.accounts.forget, services.accounts.accounts()[0].id)

        for user in (said({}, 500), said({"username": ""}), said({"username": "a\nb"}),
                     said({"username": "a" * 100_000})):  # fmt: skip
            host, before = Host(server, services), host.revoked
            host.on("/api/v4/user", user)
            await host.come_back()
            assert (host.sign_in.state, host.revoked - before) == ("failed", 2)

        for place in ("/oauth/token", "/api/v4/user"):
            host, before = Host(server, services), host.revoked
            host.on(place, after(host.give_up, said(TOKENS | ADA)))
            await host.come_back()
            assert host.sign_in.state == "failed"
            assert host.revoked - before == 2

        host, before = Host(server, services), host.revoked
        asked = asyncio.Event()
        host.on("/api/v4/user", _silent(asked))
        task = asyncio.create_task(_run(host.come_back()))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert host.revoked - before == 2
    assert services.accounts.accounts() == ()


def _silent(asked: asyncio.Event) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.sleep(60)

    return behave


async def _run(work: Awaitable[None]) -> None:
    await work
