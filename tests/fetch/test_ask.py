"""Questions to an API: any status is an answer, and nothing goes to another place."""

from __future__ import annotations

import socket

import pytest

from jupyter_import_run.errors import ImportRunError
from tests.fetch.clients import MIB, client_for
from tests.support.misbehaving_http import MisbehavingServer, answer, endless, head, redirect


async def test_a_body_arrives_and_a_refusal_is_an_answer(server: MisbehavingServer) -> None:
    url = server.on("/token", answer(b'{"error": "x"}', 400, x_request_id="7"))
    async with client_for("127.0.0.1") as client:
        response = await client.ask("POST", url, max_bytes=MIB, body=b"a=1&b=2")
    assert (response.status, response.body) == (400, b'{"error": "x"}')
    assert response.headers["x-request-id"] == "7"
    assert server.seen[0].method == "POST"
    assert server.seen[0].headers["content-length"] == "7"


async def test_a_redirect_is_an_answer_and_is_not_followed(
    server: MisbehavingServer, elsewhere: MisbehavingServer
) -> None:
    url = server.on("/token", redirect(elsewhere.on("/token", answer(b"here")), 307))
    async with client_for("127.0.0.1") as client:
        response = await client.ask("POST", url, max_bytes=MIB, body=b"secret")
    assert response.status == 307
    assert elsewhere.seen == []


async def test_an_answer_without_an_end_is_cut_off(server: MisbehavingServer) -> None:
    url = server.on("/", endless(head(200, {}), b"x" * 65536))
    async with client_for("127.0.0.1") as client:
        with pytest.raises(ImportRunError) as caught:
            await client.ask("GET", url, max_bytes=MIB)
    assert caught.value.code == "too_large"


async def test_who_takes_no_connections_is_named_with_the_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    async with client_for("127.0.0.1") as client:
        with pytest.raises(ImportRunError) as caught:
            await client.ask("GET", f"http://{host}/", max_bytes=MIB)
    assert (caught.value.data["reason"], caught.value.data["host"]) == ("refused", host)


async def test_the_policy_judges_it_too(server: MisbehavingServer) -> None:
    url = server.on("/", answer(b""))
    async with client_for() as client:
        with pytest.raises(ImportRunError) as caught:
            await client.ask("GET", url, max_bytes=MIB)
    assert caught.value.code == "address_forbidden"
    assert server.seen == []
