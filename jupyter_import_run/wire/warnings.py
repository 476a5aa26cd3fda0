"""What a person should know of a job that succeeded."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

WarningCode = Literal[
    "byte_order_mark",
    "converted",
    "newer_format",
    "cell_ids_missing",
    "cell_ids_shared",
    "unknown_property",
    "not_in_this_version",
    "git_lfs",
    "submodules_left_out",
    "moved",
    "empty_repository",
    "other_version",
    "nothing_new",
    "links_left_out",
]
"""Facts, like the codes of errors. ``JobWarning.data`` by code:

``converted``            ``nbformat``: the old format (1 to 3)
``newer_format``         ``nbformat_minor``, and ``known``: the newest minor of format 4 here
``unknown_property``     ``place``, such as ``cells[0].id``, and ``nbformat_minor``
``not_in_this_version``  ``path``: what was to be opened, as it was asked for
``moved``                ``url``: where the repository is now
``other_version``        ``wanted``: the branch, tag or commit that was asked for, and
                         ``present``: the branch or commit that was there already
``links_left_out``       ``paths``: API paths of links, in folders, that lead elsewhere
"""


class JobWarning(msgspec.Struct, frozen=True):
    """One warning: a code to decide by, a sentence to read, facts to show."""

    code: WarningCode
    message: str
    data: dict[str, Any] = {}
