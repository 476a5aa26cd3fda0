"""Take the last commit back; its files stay, and so does what is staged."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.rev_parse import commit_of
from ..jobs.reporter import Reporter
from ..repository.commit_object import read_commit
from ..repository.heads import move_head
from ..repository.keep_here import keep_here
from ..repository.trees import Head, head_of
from ..services import Services
from ..wire.git_jobs import UndoCommit
from ..wire.git_results import UndoCommitResult
from .pushed import require_not_pushed
from .working_on import working_on


async def undo_commit(
    services: Services, request: UndoCommit, reporter: Reporter
) -> UndoCommitResult:
    """HEAD goes to the commit before; before the first one, the branch has none again.

    Raises ``forbidden`` where others may have it, ``invalid_request`` where there is none, and
    ``unsupported`` where the one before is not here or HEAD is on no branch to be without.
    """
    async with working_on(services, request.path, reporter) as repository:
        head = await head_of(repository)
        if head.commit is None:
            raise ImportRunError(
                "invalid_request", "There is no commit here to undo.", reason="no_commit"
            )
        await require_not_pushed(repository, head.commit)
        commit = await read_commit(repository, head.commit)
        before = commit.parents[0] if commit.parents else None
        if before is None and head.branch is None:
            raise ImportRunError("unsupported", "No branch is checked out here.", reason="detached")
        if before is not None and await commit_of(repository.folder, before) is None:
            raise ImportRunError("unsupported", "The commit before this one is not here.")
        kept = await keep_here(repository, "undo_commit")
        await move_head(repository, head, Head(head.branch, before), "import-run: undo commit")
    return UndoCommitResult(snapshot=kept.notes.id, message=commit.message.rstrip("\n"))
