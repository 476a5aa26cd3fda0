"""Pages that hold several files: which notebooks are on them?"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote, unquote, urlsplit

import msgspec

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..services import Services
from ..sources import Source
from ..wire.sources import NotebookChoice

T = TypeVar("T")

_ANSWER_BYTES = 8 * 1024 * 1024

GIST_API = "https://api.github.com"
"""https://docs.github.com/rest/gists/gists#get-a-gist"""


class _GistFile(msgspec.Struct):
    filename: str
    raw_url: str


class _Gist(msgspec.Struct):
    files: dict[str, _GistFile]


class _SnippetFile(msgspec.Struct):
    path: str
    raw_url: str


class _Snippet(msgspec.Struct):
    """https://docs.gitlab.com/api/snippets/#get-a-single-snippet"""

    raw_url: str
    file_name: str = ""
    files: list[_SnippetFile] = []


async def notebooks_of(services: Services, source: Source) -> list[NotebookChoice]:
    """The notebooks on the page of ``source``, in the page's order, by asking its host."""
    if source.provider == "gist":
        found = await _gist(services, source)
    elif source.provider == "gitlab":
        found = await _snippet(services, source)
    else:
        raise ImportRunError("unsupported", "This page does not say where its notebook is.")
    notebooks = [choice for choice in found if choice.name.lower().endswith(".ipynb")]
    fragment = urlsplit(source.url).fragment
    if fragment:
        notebooks = [c for c in notebooks if _gist_anchor(c.name) == fragment.lower()] or notebooks
    return notebooks


async def only_choice(services: Services, source: Source) -> Source:
    """``source`` with its notebook's address.

    Raises ``not_a_notebook`` where the page has none, and ``invalid_request`` with
    ``data["choices"]`` where it has several.
    """
    choices = await notebooks_of(services, source)
    if not choices:
        raise ImportRunError("not_a_notebook", "There is no notebook on this page.")
    if len(choices) > 1:
        raise ImportRunError(
            "invalid_request",
            "There are several notebooks on this page.",
            reason="several_notebooks",
            choices=[msgspec.to_builtins(choice) for choice in choices],
        )
    return replace(source, download_url=choices[0].url, suggested_name=choices[0].name)


async def _gist(services: Services, source: Source) -> list[NotebookChoice]:
    repository = urlsplit(source.repository_url or source.url).path
    gist_id = repository.rpartition("/")[2].removesuffix(".git")
    gist = await _ask(services, f"{GIST_API}/gists/{quote(gist_id)}", _Gist)
    return [NotebookChoice(name=f.filename, url=f.raw_url) for f in gist.files.values()]


async def _snippet(services: Services, source: Source) -> list[NotebookChoice]:
    parts = urlsplit(source.url)
    project, _, number = parts.path.strip("/").partition("-/snippets/")
    api = f"{parts.scheme}://{parts.netloc}/api/v4"
    project = unquote(project.strip("/"))
    if project:
        api += f"/projects/{quote(project, safe='')}"
    snippet = await _ask(services, f"{api}/snippets/{quote(number.strip('/'))}", _Snippet)
    if snippet.files:
        return [NotebookChoice(name=f.path, url=f.raw_url) for f in snippet.files]
    return [NotebookChoice(name=snippet.file_name, url=snippet.raw_url)]


async def _ask(services: Services, url: str, type_: type[T]) -> T:
    async with GuardedClient(services.policy) as client:
        answer = await client.get(
            url, max_bytes=_ANSWER_BYTES, headers={"Accept": "application/json"}
        )
    try:
        return await asyncio.to_thread(msgspec.json.decode, answer.body, type=type_)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ImportRunError(
            "network", "The host answered with something unexpected.", details=str(error)
        ) from error


def _gist_anchor(name: str) -> str:
    """How a gist's page names the place of a file: ``My NB.ipynb`` is ``file-my-nb-ipynb``."""
    return "file-" + re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")
