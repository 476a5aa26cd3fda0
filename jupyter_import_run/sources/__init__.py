"""What a URL means: a text that a person pasted becomes a :class:`Source`.

Nothing here asks the network or the disk. ``reading`` turns the text into an address
(``pasted``), takes it apart (``location``), follows links within links (``wrappers``) and
lets the file of its host read the page (``providers``). Whether an address may be reached
is for ``policy`` to say. All of it is loaded with the first URL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .source import Source

if TYPE_CHECKING:
    from .listing import Listing
    from .pages import WebLinks

__all__ = [
    "Source",
    "commit_page",
    "is_on_disk",
    "kind_of",
    "listing_of",
    "parse",
    "public_repository_url",
    "redacted",
    "same_repository",
    "web_links",
    "web_url",
]


def parse(text: str, providers: Mapping[str, str] | None = None) -> Source:
    """What ``text`` means: no network, no DNS, no file system.

    ``providers`` are kinds by ``host[:port]`` of hosts that an administrator named. Raises
    ImportRunError (``invalid_url``, ``not_a_notebook``, ``unsupported``) with one of the
    reasons of ``refusals.py``, and nothing else. Addresses are not judged here.
    """
    from . import reading

    return reading.parse(text, providers or {})


def redacted(text: str) -> str:
    """What may be shown of a text that is no source: its beginning, where that is harmless."""
    from . import secrecy

    return secrecy.redacted(text)


def listing_of(source: Source) -> Listing | None:
    """How to ask a source's host for the files of its page, where that must be asked."""
    from .providers import PROVIDERS

    provider = PROVIDERS.get(source.provider)
    return provider.listing if provider is not None else None


def public_repository_url(url: str) -> str:
    """A remote's address without password, token and query; a user name of ssh stays."""
    from . import secrecy

    return secrecy.public_repository_url(url)


def is_on_disk(repository_url: str) -> bool:
    """Whether a remote's address is a path, as git reads it, and leads to no server."""
    from . import remotes

    return remotes.is_on_disk(repository_url)


def kind_of(repository_url: str, providers: Mapping[str, str]) -> str | None:
    """What kind of host a remote's address leads to; None where nobody knows."""
    from . import remotes

    return remotes.kind_of(repository_url, providers)


def same_repository(a: str, b: str) -> bool:
    """Whether two addresses name the same repository on the same host.

    Over https or ssh, with or without ``.git``, whatever credentials or user they carry.
    Ports count between two web addresses only: ssh has one of its own.
    """
    from . import remotes

    return remotes.same_repository(a, b)


def web_url(
    repository_url: str,
    ref: str | None = None,
    file: str | None = None,
    *,
    providers: Mapping[str, str] | None = None,
) -> str | None:
    """The page of a repository for people: itself, its branch ``ref``, or its ``file``.

    None where nobody knows what kind of host it is.
    """
    from . import remotes

    return remotes.web_url(repository_url, ref, file, providers or {})


def web_links(
    url: str,
    branch: str | None,
    default_branch: str | None,
    providers: Mapping[str, str],
    *,
    parent: str | None = None,
) -> WebLinks:
    """The pages of a repository, of ``branch``, and of a new merge request for it.

    That goes to ``default_branch``, and has no page on that branch itself but in a fork.
    ``parent`` is the address of the repository that this one was forked from, where the person
    named one.
    """
    from . import pages

    return pages.web_links(url, branch, default_branch, providers, parent)


def commit_page(url: str, branch: str, commit: str, providers: Mapping[str, str]) -> str | None:
    """The page of ``commit``, an id, or of its ``branch`` where commits have no simple address.

    None where nobody knows what kind of host it is.
    """
    from . import pages

    return pages.commit_page(url, branch, commit, providers)
