"""The page that a host sends the browser back to.

A GET changes nothing: it shows a form that the browser sends by itself. What it sends counts
once, for the user and in the browser where the sign-in was begun.
"""

from __future__ import annotations

import secrets
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from ..errors import ImportRunError
from .accounts import browser_cookie
from .base import SETTINGS_KEY, shown_user

if TYPE_CHECKING:
    from ..services import Services

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style nonce="{nonce}">
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32em; padding: 0 1em }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
<script nonce="{nonce}">{script}</script>
</body>
</html>
"""

_MOST = 4096


class AccountCallbackHandler(JupyterHandler):
    """Where a sign-in by redirect ends."""

    auth_resource = "import-run"

    @property
    def content_security_policy(self) -> str:
        """Nothing but what this page itself brings."""
        return "; ".join(
            [
                "default-src 'none'",
                f"script-src 'nonce-{self._nonce}'",
                f"style-src 'nonce-{self._nonce}'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
            ]
        )

    @cached_property
    def _nonce(self) -> str:
        return secrets.token_urlsafe(16)

    def get_login_url(self) -> str:
        """Nowhere: what the host sent along would go into that address, and into logs with it.

        Who began a sign-in in this browser is signed in to Jupyter here.
        """
        raise HTTPError(403)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A page as the others."""
        text = "Sign in to Jupyter in this browser, and begin again." if status_code == 403 else ""
        self._show("Not signed in", f"<p>{text}</p>")

    @authenticated
    @authorized
    def get(self) -> None:
        """The form."""
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{escape(self._value(name))}">'
            for name in ("state", "code", "error")
        )
        xsrf = self.xsrf_form_html()
        self._show(
            "Signing in",
            f'<form method="post" action="?">{xsrf}{fields}<button>Continue</button></form>',
            "document.forms[0].submit();",
        )

    @authenticated
    @authorized
    async def post(self) -> None:
        """Go on with the sign-in that ``state`` belongs to, and say how it ended."""
        from ..operations.accounts.authorize import come_back

        services: Services = self.settings[SETTINGS_KEY]()[0]
        sign_ins = services.account_memory.sign_ins
        state, user = self._value("state"), shown_user(self.current_user)
        try:
            cookie = browser_cookie(sign_ins.named(state).id)
            sign_in = sign_ins.come_back(state, user, self.get_cookie(cookie) or "")
        except ImportRunError as error:
            self.set_status(403 if error.code == "forbidden" else 400)
            self._show("Not signed in", f"<p>{escape(error.message)}</p>")
            return
        self.clear_cookie(cookie, path=self.request.path)
        await come_back(services, sign_in, code=self._value("code"), error=self._value("error"))
        if sign_in.state == "done":
            host = escape(sign_in.host.name)
            text = f"<p>You are signed in to {host}. This window can be closed.</p>"
            self._show("Signed in", text, "window.close();")
            return
        message = sign_in.error.message if sign_in.error is not None else ""
        self._show("Not signed in", f"<p>{escape(message)}</p>")

    def _log(self) -> None:
        """The line in the server's log, without what the host sent along."""
        self.request.uri = self.request.path
        super()._log()

    def _value(self, name: str) -> str:
        return self.get_argument(name, "")[:_MOST]

    def _show(self, title: str, body: str, script: str = "") -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        # No more than who sends: with nothing, browsers say "Origin: null", which Jupyter refuses.
        self.set_header("Referrer-Policy", "strict-origin")
        self.finish(_PAGE.format(title=title, body=body, script=script, nonce=self._nonce))
