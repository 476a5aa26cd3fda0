"""A real Git server: smart HTTP on the loopback, through ``git http-backend``.

Bodies are streamed both ways, so that the size of a pack does not matter.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, stream_request_body

from .http_backend import HttpBackend
from .raw_file import read_raw_file

_NO_LIMIT = 1 << 50


class GitServer:
    """Serves every bare repository below ``root`` at ``{url}/{name}.git``; pushes are accepted.

    Single files are at ``{url}/{name}/-/raw/{ref}/{path}``, as GitLab has them.
    With ``username`` and ``password`` each request needs them (HTTP basic); with
    ``ssl_context`` it speaks https. ``config`` is git's configuration beyond the usual.
    ``on_request`` sees each request as it begins.
    """

    def __init__(
        self,
        root: Path,
        *,
        username: str | None = None,
        password: str | None = None,
        ssl_context: ssl.SSLContext | None = None,
        config: Mapping[str, str] | None = None,
        on_request: Callable[[HTTPServerRequest], None] | None = None,
    ) -> None:
        self.root = Path(root).resolve()
        self.port = 0
        self._credentials = None if username is None else f"{username}:{password or ''}".encode()
        self._ssl_context = ssl_context
        self._config = dict(config or {})
        self._on_request = on_request
        self._server: HTTPServer | None = None
        self._running: set[HttpBackend] = set()

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        scheme = "http" if self._ssl_context is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}"

    async def start(self, port: int = 0) -> str:
        """Listen on ``port`` of 127.0.0.1, by default a free one. Returns the url."""
        (socket,) = bind_sockets(port, "127.0.0.1")
        self.port = socket.getsockname()[1]
        application = Application(
            [
                (r"/(?P<repository>.+?)/-/raw/(?P<ref_and_path>.+)", _RawHandler, {"server": self}),
                (r"/(?P<path>.+)", _RepositoryHandler, {"server": self}),
            ],
            log_function=lambda handler: None,
        )
        self._server = HTTPServer(
            application, ssl_options=self._ssl_context, max_body_size=_NO_LIMIT
        )
        self._server.add_socket(socket)
        return self.url

    async def stop(self) -> None:
        """Close every connection and end every git process. May be called twice."""
        if self._server is None:
            return
        server, self._server = self._server, None
        server.stop()
        running = list(self._running)
        for backend in running:
            backend.kill()
        await server.close_all_connections()
        await asyncio.gather(*(backend.ended.wait() for backend in running))

    def admits(self, request: HTTPServerRequest) -> bool:
        """Note a request, and say whether its credentials are right."""
        if self._on_request is not None:
            self._on_request(request)
        if self._credentials is None:
            return True
        expected = b"Basic " + base64.b64encode(self._credentials)
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected)

    async def open_backend(self, variables: dict[str, str]) -> HttpBackend:
        """Start a git process that :meth:`stop` knows of."""
        backend = await HttpBackend.start(self.root, variables, self._config)
        self._running.add(backend)
        if self._server is None:
            backend.kill()
        return backend

    async def close_backend(self, backend: HttpBackend) -> bool:
        """Wait for a git process to end; false where it was killed."""
        try:
            return await backend.end()
        finally:
            self._running.discard(backend)


class _RawHandler(RequestHandler):
    """One file of a repository."""

    def initialize(self, server: GitServer) -> None:
        self._git = server

    async def get(self, repository: str, ref_and_path: str) -> None:
        if not self._git.admits(self.request):
            _ask_for_credentials(self)
            return
        content = await read_raw_file(self._git.root, repository, ref_and_path)
        if content is None:
            self.send_error(404)
            return
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(content)


@stream_request_body
class _RepositoryHandler(RequestHandler):
    """Every request below a repository: ``git http-backend`` tells them apart."""

    def initialize(self, server: GitServer) -> None:
        self._git = server
        self._backend: HttpBackend | None = None
        self._answering = False

    async def prepare(self) -> None:
        if not self._git.admits(self.request):
            _ask_for_credentials(self)
            return
        self._backend = await self._git.open_backend(self._cgi_variables())

    async def data_received(self, chunk: bytes) -> None:
        if self._backend is not None:
            await self._backend.feed(chunk)

    async def get(self, path: str) -> None:
        await self._answer()

    async def head(self, path: str) -> None:
        await self._answer()

    async def post(self, path: str) -> None:
        await self._answer()

    def on_connection_close(self) -> None:
        """The client went away: nobody waits for the answer."""
        if self._backend is None:
            return
        self._backend.kill()
        if not self._answering:
            self._closing = asyncio.ensure_future(self._git.close_backend(self._backend))

    async def _answer(self) -> None:
        assert self._backend is not None
        self._answering = True
        status, headers = await self._backend.head()
        self.clear()
        self.clear_header("Content-Type")  # git names its own
        self.set_status(status)
        for name, value in headers:
            self.add_header(name, value)
        try:
            async for chunk in self._backend.body():
                self.write(chunk)
                await self.flush()
        except StreamClosedError:
            self._backend.kill()
        if await self._git.close_backend(self._backend):
            self.finish()
        else:
            self.detach().close()

    def _cgi_variables(self) -> dict[str, str]:
        headers = self.request.headers
        variables = {
            "REQUEST_METHOD": self.request.method or "GET",
            "PATH_INFO": unquote(self.request.path),
            "QUERY_STRING": self.request.query,
            "REMOTE_ADDR": self.request.remote_ip or "",
            "CONTENT_TYPE": headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": headers.get("Git-Protocol", ""),
        }
        if "Content-Length" in headers:
            variables["CONTENT_LENGTH"] = headers["Content-Length"]
        return variables


def _ask_for_credentials(handler: RequestHandler) -> None:
    handler.set_status(401)
    handler.set_header("WWW-Authenticate", 'Basic realm="Git", charset="UTF-8"')
    handler.finish()
