"""Git's progress, into a job."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ..git.progress import GitProgress, progress_reader
from ..jobs.reporter import Reporter
from ..wire.jobs import JobDetail


async def git_progress(reporter: Reporter) -> Callable[[str], None]:
    """What takes git's lines and reports them. Its first call loads GitPython in a thread."""

    def report(step: GitProgress) -> None:
        reporter.report(
            step.phase,
            step.fraction,
            JobDetail(
                bytes=step.bytes,
                bytes_per_second=step.bytes_per_second,
                items=step.items,
                items_total=step.items_total,
            ),
        )

    return await asyncio.to_thread(progress_reader, report)
