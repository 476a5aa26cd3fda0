"""A link of ours: what its query says."""

from __future__ import annotations

from dataclasses import dataclass

from ..sources.wrappers.jupyter import OWN_PARAMETER
from .escapes import escape_value, without_full_stop


@dataclass(frozen=True)
class Link:
    """What is imported from ``url``: of a repository its ``branch`` (or tag, or commit), and the
    file to ``open`` in it. ``run`` only suggests: whoever clicks decides.
    """

    url: str
    branch: str | None = None
    open: str | None = None
    run: bool = False

    def at(self, page: str) -> str:
        """The link to ``page``, as :func:`.page.lab_page` gives it."""
        values = {
            OWN_PARAMETER: self.url,
            "branch": self.branch,
            "open": self.open,
            "run": "1" if self.run else None,
        }
        pairs = [f"{name}={escape_value(value)}" for name, value in values.items() if value]
        return without_full_stop(f"{page}?{'&'.join(pairs)}")
