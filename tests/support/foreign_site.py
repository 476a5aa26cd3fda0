"""A site of somebody else's, whose pages a test fills: empty at every path."""

from __future__ import annotations

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler


class ForeignSite:
    """Answers on the loopback, by its number and by its name."""

    def __init__(self) -> None:
        self.port = 0
        self._server: HTTPServer | None = None

    @property
    def origins(self) -> tuple[str, str]:
        """On the same host as other servers here, whose cookies it is sent; and on another."""
        return f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"

    async def start(self) -> None:
        """Listen on a free port."""
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.port = socket.getsockname()[1]
        routes = [(r".*", _EmptyPage)]
        self._server = HTTPServer(Application(routes, log_function=lambda handler: None))
        self._server.add_socket(socket)

    async def stop(self) -> None:
        """Close everything."""
        assert self._server is not None
        self._server.stop()
        await self._server.close_all_connections()


class _EmptyPage(RequestHandler):
    def get(self) -> None:
        self.finish("<!doctype html><title>Elsewhere</title>")
