"""What the tests of this folder share: rows of a URL and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.sources import parse

SHA = "0123456789abcdef0123456789abcdef01234567"
GIST = "0123456789abcdef0123456789abcdef"

_SHORT = {
    "repository": "repository_url",
    "download": "download_url",
    "name": "suggested_name",
}


def assert_means(
    text: str, expected: Mapping[str, Any], providers: Mapping[str, str] | None = None
) -> None:
    """``expected`` are attributes of the source; ``refs`` are what its server would know."""
    source = parse(text, providers)
    wanted = dict(expected)
    refs = wanted.pop("refs", None)
    if refs is not None:
        source = source.with_refs(refs)
    found = {key: getattr(source, _SHORT.get(key, key)) for key in wanted}
    assert found == wanted


def refused(text: str, providers: Mapping[str, str] | None = None) -> ImportRunError:
    """The error for a text that is no source."""
    with pytest.raises(ImportRunError) as caught:
        parse(text, providers)
    return caught.value


def repository(url: str, **more: Any) -> dict[str, Any]:
    """A repository that git clones from ``url``; what is not named must not be set."""
    return {"kind": "repository", "repository": url, "ref": None, "open": None, **more}


def notebook(
    url: str | None, ref: str | None, path: str | None, download: str | None
) -> dict[str, Any]:
    """A notebook at ``path`` of the repository at ``url``."""
    return {
        "kind": "notebook",
        "repository": url,
        "ref": ref,
        "path": path,
        "download": download,
    }
