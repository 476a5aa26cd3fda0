"""One file for each kind of host, registered here as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..forge import account, group
from ..listing import Listing
from ..location import Location
from ..merge_request import MergeRequest
from ..source import Source
from . import (
    azure,
    bitbucket,
    bitbucket_server,
    codecommit,
    file_hosts,
    gist,
    gitea,
    gitee,
    github,
    gitlab,
    gitlab_snippets,
    huggingface,
    sourcehut,
)


class Provider(NamedTuple):
    """What is known of a kind of host.

    ``read`` turns a page into a source. ``page`` makes the page of a repository from the
    host's base URL, the repository's path, a ref and an escaped file. ``recognises`` says
    whether no other kind has such an address, on any host. ``owner`` finds in the parts of
    an ssh address who the repository belongs to. ``listing`` is for pages that hold several
    files and do not say which. ``merge_request`` makes the page on which a person begins
    one from the page of the repository. ``commit`` is what comes between that and a commit's id
    in the address of the commit's page, None where it has another form.
    """

    read: Callable[[Location], Source]
    page: Callable[[str, str, str | None, str | None], str | None] | None = None
    recognises: Callable[[Location], bool] | None = None
    owner: Callable[[Sequence[str]], str | None] | None = None
    listing: Listing | None = None
    merge_request: Callable[[str, MergeRequest], str | None] | None = None
    commit: str | None = None


FORGES: dict[str, Provider] = {
    "azure": Provider(
        azure.read,
        azure.page,
        azure.recognises,
        azure.owner,
        merge_request=azure.merge_request,
        commit="/commit/",
    ),
    "codecommit": Provider(
        codecommit.read,
        codecommit.page,
        codecommit.recognises,
        merge_request=codecommit.merge_request,
    ),
    "gitlab": Provider(
        gitlab.read,
        gitlab.page,
        gitlab.recognises,
        group,
        gitlab_snippets.LISTING,
        gitlab.merge_request,
        commit="/-/commit/",
    ),
    "gitea": Provider(
        gitea.read,
        gitea.page,
        gitea.recognises,
        account,
        merge_request=gitea.merge_request,
        commit="/commit/",
    ),
    "bitbucket_server": Provider(
        bitbucket_server.read,
        bitbucket_server.page,
        bitbucket_server.recognises,
        bitbucket_server.owner,
        merge_request=bitbucket_server.merge_request,
        commit="/commits/",
    ),
    "bitbucket": Provider(
        bitbucket.read,
        bitbucket.page,
        owner=account,
        merge_request=bitbucket.merge_request,
        commit="/commits/",
    ),
    "github": Provider(
        github.read,
        github.page,
        github.recognises,
        account,
        merge_request=github.merge_request,
        commit="/commit/",
    ),
    "huggingface": Provider(
        huggingface.read, huggingface.page, owner=huggingface.owner, commit="/commit/"
    ),
    "sourcehut": Provider(sourcehut.read, sourcehut.page, owner=account, commit="/commit/"),
}
"""Kinds of Git hosts, which an administrator may name for any host. Their order is that in
which unknown hosts are tried for ``recognises``."""

SITES: dict[str, Provider] = {
    "github_raw": Provider(github.read_raw),
    "gist": Provider(gist.read, gist.page, listing=gist.LISTING),
    "dropbox": Provider(file_hosts.read_dropbox),
    "figshare": Provider(file_hosts.read_figshare),
    "gitee": Provider(gitee.read, github.page, owner=account, commit="/commit/"),
    "google_drive": Provider(file_hosts.read_drive),
    "zenodo": Provider(file_hosts.read_zenodo),
}
"""Kinds of which there is one host, known beforehand."""

PROVIDERS: dict[str, Provider] = {**FORGES, **SITES}
"""All of them, by kind."""
