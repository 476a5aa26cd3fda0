"""A server that asks who comes, keeps what they say, and sends them on."""

from __future__ import annotations

import ssl

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler


class WatchingServer:
    """Answers every path: 401 to who says nothing (``asks``), else a redirect to ``onwards``.

    ``received`` is what came in ``Authorization``, request by request. ``trusts`` is the
    beginning of a User-Agent that is let in instead of being sent on, with an empty list of refs.
    Without ``onwards`` there is nothing.
    """

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        onwards: str | None = None,
        *,
        asks: bool = True,
        trusts: str | None = None,
    ) -> None:
        self.onwards = onwards
        self.asks = asks
        self.trusts = trusts
        self.received: list[str | None] = []
        self.port = 0
        self._context = context

    def url(self, host: str = "127.0.0.1") -> str:
        """Where it answers, without a slash at the end."""
        return f"{'http' if self._context is None else 'https'}://{host}:{self.port}"

    async def start(self) -> None:
        """Listen on a free port."""
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.port = socket.getsockname()[1]
        application = Application(
            [("/.*", _Handler, {"server": self})], log_function=lambda handler: None
        )
        self._server = HTTPServer(application, ssl_options=self._context)
        self._server.add_socket(socket)

    async def stop(self) -> None:
        """Close everything."""
        self._server.stop()
        await self._server.close_all_connections()


class _Handler(RequestHandler):
    def initialize(self, server: WatchingServer) -> None:
        self._watching = server

    def get(self) -> None:
        sent = self.request.headers.get("Authorization")
        self._watching.received.append(sent)
        trusts = self._watching.trusts
        if sent is None and self._watching.asks:
            self.set_status(401)
            self.set_header("WWW-Authenticate", 'Basic realm="here"')
        elif trusts is not None and self.request.headers["User-Agent"].startswith(trusts):
            self.set_header("Content-Type", "application/x-git-upload-pack-advertisement")
            self.write(b"001e# service=git-upload-pack\n0000")
        elif self._watching.onwards is not None:
            self.redirect(self._watching.onwards + (self.request.uri or ""))
        else:
            self.set_status(404)

    post = get
