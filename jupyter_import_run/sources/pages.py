"""Pages of a repository on its host, for the branch that a person is on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .merge_request import MergeRequest
from .remotes import same_repository, site_of


class WebLinks(NamedTuple):
    """Addresses; None where the host is not known to have such a page."""

    repository: str | None = None
    branch: str | None = None
    merge_request: str | None = None


def web_links(
    url: str,
    branch: str | None,
    default_branch: str | None,
    providers: Mapping[str, str],
    parent: str | None,
) -> WebLinks:
    """See :func:`jupyter_import_run.sources.web_links`."""
    site = site_of(url, providers)
    page = site.page() if site is not None else None
    if site is None or page is None:
        return WebLinks()
    links = WebLinks(repository=page, branch=site.page(branch) if branch else None)
    begin = site.provider.merge_request
    upstream = _parent_page(url, parent, providers)
    is_target = branch == default_branch and upstream is None
    if branch is None or is_target or begin is None:
        return links
    wanted = MergeRequest(
        source=branch,
        target=default_branch,
        owner=site.path.partition("/")[0],
        parent=upstream,
    )
    return links._replace(merge_request=begin(page, wanted))


def commit_page(url: str, branch: str, commit: str, providers: Mapping[str, str]) -> str | None:
    """See :func:`jupyter_import_run.sources.commit_page`."""
    site = site_of(url, providers)
    page = site.page() if site is not None else None
    if site is None or page is None:
        return None
    between = site.provider.commit
    return site.page(branch) if between is None else f"{page}{between}{commit}"


def _parent_page(url: str, parent: str | None, providers: Mapping[str, str]) -> str | None:
    """That of the repository that ``url`` was forked from, if it is on the same host."""
    if parent is None or same_repository(url, parent):
        return None
    own, other = site_of(url, providers), site_of(parent, providers)
    if own is None or other is None or own.base != other.base:
        return None
    return other.page()
