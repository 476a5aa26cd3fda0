"""Bring a file back as it was in a commit."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.rev_parse import commit_of
from ..jobs.reporter import Reporter
from ..repository.files import entries_of
from ..repository.keep_and_move import put_files
from ..repository.trees import tree_of
from ..services import Services
from ..wire.filenames import meant
from ..wire.git_jobs import RestoreVersion
from ..wire.git_results import RestoreVersionResult
from .bring_objects import bring_objects
from .working_on import working_on


async def restore_version(
    services: Services, request: RestoreVersion, reporter: Reporter
) -> RestoreVersionResult:
    """As a change that is not committed; a snapshot has what was there. Raises ``not_found``."""
    async with working_on(services, request.path, reporter) as repository:
        commit = await commit_of(repository.folder, request.commit)
        if commit is None:
            raise ImportRunError("not_found", "There is no such commit.")
        tree = await tree_of(repository, commit)
        file = meant(request.file)
        wanted = await entries_of(repository, tree, [file])
        if not wanted:
            raise ImportRunError("not_found", "This version has no such file.", path=request.file)
        await bring_objects(services, repository, reporter, commit)
        kept = await put_files(repository, wanted, "import-run: another version of a file")
    return RestoreVersionResult(path=f"{request.path}/{request.file}", snapshot=kept.notes.id)
