from __future__ import annotations

import socket
from typing import Any

import pytest

from tests.fetch.clients import MIB, client_for, refusal_of
from tests.support.misbehaving_http import MisbehavingServer, answer, redirect


class Rebinding:
    """A name server that says something else each time."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        self.asked += 1
        return (self.answers.pop(0),)


def forbid_system_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        options["flags"] = options.get("flags", 0) | socket.AI_NUMERICHOST
        return real(host, *arguments[:1], **options)

    monkeypatch.setattr(socket, "getaddrinfo", guarded)


async def test_the_judged_address_is_connected_to_and_nobody_asks_again(
    server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_system_resolver(monkeypatch)
    server.on("/x", answer(b"here"))
    resolver = Rebinding("127.0.0.1", "169.254.169.254")
    async with client_for(f"rebind.example:{server.port}", resolver=resolver) as client:
        response = await client.get(f"http://rebind.example:{server.port}/x", max_bytes=MIB)
    assert response.body == b"here"
    assert resolver.asked == 1
    assert server.seen[0].headers["host"] == f"rebind.example:{server.port}"


async def test_a_host_that_changes_its_address_between_two_hops_is_judged_again(
    server: MisbehavingServer,
) -> None:
    server.on("/x", redirect("/y"))
    resolver = Rebinding("127.0.0.1", "169.254.169.254")
    async with client_for(f"rebind.example:{server.port}", resolver=resolver) as client:
        error = await refusal_of(client, f"http://rebind.example:{server.port}/x")
    assert error.code == "address_forbidden"
    assert [request.target for request in server.seen] == ["/x"]


async def test_a_private_address_behind_a_public_name_is_refused_before_anything_is_sent(
    server: MisbehavingServer,
) -> None:
    async with client_for(resolver=Rebinding("127.0.0.1")) as client:
        error = await refusal_of(client, f"https://public.example:{server.port}/x")
    assert error.code == "address_forbidden"
    assert server.seen == []


async def test_an_address_that_refuses_gives_way_to_the_next(server: MisbehavingServer) -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.3", "127.0.0.1")

    server.on("/x", answer(b"here"))
    async with client_for("two.example", resolver=resolver) as client:
        response = await client.get(f"http://two.example:{server.port}/x", max_bytes=MIB)
    assert response.body == b"here"


async def test_nobody_listening_is_said_so(server: MisbehavingServer) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        async with client_for("127.0.0.1") as client:
            error = await refusal_of(client, f"http://127.0.0.1:{port}/x")
    assert (error.code, error.data["reason"]) == ("network", "refused")


async def test_ipv6_addresses_are_reached() -> None:
    try:
        running = await MisbehavingServer(host="::1").__aenter__()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    try:
        url = running.on("/x", answer(b"here"))
        async with client_for("[::1]") as client:
            assert (await client.get(url, max_bytes=MIB)).body == b"here"
        assert running.seen[0].headers["host"] == f"[::1]:{running.port}"
    finally:
        await running.__aexit__()
