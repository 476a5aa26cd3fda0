"""Gitee: a host with the addresses of GitHub."""

from __future__ import annotations

from dataclasses import replace

from ..location import Location
from ..source import Source
from . import github

KIND = "gitee"


def read(location: Location) -> Source:
    """A page of Gitee. Raises ``invalid_url`` for pages without files."""
    return replace(github.read(location), provider=KIND)
