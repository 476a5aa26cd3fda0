"""Launchers and redirects that name what they open in their path or in one parameter."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from ..escapes import decode
from ..location import Location
from ..refusals import refuse
from ..source import Source
from .binder import read as read_binder
from .inner import Read, github_url


def _parameter(location: Location, read: Read, names: tuple[str, ...] = ("url",)) -> Source:
    inner = location.link(*names)
    if not inner:
        raise refuse("viewer_only")
    return read(inner)


def _after_github(location: Location, read: Read, names: tuple[str, ...] = ("url",)) -> Source:
    """``…/github/owner/name/blob/ref/n.ipynb``, or else one of the parameters."""
    parts = location.segments
    if "github" in parts[:-2]:
        return read(github_url(parts[parts.index("github") + 1 :]))
    return _parameter(location, read, names)


def _google_cloud(location: Location, read: Read) -> Source:
    """Vertex AI: ``download_url=…``, or the escaped URL behind ``colab/import/``."""
    parts = location.segments
    if "import" in parts[:-1]:
        return read(decode("/".join(parts[parts.index("import") + 1 :])))
    return _parameter(location, read, ("download_url", "url"))


def _github(location: Location, read: Read) -> Source | None:
    """GitHub's own detours: its sign-in page, and ``codespaces/new/owner/name``."""
    parts = location.segments
    goal = location.link("return_to")
    if goal and parts[:1] in (("login",), ("session",)):
        return read(goal)
    if parts[:2] == ("codespaces", "new") and len(parts) > 3:
        return read(github_url(parts[2:]))
    return None


def _google_redirect(location: Location, read: Read) -> Source:
    """``google.com/url?q=…``, as mails, documents and results have it."""
    if location.segments != ("url",):
        raise refuse("site_page")
    return _parameter(location, read, ("url", "q"))


def _doi(location: Location, read: Read) -> Source:
    """Where a DOI leads only its resolver knows: the page of an archive or of an article."""
    raise refuse("archive")


def read_backend_ai(location: Location, read: Read) -> Source | None:
    """Backend.AI: ``start?type=url&data={"url": …}``, or ``github?owner/name/blob/…``."""
    if location.segments[-1:] == ("github",) and "/" in location.query:
        inner = decode(location.query.partition("&")[0])
        return read(inner if "://" in inner else github_url(inner.strip("/").split("/")))
    data = location.link("data")
    if data is None or location.segments[-1:] != ("start",):
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise refuse("no_link") from None
    url = found.get("url") if isinstance(found, dict) else None
    if not isinstance(url, str):
        raise refuse("no_link")
    return read(url)


BY_HOST: dict[str, Callable[[Location, Read], Source | None]] = {
    "mybinder.org": read_binder,
    "studiolab.sagemaker.aws": _after_github,
    "deepnote.com": _after_github,
    "www.deepnote.com": _after_github,
    "beta.deepnote.com": _after_github,
    "kaggle.com": partial(_parameter, names=("src",)),
    "www.kaggle.com": partial(_parameter, names=("src",)),
    "console.paperspace.com": _after_github,
    "vscode.dev": _after_github,
    "datalore.jetbrains.com": _parameter,
    "lightning.ai": partial(_parameter, names=("repo_url",)),
    "console.cloud.google.com": _google_cloud,
    "github.com": _github,
    "www.google.com": _google_redirect,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "slack-redir.net": _parameter,
}
"""Reader by host."""
