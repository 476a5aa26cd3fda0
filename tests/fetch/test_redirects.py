from __future__ import annotations

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch.redirects import Journey
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from tests.fetch.clients import MIB, client_for, refusal_of
from tests.support.misbehaving_http import MisbehavingServer, answer, redirect


async def test_redirects_are_followed_to_the_answer(server: MisbehavingServer) -> None:
    url = server.on("/a", redirect("/b?x=1"))
    server.on("/b", redirect("c", 308))
    final = server.on("/c", answer(b"here", Content_Type="text/plain"))
    async with client_for(server.authority) as client:
        response = await client.get(url, max_bytes=MIB)
    assert (response.status, response.body, response.final_url) == (200, b"here", final)
    assert response.headers["content-type"] == "text/plain"


async def test_a_circle_of_redirects_ends(server: MisbehavingServer) -> None:
    url = server.on("/a", redirect("/b"))
    server.on("/b", redirect("/a#again"))
    async with client_for(server.authority) as client:
        error = await refusal_of(client, url)
    assert (error.code, error.data["reason"]) == ("network", "redirect_loop")
    assert len(server.seen) == 2


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_five_redirects_are_the_most(
    server: MisbehavingServer, hops: int, arrives: bool
) -> None:
    for number in range(hops):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    server.on(f"/{hops}", answer(b"here"))
    async with client_for(server.authority) as client:
        url = f"http://{server.authority}/0"
        if arrives:
            assert (await client.get(url, max_bytes=MIB)).body == b"here"
        else:
            error = await refusal_of(client, url)
            assert (error.code, error.data["reason"]) == ("network", "too_many_redirects")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_to_another_host_takes_no_credential_along(
    server: MisbehavingServer, elsewhere: MisbehavingServer, status: int
) -> None:
    url = server.on("/a", redirect(elsewhere.on("/b", answer(b"here")), status))
    secrets = {
        "Authorization": "Bearer secret",
        "Cookie": "secret",
        "PRIVATE-TOKEN": "secret",
        "Git-Protocol": "version=2",
    }
    async with client_for(server.authority, elsewhere.authority) as client:
        await client.get(url, max_bytes=MIB, headers=secrets)
    assert server.seen[0].headers["authorization"] == "Bearer secret"
    assert "secret" not in str(elsewhere.seen[0])
    assert elsewhere.seen[0].headers["git-protocol"] == "version=2"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1:{port}/b", "address_forbidden"),
        ("http://2130706433:{port}/b", "address_forbidden"),
        ("//localhost:{port}/b", "address_forbidden"),
        ("http://169.254.169.254/latest/meta-data", "address_forbidden"),
        ("http://[::ffff:169.254.169.254]/", "address_forbidden"),
        ("http://metadata.google.internal/", "address_forbidden"),
        ("file:///etc/passwd", "invalid_url"),
        ("javascript:alert(1)", "invalid_url"),
        ("ssh://git@127.0.0.1:{own}/x", "network"),
        ("http://user:secret@127.0.0.1:{own}/b", "invalid_url"),
        ("http://[::1/", "network"),
        ("http://example.org/plain", "invalid_url"),
    ],
)
async def test_a_redirect_is_judged_like_any_url(
    server: MisbehavingServer, elsewhere: MisbehavingServer, location: str, code: str
) -> None:
    elsewhere.on("/b", answer(b"secret"))
    location = location.format(port=elsewhere.port, own=server.port)
    url = server.on("/a", redirect(location))
    async with client_for(server.authority) as client:
        error = await refusal_of(client, url, headers={"Authorization": "Bearer secret"})
    assert error.code in {code, "invalid_url"}
    assert "secret" not in f"{error.message}{error.data}"
    assert elsewhere.seen == []


async def test_https_never_leads_down_to_http(
    tls_server: MisbehavingServer,
    server: MisbehavingServer,
    ca_file: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    url = tls_server.on("/a", redirect(server.on("/b", answer(b"plain"))))
    public = tls_server.on("/c", redirect("http://example.org/x"))
    async with client_for(tls_server.authority, server.authority) as client:
        for each in (url, public):
            error = await refusal_of(client, each)
            assert (error.code, error.data["reason"]) == ("network", "downgrade")
    assert server.seen == []


async def test_a_public_host_cannot_get_a_private_one_allowed() -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("140.82.121.4",) if host == "example.org" else ("10.0.0.7",)

    policy = NetworkPolicy(private_hosts=[parse_private_host("gitlab.corp")], resolver=resolver)
    journey = Journey(policy, {})
    await journey.go("https://example.org/a")
    with pytest.raises(ImportRunError) as caught:
        await journey.go("https://intranet.corp/b")
    assert caught.value.data["can_allow"] is False
    assert caught.value.data["redirected_from"] == "example.org"

    journey = Journey(policy, {})
    await journey.go("https://gitlab.corp/a")
    with pytest.raises(ImportRunError) as caught:
        await journey.go("https://intranet.corp/b")
    assert caught.value.data["can_allow"] is True
