"""Everything below ``import-run/`` that is no route."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..errors import ImportRunError
from .base import BaseHandler


class NowhereHandler(BaseHandler):
    """The server's own answer would be a page, where everything else here speaks JSON."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Raise ``not_found``."""
        raise ImportRunError("not_found", "There is nothing at this address.")

    head = post = put = patch = delete = get
