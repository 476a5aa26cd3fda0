"""The guarded HTTP client: judged addresses, judged redirects, bounded answers.

Everything that this package asks of other hosts by HTTP goes through here, except what
git asks itself.
"""

from __future__ import annotations

from .answers import Download, Response
from .client import GuardedClient
from .speed import SpeedLimit

__all__ = ["Download", "GuardedClient", "Response", "SpeedLimit"]
