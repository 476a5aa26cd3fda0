"""A stand-in for the token endpoint of a host: renews tokens as GitLab does, and counts.

For what is about this side only (locks, clocks, disks). Signing in is tested against a real
OAuth server.
"""

from __future__ import annotations

import asyncio
import itertools
import json

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler


class TokenEndpoint:
    """``refresh-0`` is renewed to ``access-1`` and ``refresh-1``, that one to …, each once.

    ``life`` are the seconds that it says a token holds, ``delay`` those it takes to answer.
    ``down`` has it answer 503.
    """

    def __init__(self, *, life: float = 7200, delay: float = 0.0) -> None:
        self.life = life
        self.delay = delay
        self.down = False
        self.requests = 0
        self._numbers = itertools.count(1)
        self._good = "refresh-0"

    async def start(self) -> None:
        """Listen on a free port of 127.0.0.1."""
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{socket.getsockname()[1]}/oauth/token"
        self._server = HTTPServer(
            Application(
                [("/oauth/token", _Handler, {"endpoint": self})],
                log_function=lambda handler: None,
            )
        )
        self._server.add_socket(socket)

    async def stop(self) -> None:
        """Close every connection."""
        self._server.stop()
        await self._server.close_all_connections()

    def renew(self, refresh: str) -> dict[str, object] | None:
        """The answer to ``refresh``; None where it was used before or never was."""
        if refresh != self._good:
            return None
        number = next(self._numbers)
        self._good = f"refresh-{number}"
        return {
            "access_token": f"access-{number}",
            "refresh_token": self._good,
            "token_type": "bearer",
            "expires_in": self.life,
        }

    def revoke(self) -> None:
        """The person took it back."""
        self._good = ""


class _Handler(RequestHandler):
    def initialize(self, endpoint: TokenEndpoint) -> None:
        self._endpoint = endpoint

    async def post(self) -> None:
        self._endpoint.requests += 1
        await asyncio.sleep(self._endpoint.delay)
        if self._endpoint.down:
            self.set_status(503)
            return
        answer = self._endpoint.renew(self.get_body_argument("refresh_token"))
        if answer is None:
            self.set_status(400)
        self.finish(json.dumps(answer or {"error": "invalid_grant"}))
