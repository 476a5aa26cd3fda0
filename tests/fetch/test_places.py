"""What proves who one is goes no further than the part of a host that it is for."""

from __future__ import annotations

from jupyter_import_run.fetch import GuardedClient
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from tests.support.misbehaving_http import MisbehavingServer, answer, redirect

POLICY = NetworkPolicy(private_hosts=[parse_private_host("127.0.0.1")])


async def test_a_redirect_to_another_part_of_the_host_takes_no_sign_in_along() -> None:
    async with MisbehavingServer() as server, GuardedClient(POLICY) as client:
        place = f"http://{server.authority}/gitlab"
        server.on("/gitlab/old", redirect(f"{place}/new"))
        server.on("/gitlab/new", redirect(f"http://{server.authority}/~eve/x"))
        server.on("/~eve/x", redirect(f"{place}/back"))
        server.on("/gitlab/back", answer(b"x"))
        await client.locate(f"{place}/old", headers={"Authorization": "Basic x"}, place=place)
        assert [seen.headers.get("authorization") for seen in server.seen] == [
            "Basic x",
            "Basic x",
            None,
            None,
        ]
