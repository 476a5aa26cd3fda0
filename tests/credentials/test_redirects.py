"""A server that sends git elsewhere does not send the secret along."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from tests.credentials.conftest import Connect
from tests.support.background import BackgroundLoop

SECRET = "never-to-be-seen-elsewhere"


class Watching:
    """A server that asks for credentials, keeps what comes, and sends on whoever has some."""

    def __init__(self, context: ssl.SSLContext | None, onwards: str | None, asks: bool) -> None:
        self.onwards = onwards
        self.asks = asks
        self.received: list[str | None] = []
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.port = socket.getsockname()[1]
        self.scheme = "http" if context is None else "https"
        application = Application(
            [("/.*", _Handler, {"watching": self})], log_function=lambda handler: None
        )
        self._server = HTTPServer(application, ssl_options=context)
        self._server.add_socket(socket)

    def url(self, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}"

    async def stop(self) -> None:
        self._server.stop()
        await self._server.close_all_connections()


class _Handler(RequestHandler):
    def initialize(self, watching: Watching) -> None:
        self._watching = watching

    def get(self) -> None:
        sent = self.request.headers.get("Authorization")
        self._watching.received.append(sent)
        if sent is None and self._watching.asks:
            self.set_status(401)
            self.set_header("WWW-Authenticate", 'Basic realm="here"')
        elif self._watching.onwards is not None:
            self.redirect(self._watching.onwards + (self.request.uri or ""))
        else:
            self.set_status(404)


@pytest.fixture
def watch(background: BackgroundLoop) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(
        context: ssl.SSLContext | None = None, onwards: str | None = None, asks: bool = True
    ) -> Watching:
        async def begin() -> Watching:
            return Watching(context, onwards, asks)

        started.append(background.run(begin()))
        return started[-1]

    yield start
    for watching in started:
        background.run(watching.stop())


@pytest.mark.parametrize("asks", [True, False], ids=["after the sign-in", "at once"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["other port", "other host"])
def test_no_credential_arrives_at_another_port_or_host(
    watch: Callable[..., Watching],
    connect: Connect,
    terminal_git: Callable[..., subprocess.CompletedProcess[str]],
    host: str,
    asks: bool,
) -> None:
    target = watch()
    first = watch(onwards=target.url(host), asks=asks)
    connect(first.url(), SECRET)
    done = terminal_git("ls-remote", f"{first.url()}/a.git")
    assert done.returncode == 128
    assert (first.received[-1] is not None) == asks
    assert target.received
    assert set(target.received) == {None}
    assert SECRET not in done.stderr


def test_no_credential_arrives_in_the_open_after_https(
    watch: Callable[..., Watching],
    connect: Connect,
    terminal_git: Callable[..., subprocess.CompletedProcess[str]],
    certificate_authority: trustme.CA,
    ca_file: Path,
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1").configure_cert(context)
    target = watch()
    first = watch(context=context, onwards=target.url())
    connect(first.url(), SECRET)
    terminal_git("ls-remote", f"{first.url()}/a.git", GIT_SSL_CAINFO=str(ca_file))
    assert first.received[-1] is not None
    assert set(target.received) <= {None}
