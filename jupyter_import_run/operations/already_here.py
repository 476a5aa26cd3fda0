"""Was it imported before?"""

from __future__ import annotations

import asyncio

from ..root import Root
from ..services import Services
from ..sources import Source, same_repository


async def already_here(services: Services, source: Source) -> list[str]:
    """API paths of the repositories that are the same one as ``source``, whatever their folders
    are called, or of the notebooks that came from its address.

    What has its name and comes from elsewhere is not among them.
    """
    root = services.root
    if source.kind == "notebook":
        if root is None or source.secret:
            return []
        return await asyncio.to_thread(_notebooks, services, root, source.public_url())
    if root is None or source.repository_url is None:
        return []
    wanted = source.repository_url
    found = await services.summaries.list(root)
    return [
        each.path for each in found.repositories if each.url and same_repository(each.url, wanted)
    ]


def _notebooks(services: Services, root: Root, url: str) -> list[str]:
    """Those that are still there. Blocks."""
    paths = services.origins.paths_of(url)
    return [path for path in paths if (root.folder / path).is_file()]
