"""What a person is asked about before a commit."""

from __future__ import annotations

from typing import Literal

import msgspec

CommitRisk = Literal["too_large", "large", "secret_name", "private_key", "token", "twin_name"]
"""``too_large``: the host will refuse it; ``large``: it makes every clone slow for ever;
``twin_name``: other disks take it for another file or folder of the repository.
"""


class CommitWarning(msgspec.Struct, kw_only=True, frozen=True):
    """One of ``data.warnings`` of the reason ``needs_confirmation``; ``size`` is in bytes.

    The commit goes on once its request names the ``path`` in ``confirmed``.
    """

    path: str
    what: CommitRisk
    size: int
