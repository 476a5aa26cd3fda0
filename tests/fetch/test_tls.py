from __future__ import annotations

import asyncio
import base64
import ssl
from pathlib import Path

import pytest
import trustme

from tests.fetch.clients import MIB, client_for, refusal_of
from tests.support.listener import Listener
from tests.support.misbehaving_http import ConnectProxy, MisbehavingServer, answer


async def test_a_certificate_that_nobody_vouches_for_is_refused(
    tls_server: MisbehavingServer,
) -> None:
    url = tls_server.on("/x", answer(b"here"))
    async with client_for(tls_server.authority) as client:
        error = await refusal_of(client, url)
    assert (error.code, error.data["reason"]) == ("network", "certificate")
    assert tls_server.seen == []


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "GIT_SSL_CAINFO", "REQUESTS_CA_BUNDLE"])
async def test_a_sites_own_authority_is_accepted(
    tls_server: MisbehavingServer,
    ca_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    monkeypatch.setenv(variable, str(ca_file))
    url = tls_server.on("/x", answer(b"here"))
    async with client_for(tls_server.authority) as client:
        assert (await client.get(url, max_bytes=MIB)).body == b"here"


async def test_a_certificate_for_another_name_is_refused(
    tls_server: MisbehavingServer, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    tls_server.on("/x", answer(b"here"))
    async with client_for("public.example", "other.example", resolver=resolver) as client:
        url = f"https://public.example:{tls_server.port}/x"
        assert (await client.get(url, max_bytes=MIB)).body == b"here"
        error = await refusal_of(client, f"https://other.example:{tls_server.port}/x")
    assert error.data["reason"] == "certificate"


async def test_plain_http_on_a_tls_port_is_no_secure_connection() -> None:
    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    plain = Listener(serve)
    port = await plain.start()
    async with client_for("127.0.0.1") as client:
        error = await refusal_of(client, f"https://127.0.0.1:{port}/x")
    await plain.stop()
    assert (error.code, error.data["reason"]) == ("network", "tls")


async def test_an_expired_certificate_is_refused(
    certificate_authority: trustme.CA, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime

    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1", not_after=past).configure_cert(context)
    async with MisbehavingServer(tls=context) as expired, client_for("127.0.0.1") as client:
        error = await refusal_of(client, expired.on("/x", answer(b"here")))
    assert error.data["reason"] == "certificate"
    assert "expired" in error.data["details"]


@pytest.mark.parametrize("credentials", [None, "me:se cret"])
async def test_the_sites_proxy_is_used_and_judges_instead(
    tls_server: MisbehavingServer,
    ca_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    credentials: str | None,
) -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError("the proxy resolves")

    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    tls_server.on("/x", answer(b"here"))
    encoded = credentials and base64.b64encode(credentials.encode()).decode()
    async with ConnectProxy(tls_server.port, encoded) as proxy:
        user = "me:se%20cret@" if credentials else ""
        monkeypatch.setenv("https_proxy", f"http://{user}127.0.0.1:{proxy.port}")
        async with client_for(use_proxy=True, resolver=resolver) as client:
            response = await client.get("https://public.example/x", max_bytes=MIB)
            assert response.body == b"here"
            error = await refusal_of(client, "https://127.0.0.1/x")
            assert error.code == "address_forbidden"
    assert proxy.asked == ["CONNECT public.example:443 HTTP/1.1"]


async def test_a_proxy_that_refuses_is_said_so(
    tls_server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ConnectProxy(tls_server.port, "nobody") as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        async with client_for(use_proxy=True) as client:
            error = await refusal_of(client, "https://public.example/x")
    assert (error.code, error.data["reason"]) == ("network", "proxy")
