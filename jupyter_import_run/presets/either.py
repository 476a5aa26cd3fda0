"""A repository is named by its address or as a saved one."""

from __future__ import annotations

from ..errors import ImportRunError


def require_either(url: str | None, preset: str | None) -> None:
    """Raise ``invalid_request`` unless it is exactly one of them."""
    if (url is None) == (preset is None):
        raise ImportRunError("invalid_request", "Give a URL or the name of a saved repository.")
