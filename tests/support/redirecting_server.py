"""A server that has moved: every path is redirected, as hosts do for a renamed repository."""

from __future__ import annotations

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler


class RedirectingServer:
    """Answers ``/old.git/…`` with 301 to ``{targets["old.git"]}/…``, query included.

    ``wants_sign_in``: only to those who say who they are, whoever that is.
    """

    def __init__(self, targets: dict[str, str], *, wants_sign_in: bool = False) -> None:
        self.targets = targets
        self.wants_sign_in = wants_sign_in
        self.port = 0
        self._server: HTTPServer | None = None

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen on a free port."""
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.port = socket.getsockname()[1]
        routes = [(r"/([^/]+)(.*)", _RedirectHandler, {"server": self})]
        self._server = HTTPServer(Application(routes, log_function=lambda handler: None))
        self._server.add_socket(socket)

    async def stop(self) -> None:
        """Close everything."""
        assert self._server is not None
        self._server.stop()
        await self._server.close_all_connections()


class _RedirectHandler(RequestHandler):
    def initialize(self, server: RedirectingServer) -> None:
        self._redirecting = server
        self._targets = server.targets

    def get(self, name: str, rest: str) -> None:
        if self._redirecting.wants_sign_in and "Authorization" not in self.request.headers:
            self.set_status(401)
            self.set_header("WWW-Authenticate", 'Basic realm="redirects"')
            return
        if name not in self._targets:
            self.send_error(404)
            return
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self._targets[name]}{rest}{query}", permanent=True)

    post = get
