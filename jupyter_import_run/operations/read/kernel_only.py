"""``repositories/kernel-only``: notebooks that changed, though nobody changed them.

JupyterLab writes the kernel that a notebook is opened with into it, which to git is a change like
any other. Asked for beside the status, which stays one git process.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from ...diffs.kernels_own import only_kernels_own
from ...git.cat_file import blob_sizes, read_blobs
from ...git.diff import changed_files
from ...notebooks.strip_outputs import stripped
from ...repository.opened import Repository
from ...repository.outputs import stripped_ones
from ...repository.portions import AT_ONCE, portions
from ...services import Services
from ...threads import in_thread
from ...wire.filenames import shown
from ...wire.status import KernelOnly
from .working_file import read_working_file

_NOTEBOOKS = ":(icase)*.ipynb"

_MOST_BYTES = 16 * 1024 * 1024
"""Of a notebook that is looked into."""

_KERNELS_BYTES = 8 * 1024
"""More than kernels write about themselves: a file that grew by more has other changes too."""


async def kernel_only(services: Services, path: str) -> KernelOnly:
    """Of the notebooks that are not as they were added those that only a kernel changed."""
    repository = await services.repositories.open(path)
    return KernelOnly(files=[shown(path) for path in await changed_by_kernel(repository)])


async def changed_by_kernel(repository: Repository) -> list[str]:
    """The paths that :func:`kernel_only` is asked for."""
    profile = repository.reading()
    changed = await changed_files(repository.folder, profile, (), pathspecs=[_NOTEBOOKS])
    blobs = {each.path: each.old for each in changed if each.status == "modified" and each.old}
    ours = await stripped_ones(repository, blobs)
    bytes_of = await blob_sizes(repository.folder, blobs.values(), profile, missing_ok=True)
    sizes = {path: bytes_of[blob] for path, blob in blobs.items() if blob in bytes_of}
    near = await in_thread(_near, repository.folder, sizes, ours)
    found: list[str] = []
    for some in portions(near, sizes):
        olds = await read_blobs(
            repository.folder, [blobs[path] for path in some], profile, max_bytes=AT_ONCE
        )
        old = {path: olds[blobs[path]] for path in some}
        found += await in_thread(_found, repository, old, ours)
    return found


def _near(folder: Path, sizes: Mapping[str, int], ours: Collection[str]) -> list[str]:
    """Those about as large as they were; of ``ours`` git has another size than the disk."""
    found = []
    for path, size in sizes.items():
        try:
            here = os.lstat(folder / path).st_size
        except OSError:
            continue
        if max(size, here) <= _MOST_BYTES and (path in ours or abs(here - size) <= _KERNELS_BYTES):
            found.append(path)
    return found


def _found(repository: Repository, old: Mapping[str, bytes], ours: Collection[str]) -> list[str]:
    found = []
    for path, before in old.items():
        now = read_working_file(repository.folder, path, _MOST_BYTES).content
        if now is not None and only_kernels_own(before, stripped(now) if path in ours else now):
            found.append(path)
    return found
