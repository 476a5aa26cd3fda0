"""Lists of saved repositories, whichever of the commands asks for one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context

if TYPE_CHECKING:
    from ..wire.presets import Preset, PresetList

_TIMES = ("creation-time-after", "creation-time-before", "last-modified-time-after",
          "last-modified-time-before")  # fmt: skip


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The filters of SageMaker's ``ListCodeRepositories``, by its own names."""
    parser.add_argument("--name-contains", metavar="TEXT", default="")
    for name in _TIMES:
        parser.add_argument(f"--{name}", metavar="TIME", default="")
    sorts = ("Name", "CreationTime", "LastModifiedTime")
    parser.add_argument("--sort-by", choices=sorts, default="")
    parser.add_argument("--sort-order", choices=("Ascending", "Descending"), default="")
    parser.add_argument("--max-results", metavar="N", default="", help="of one page, at most 100")
    parser.add_argument("--next-token", metavar="TOKEN", default="", help="what a page ended with")


async def found(
    context: Context, arguments: argparse.Namespace, *, start: str = "", most: int | None = None
) -> PresetList:
    """The page that is asked for; where none is, all of them from ``start`` on, at most ``most``.

    ``start`` is what a list ended with. Raises ``invalid_request``.
    """
    import msgspec

    from ..operations.presets.describe import list_presets
    from ..presets.listing import MOST, Query, query_of

    words = {name: str(getattr(arguments, name)) for name in Query.__struct_fields__}
    query = query_of({**words, "next_token": start or words["next_token"]})
    if arguments.max_results or arguments.next_token:
        return await list_presets(context.services, query)
    presets: list[Preset] = []
    while True:
        left = MOST if most is None else min(MOST, most - len(presets))
        query = msgspec.structs.replace(query, max_results=left)
        page = await list_presets(context.services, query)
        presets += page.presets
        if page.next_token is None or len(presets) == most:
            return msgspec.structs.replace(page, presets=presets)
        query = msgspec.structs.replace(query, next_token=page.next_token)
