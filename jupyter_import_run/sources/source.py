"""What a URL means."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..wire.sources import Source as WireSource
    from ..wire.sources import SourceKind


@dataclass(frozen=True)
class Source:
    """A notebook or a repository, and how to get it; the internal twin of ``wire.sources``.

    ``host`` is ``host`` or ``host:port``. ``url`` is the page or address in one spelling:
    parsed again it means the same; it may hold a secret query. ``repository_url`` is what
    git clones. ``ref`` is a branch, tag, commit or full ref name, None for whatever the
    server's HEAD names. ``path`` is the notebook's place in its repository, ``open`` what a
    repository is opened at. ``download_url`` is None where only the host knows it.
    ``owner`` is who the repository belongs to, as people write it, None where nobody knows;
    ``repository_name`` is the folder that the repository gets.

    ``tail`` holds the parts of ref and path as long as nobody knows where the ref ends;
    :meth:`with_refs` tells. ``secret``: an address carries a secret query, so it must not
    be logged, stored or shown.
    """

    kind: SourceKind
    provider: str
    host: str
    url: str
    suggested_name: str
    owner: str | None = None
    repository_name: str | None = None
    repository_url: str | None = None
    ref: str | None = None
    path: str | None = None
    download_url: str | None = None
    open: str | None = None
    tail: tuple[str, ...] = ()
    secret: bool = False

    def with_refs(self, refs: Collection[str]) -> Source:
        """Tell ref and path apart: the longest of ``refs`` (branch and tag names) wins.

        The download address is the same either way: hosts read both from one path.
        """
        known = refs if isinstance(refs, AbstractSet | Mapping) else frozenset(refs)
        longest = len(self.tail) - (1 if self.kind == "notebook" else 0)
        for length in range(longest, 0, -1):
            ref = "/".join(self.tail[:length])
            if ref in known:
                path = "/".join(self.tail[length:]) or None
                if self.kind == "notebook":
                    return replace(self, ref=ref, path=path, tail=())
                return replace(self, ref=ref, open=path, tail=())
        return self

    def public_url(self) -> str:
        """``url`` for logs, jobs and history: without a query that holds a secret."""
        from .secrecy import without_secret_query

        return without_secret_query(self.url)

    def to_wire(self, **more: Any) -> WireSource:
        """The answer of ``POST resolve``; ``more`` is what the URL alone does not say."""
        from ..wire.sources import Source as WireSource

        return WireSource(
            kind=self.kind,
            provider=self.provider,
            host=self.host,
            url=self.url,
            repository_url=self.repository_url,
            ref=self.ref,
            path=self.path,
            download_url=self.download_url,
            suggested_name=self.suggested_name,
            owner=self.owner,
            repository_name=self.repository_name,
            open=self.open,
            **more,
        )
