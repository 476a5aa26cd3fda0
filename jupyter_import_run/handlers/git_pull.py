"""nbgitpuller's links at their own address, where the administrator wants that."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import authenticated


class GitPullHandler(JupyterHandler):
    """``git-pull?repo=URL&branch=…&urlpath=…``: on to JupyterLab, which asks as for any link.

    https://nbgitpuller.readthedocs.io/en/latest/topic/url-options.html
    """

    auth_resource = "import-run"

    @authenticated
    @authorized
    def get(self) -> None:
        """Go to the link of ours that means the same. Nothing is done yet."""
        from ..links.git_pull import own_link

        self.redirect(own_link(f"{self.base_url}lab", self.request.query))
