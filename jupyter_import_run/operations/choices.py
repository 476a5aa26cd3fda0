"""Pages that hold several files: which notebooks are on them?"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import msgspec

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..services import Services
from ..sources import Source, listing_of
from ..sources.names import is_notebook
from ..wire.sources import NotebookChoice

_ANSWER_BYTES = 8 * 1024 * 1024


async def notebooks_of(services: Services, source: Source) -> list[NotebookChoice]:
    """The notebooks on the page of ``source``, in the page's order, by asking its host."""
    page = listing_of(source)
    if page is None:
        raise ImportRunError("unsupported", "This page does not say where its notebook is.")
    async with GuardedClient(services.policy) as client:
        answer = await client.get(
            page.address(source), max_bytes=_ANSWER_BYTES, headers={"Accept": "application/json"}
        )
    try:
        files = await asyncio.to_thread(page.files, source, answer.body)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ImportRunError(
            "network", "The host answered with something unexpected.", details=str(error)
        ) from error
    return [
        NotebookChoice(name=file.name, url=file.url) for file in files if is_notebook(file.name)
    ]


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
