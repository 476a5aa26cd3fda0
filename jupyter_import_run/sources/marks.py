"""``#ref=…&open=…``: what a link says about a repository, kept in its canonical URL.

Not every host has a page for a branch, so the URL of a source names ref and place in its
fragment, and a text with such a fragment means the same again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .escapes import decode, escape_name
from .refs import check_path, check_ref
from .source import Source

_MARKS = re.compile(r"(?:ref=(?P<ref>[^&#]+))?&?(?:open=(?P<open>[^&#]+))?")


def marked(source: Source, ref: str | None, open: str | None) -> Source:
    """``source`` at ``ref`` (a name as git has it), opened at ``open``, where these are given.

    A notebook stays one: there ``ref`` only tells its branch from its path.
    """
    ref, open = check_ref(ref or ""), check_path(open or "")
    if source.kind == "notebook":
        known = source.with_refs((ref or "",))
        return source if known is source else _with_fragment(known, f"ref={escape_name(ref or '')}")
    if ref:
        known = source.with_refs((ref,))
        inside = known.open if known.ref == ref and not known.tail else None
        source = replace(known, ref=ref, open=inside, tail=())
    if open:
        # Who says what to open means all that stands in the page's URL as the ref.
        whole = check_ref("/".join(source.tail)) if source.tail else source.ref
        source = replace(source, ref=whole, open=open, tail=())
    if not (ref or open):
        return source
    marks = [f"ref={escape_name(source.ref)}"] if source.ref else []
    marks += [f"open={escape_name(source.open, keep_slash=True)}"] if source.open else []
    return _with_fragment(source, "&".join(marks))


def _with_fragment(source: Source, fragment: str) -> Source:
    return replace(source, url=f"{source.url.partition('#')[0]}#{fragment}")


def read_marks(fragment: str) -> tuple[str | None, str | None]:
    """Ref and place that a fragment names; nothing for any other fragment."""
    match = _MARKS.fullmatch(fragment)
    if match is None:
        return None, None
    ref, open = match["ref"], match["open"]
    return ref and decode(ref), open and decode(open)
