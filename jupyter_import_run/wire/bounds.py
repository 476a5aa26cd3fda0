"""How long what a browser sends may be.

A request is kept, shown in every list of jobs and written to disk, so none may be as long as it
likes. Each bound is far above what people send, and where a name is longer than its disk or
git takes, their own answer says so. ``tests/wire`` finds a field without a bound.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

MOST_BYTES = 16 * 1024 * 1024
"""Of a whole request: a hundred thousand paths of usual length."""

Url = Annotated[str, Meta(max_length=16 * 1024)]
Pasted = Annotated[str, Meta(max_length=1024 * 1024)]
"""Whatever is in the clipboard: that it is no URL is for ``sources`` to say."""

Path = Annotated[str, Meta(max_length=16 * 1024)]
"""PATH_MAX is 4096 bytes; one that is no UTF-8 is written out (``filenames.py``)."""

Name = Annotated[str, Meta(max_length=1024)]
"""Of a file, a branch, a person, a host; a commit's or a snapshot's id."""

Message = Annotated[str, Meta(max_length=64 * 1024)]
"""Of a commit."""

Paths = Annotated[list[Path], Meta(max_length=100_000)]

Patterns = Annotated[list[Path], Meta(max_length=1000)]
"""Of ``git sparse-checkout``."""
