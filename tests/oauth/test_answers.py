"""What hosts answer that answer badly, or mean harm: an error, and nothing goes elsewhere."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch import GuardedClient
from jupyter_import_run.oauth import device, redirect
from jupyter_import_run.oauth.tokens import refresh, revoke
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from tests.support.misbehaving_http import (
    Behaviour,
    MisbehavingServer,
    answer,
    endless,
    gzip_bomb,
    head,
)
from tests.support.misbehaving_http import (
    redirect as send_on,
)

POLICY = NetworkPolicy(private_hosts=[parse_private_host("127.0.0.1")])

DEVICE = {
    "device_code": "secret",
    "user_code": "ABCD-EFGH",
    "verification_uri": "https://git.example/device",
    "expires_in": 300,
    "interval": 5,
}

NONSENSE: dict[str, Behaviour] = {
    "a page": answer(b"<html>Sign in</html>", content_type="text/html"),
    "nothing": answer(b""),
    "a list": answer(b"[]"),
    "a number": answer(b"1"),
    "not UTF-8": answer(b'{"access_token": "\xff"}'),
    "very deep": answer(b"[" * 100_000),
    "no token": answer(b"{}"),
    "another type": answer(b'{"access_token": {"a": 1}, "token_type": "bearer"}'),
    "a list of types": answer(b'{"access_token": ["x"], "token_type": "bearer"}'),
    "a token of two lines": answer(b'{"access_token": "a\\nhost=evil", "token_type": "bearer"}'),
    "an empty token": answer(b'{"access_token": "", "token_type": "bearer"}'),
    "another kind of token": answer(b'{"access_token": "x", "token_type": "mac"}'),
    "a status without words": answer(b"", 418),
}


def _run(server: MisbehavingServer, loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    loop.run_until_complete(server.__aenter__())
    yield server
    loop.run_until_complete(server.__aexit__())


@pytest.fixture
def server(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    yield from _run(MisbehavingServer(), jp_asyncio_loop)


@pytest.fixture
def elsewhere(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    yield from _run(MisbehavingServer(), jp_asyncio_loop)


async def renewal_error(url: str) -> ImportRunError:
    """What renewing at ``url`` ends with."""
    with pytest.raises(ImportRunError) as caught:
        await refresh(url, "client", "old", policy=POLICY)
    assert "old" not in str(caught.value.info())
    return caught.value


async def begin(url: str) -> device.DeviceCode:
    async with GuardedClient(POLICY) as client:
        return await device.begin(client, url, "client", ["api"], sites=["git.example"])


def said(value: object, status: int = 200) -> Behaviour:
    return answer(json.dumps(value).encode(), status)


@pytest.mark.parametrize("name", NONSENSE)
async def test_an_answer_that_is_none_is_an_error(server: MisbehavingServer, name: str) -> None:
    error = await renewal_error(server.on("/token", NONSENSE[name]))
    assert error.code == "network"
    assert error.data["reason"] == "unexpected_answer"


async def test_an_answer_without_an_end_is_cut_off(server: MisbehavingServer) -> None:
    behaviour = endless(head(200, {"Content-Type": "application/json"}), b" " * 65536)
    assert (await renewal_error(server.on("/token", behaviour))).code == "too_large"
    bomb = answer(gzip_bomb(), content_encoding="gzip")
    assert (await renewal_error(server.on("/bomb", bomb))).code == "too_large"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_takes_no_secret_along(
    server: MisbehavingServer, elsewhere: MisbehavingServer, status: int
) -> None:
    there = elsewhere.on("/token", said({"access_token": "x", "token_type": "bearer"}))
    error = await renewal_error(server.on("/token", send_on(there, status)))
    assert error.data["reason"] == "unexpected_answer"
    assert elsewhere.seen == []


@pytest.mark.parametrize("status", [200, 400, 401])
@pytest.mark.parametrize("word", ["invalid_grant", "bad_refresh_token"])
async def test_a_renewal_that_is_refused_asks_for_a_new_sign_in(
    server: MisbehavingServer, word: str, status: int
) -> None:
    error = await renewal_error(server.on("/token", said({"error": word}, status)))
    assert error.code == "auth_required"
    assert error.data["reason"] == "token_refused"


async def test_a_host_in_trouble_is_not_a_refusal(server: MisbehavingServer) -> None:
    error = await renewal_error(server.on("/token", answer(b"oops", 503)))
    assert (error.code, error.data["reason"]) == ("network", "server")


async def test_the_words_of_the_host_are_shown_safely_and_in_short(
    server: MisbehavingServer,
) -> None:
    words = "\x1b[31mred\u202e" + "x" * 5000
    behaviour = said({"error": "server_error", "error_description": words}, 400)
    error = await renewal_error(server.on("/token", behaviour))
    assert error.data["details"].isprintable()
    assert len(error.data["details"]) <= 300


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//git.example/device",
        "ftp://git.example/",
        "https://",
        "https://user:password@git.example/",
        " https://git.example/",
        "",
    ],
)
async def test_a_browser_is_sent_to_web_pages_only(server: MisbehavingServer, page: str) -> None:
    url = server.on("/device", said({**DEVICE, "verification_uri": page}))
    with pytest.raises(ImportRunError) as caught:
        await begin(url)
    assert caught.value.data["reason"] == "unexpected_answer"


async def test_a_page_that_knows_the_code_is_left_out_where_it_is_no_page(
    server: MisbehavingServer,
) -> None:
    for odd in ("javascript:alert(1)", 7, ["x"]):
        url = server.on("/device", said({**DEVICE, "verification_uri_complete": odd}))
        code = await begin(url)
        assert code.verification_url == DEVICE["verification_uri"]
        assert code.complete_url is None


def test_a_host_over_https_names_no_page_without_it() -> None:
    with pytest.raises(ImportRunError):
        device.page_for("http://git.example/device", "https://git.example/token")


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/device",
        "https://git.example:8443/device",
        "https://git.example.evil.example/device",
        "https://login.example:8443/",
        "http://login.example/",
    ],
)
def test_nobody_is_sent_to_somebody_elses_page(page: str) -> None:
    for own in ("https://git.example/device?x=1", "https://login.example/device"):
        assert device.page_for(own, "https://git.example/token", ["login.example"]) == own
    with pytest.raises(ImportRunError) as caught:
        device.page_for(page, "https://git.example/token", ["login.example"])
    assert caught.value.data["reason"] == "foreign_page"


@pytest.mark.parametrize(
    ("given", "interval", "expires_in"),
    [
        ({"interval": 0, "expires_in": 10**9}, 1.0, 3600.0),
        ({"interval": 10**9, "expires_in": -5}, 60.0, 1.0),
        ({"interval": "5", "expires_in": None}, 5.0, 300.0),
        ({"interval": True, "expires_in": [1]}, 5.0, 300.0),
    ],
)
async def test_times_are_kept_within_reason(
    server: MisbehavingServer, given: dict[str, Any], interval: float, expires_in: float
) -> None:
    code = await begin(server.on("/device", said({**DEVICE, **given})))
    assert (code.interval, code.expires_in) == (interval, expires_in)


@pytest.mark.parametrize("code", ["", "a" * 65, "\x1b[31m", "AB\nCD"])
async def test_a_code_that_cannot_be_shown_is_an_error(
    server: MisbehavingServer, code: str
) -> None:
    with pytest.raises(ImportRunError):
        url = server.on("/device", said({**DEVICE, "user_code": code, "device_code": ""}))
        await begin(url)
    with pytest.raises(ImportRunError):
        await begin(server.on("/device", said({**DEVICE, "user_code": code or "\x00"})))


async def test_pending_may_come_as_a_success_and_a_broken_line_is_no_end(
    server: MisbehavingServer,
) -> None:
    """GitHub answers every question with status 200."""
    answers = [
        said({"error": "authorization_pending"}),
        answer(b"", 503),
        said({"access_token": "gho_x", "token_type": "bearer", "scope": "repo,gist"}),
    ]

    async def in_turn(writer: asyncio.StreamWriter) -> None:
        await answers.pop(0)(writer)

    url = server.on("/token", in_turn)
    code = device.DeviceCode("secret", "ABCD", "https://git.example/", None, 1.0, 30.0)
    token = await device.wait(POLICY, url, "client", code)
    assert token.access == "gho_x"
    assert token.scopes == ("repo", "gist")
    assert token.expires_in is None
    assert "gho_x" not in repr(token)


@pytest.mark.parametrize(
    ("life", "seconds"),
    [(7200, 7200.0), ("7200", 7200.0), (0, None), (-1, None), (None, None), ("x", None)],
)
async def test_the_life_of_a_token_is_read_as_hosts_write_it(
    server: MisbehavingServer, life: object, seconds: float | None
) -> None:
    told = {"access_token": "x", "token_type": "Bearer", "expires_in": life}
    token = await refresh(server.on("/token", said(told)), "client", "old", policy=POLICY)
    assert token.expires_in == seconds


async def test_revoking_says_what_the_host_says(server: MisbehavingServer) -> None:
    await revoke(server.on("/ok", answer(b"{}")), "client", "token", policy=POLICY)
    await revoke(server.on("/empty", answer(b"")), "client", "token", policy=POLICY)
    with pytest.raises(ImportRunError):
        url = server.on("/no", said({"error": "unauthorized_client"}, 403))
        await revoke(url, "client", "token", policy=POLICY)


def test_every_departure_has_a_state_and_a_verifier_of_its_own() -> None:
    departures = [redirect.depart("https://h/a", "id", "https://j/c", ["api"]) for _ in range(50)]
    assert len({each.state for each in departures} | {each.verifier for each in departures}) == 100
    for each in departures:
        assert each.verifier not in each.url
        assert each.state not in repr(each)
