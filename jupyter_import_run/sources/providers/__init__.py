"""One file for each kind of host, registered here as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..location import Location
from ..source import Source
from . import (
    azure,
    bitbucket,
    bitbucket_server,
    codecommit,
    file_hosts,
    gist,
    gitea,
    github,
    gitlab,
    huggingface,
    sourcehut,
)


class Provider(NamedTuple):
    """What is known of a kind of host.

    ``read`` turns a page into a source. ``page`` makes the page of a repository from the
    host's base URL, the repository's path, a ref and an escaped file. ``recognises`` says
    whether no other kind has such an address, on any host.
    """

    read: Callable[[Location], Source]
    page: Callable[[str, str, str | None, str | None], str | None] | None = None
    recognises: Callable[[Location], bool] | None = None


PROVIDERS: dict[str, Provider] = {
    "azure": Provider(azure.read, azure.page, azure.recognises),
    "codecommit": Provider(codecommit.read, codecommit.page, codecommit.recognises),
    "gitlab": Provider(gitlab.read, gitlab.page, gitlab.recognises),
    "gitea": Provider(gitea.read, gitea.page, gitea.recognises),
    "bitbucket_server": Provider(
        bitbucket_server.read, bitbucket_server.page, bitbucket_server.recognises
    ),
    "bitbucket": Provider(bitbucket.read, bitbucket.page),
    "github": Provider(github.read, github.page, github.recognises),
    "github_raw": Provider(github.read_raw),
    "gist": Provider(gist.read, gist.page),
    "huggingface": Provider(huggingface.read, huggingface.page),
    "sourcehut": Provider(sourcehut.read, sourcehut.page),
    "dropbox": Provider(file_hosts.read_dropbox),
    "google_drive": Provider(file_hosts.read_drive),
    "zenodo": Provider(file_hosts.read_zenodo),
}
"""By kind. The order is that in which unknown hosts are tried for ``recognises``."""
