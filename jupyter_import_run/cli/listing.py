"""Lists of saved repositories, whichever of the commands asks for one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .context import Context

if TYPE_CHECKING:
    from ..wire.presets import Preset, PresetList
    from .console import Console

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


def filters_of(arguments: argparse.Namespace) -> dict[str, str]:
    """Their values, by the fields of a ``Query``."""
    from ..presets.listing import Query

    return {name: str(getattr(arguments, name)) for name in Query.__struct_fields__}


async def found(
    context: Context, wanted: Mapping[str, str], *, start: str = "", most: int | None = None
) -> PresetList:
    """The page that is asked for; where none is, all of them from ``start`` on, at most ``most``.

    ``wanted`` are fields of a ``Query``, ``start`` is what a list ended with. Raises
    ``invalid_request``.
    """
    import msgspec

    from ..operations.presets.describe import list_presets
    from ..presets.listing import MOST, query_of

    query = query_of({**wanted, "next_token": start or wanted.get("next_token", "")})
    if wanted.get("max_results") or wanted.get("next_token"):
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


def status_of(page: PresetList, console: Console) -> int:
    """How a command ends that has answered ``page``: 1 where some of the person's own are not
    on it, after saying why.
    """
    if page.problem is None:
        return 0
    from ..errors import ImportRunError
    from .advice import advice

    problem = page.problem
    error = ImportRunError(problem.code, problem.message, **problem.data)
    for line in (error.message, *advice(error)):
        console.note(line)
    return 1
