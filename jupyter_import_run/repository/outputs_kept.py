"""What was to be committed without outputs is read back before anybody gets it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..errors import ImportRunError
from ..git.cat_file import blob_sizes, read_blobs
from ..git.entries import REGULAR, Change
from ..notebooks.find_outputs import may_have_outputs
from ..threads import in_thread
from ..wire.filenames import shown
from .opened import Repository
from .portions import portions

_MOST_NAMED = 200


async def require_without_outputs(
    repository: Repository, changes: Mapping[str, Change], notebooks: Collection[str]
) -> None:
    """Raise ``invalid_request`` where one of ``notebooks`` is new in ``changes`` with outputs.

    A filter leaves what it cannot read as it is, another one may keep outputs or hide them, and
    one that fails is none to git: only the blobs tell. There is nothing to confirm, since
    committing with outputs is a choice of its own.
    """
    new = {
        path: after.id
        for path in notebooks
        if (after := changes.get(path, (None, None))[1]) is not None and after.mode in REGULAR
    }
    reading = repository.reading()
    size = await blob_sizes(repository.folder, new.values(), reading)
    kept: set[str] = set()
    for some in portions(size, size):
        room = sum(size[blob] for blob in some)
        contents = await read_blobs(repository.folder, some, reading, max_bytes=room)
        kept |= await in_thread(_with_outputs, contents)
    paths = [shown(path) for path in sorted(new) if new[path] in kept]
    if paths:
        raise ImportRunError(
            "invalid_request",
            "A notebook would go out with outputs, or with what cannot be read.",
            reason="outputs_kept",
            path=paths[0],
            paths=paths[:_MOST_NAMED],
        )


def _with_outputs(contents: Mapping[str, bytes]) -> set[str]:
    return {blob for blob, content in contents.items() if may_have_outputs(content)}
