"""How large a file a host takes: as data."""

from __future__ import annotations

from typing import NamedTuple

_MIB = 1024 * 1024


class SizeLimit(NamedTuple):
    """Bytes of one file: from ``large`` on it is a burden, above ``refused`` the host refuses.

    ``refused`` is None where the host is not known to.
    """

    large: int
    refused: int | None


_LIMITS: dict[str, SizeLimit] = {
    # https://docs.github.com/repositories/working-with-files/managing-large-files
    "github": SizeLimit(50 * _MIB, 100 * _MIB),
    # https://docs.gitlab.com/user/gitlab_com/#account-and-limit-settings
    "gitlab": SizeLimit(50 * _MIB, 100 * _MIB),
    # https://huggingface.co/docs/hub/repositories-getting-started
    "huggingface": SizeLimit(5 * _MIB, 10 * _MIB),
}

_OTHERS = SizeLimit(50 * _MIB, None)


def size_limit(provider: str | None) -> SizeLimit:
    """The limit of a kind of host."""
    return _LIMITS.get(provider or "", _OTHERS)
