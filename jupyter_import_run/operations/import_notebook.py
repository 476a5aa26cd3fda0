"""Import one notebook: download, check, save through the contents manager."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..hosting.raw_file import RawFile
from ..jobs.reporter import Reporter
from ..notebooks.check import check_notebook
from ..notebooks.result import CheckedNotebook
from ..services import Services
from ..sources import Source, parse
from ..sources.names import file_name, is_notebook
from ..threads import finish_or_undo, in_thread
from ..wire.jobs import ImportNotebook, ImportNotebookResult, JobDetail
from .accounts.choose import require_account
from .accounts.private_file import wants_sign_in, with_account
from .choices import only_choice
from .naming import already_there, chosen_name
from .notebook_file import (
    NotebookFolder,
    copy_to,
    exists,
    notebook_folder,
    remove,
    save_text,
)
from .offered import require_offered
from .speed import Speedometer
from .temporary import temporary_folder


async def import_notebook(
    services: Services, request: ImportNotebook, reporter: Reporter
) -> ImportNotebookResult:
    """Fetch the notebook that ``request.url`` names into a folder below the root.

    The file is byte for byte what the server sent wherever it is valid nbformat 4.
    Raises, besides what the network raises: ``not_a_notebook`` with the cause,
    ``exists``, ``too_large``, ``disk_full``.
    """
    reporter.report("resolving")
    source = parse(request.url, services.settings.provider_kinds)
    if source.kind != "notebook":
        raise ImportRunError("not_a_notebook", "This is a repository, not a notebook.")
    require_offered(services, source.repository_url)
    folder = await notebook_folder(services, request.folder)
    if source.download_url is None:
        source = await only_choice(services, source)
    url = source.download_url
    assert url is not None
    services.policy.check(url)
    await require_account(services, source.repository_url or url, request.account)
    name = notebook_name(request.name, source.suggested_name)
    reporter.rename(name)
    if request.if_exists != "rename" and await exists(services, folder, name):
        return await _reuse(services, request, source, folder, name)

    async with temporary_folder(services) as workspace:
        file = workspace.folder / "notebook"
        checked = await _bring(services, request, source, file, reporter)
        reporter.report("saving")
        text = await asyncio.to_thread(_read, file)

    async def keep() -> str:
        path = await save_text(services, folder, name, text, request.if_exists)
        await in_thread(_remember, services, path, source.public_url())
        return path

    path = await finish_or_undo(keep(), partial(remove, services, folder))
    return ImportNotebookResult(
        path=path, kernel_name=checked.kernel_name, warnings=list(checked.warnings)
    )


def notebook_name(name: str | None, suggested: str) -> str:
    """The person's name for the notebook, always with its suffix.

    ``suggested`` may be a host's words (a snippet's ``path``), which choose no folder.
    """
    chosen = chosen_name(name, file_name(suggested.replace("\\", "/").rpartition("/")[2]))
    return chosen if is_notebook(chosen) else f"{chosen}.ipynb"


async def _bring(
    services: Services, request: ImportNotebook, source: Source, file: Path, reporter: Reporter
) -> CheckedNotebook:
    """Download and check it: as everybody may, and where that is refused as the person."""

    async def download(there: RawFile) -> CheckedNotebook:
        await in_thread(partial(file.unlink, missing_ok=True))
        await _download(services, there, file, reporter)
        reporter.report("checking")
        return await check_notebook(file)

    assert source.download_url is not None
    try:
        return await download(RawFile(source.download_url))
    except ImportRunError as error:
        if not wants_sign_in(error):
            raise
        return await with_account(services, source, request.account, download, error)


async def _download(services: Services, there: RawFile, file: Path, reporter: Reporter) -> None:
    speedometer = Speedometer()

    def on_progress(received: int, total: int | None) -> None:
        reporter.report(
            "downloading",
            min(received / total, 1.0) if total else None,
            JobDetail(
                bytes=received, bytes_total=total, bytes_per_second=speedometer.speed(received)
            ),
        )

    # A host's API stands beside the path that a rule may name.
    policy = services.policy.of_whole_hosts() if there.headers else services.policy
    reporter.report("connecting")
    async with GuardedClient(policy) as client:
        await client.download(
            there.url,
            file,
            max_bytes=services.settings.max_notebook_bytes,
            on_progress=on_progress,
            headers=there.headers,
            place=there.place,
            min_free_bytes=services.settings.min_free_bytes,
        )


async def _reuse(
    services: Services,
    request: ImportNotebook,
    source: Source,
    folder: NotebookFolder,
    name: str,
) -> ImportNotebookResult:
    """What is there already, if it came from the same address. Raises ``exists``."""
    if request.if_exists == "fail":
        raise already_there(name)
    path = folder.join(name)
    origin = await asyncio.to_thread(services.origins.of, path)
    if origin != source.public_url():
        raise ImportRunError(
            "exists",
            f"“{name}” is there already, and it comes from somewhere else.",
            name=name,
            path=path,
            reason="other_origin",
            url=origin,
        )
    kernel_name = await _kernel_name(services, folder, name)
    return ImportNotebookResult(path=path, kernel_name=kernel_name, reused=True)


async def _kernel_name(services: Services, folder: NotebookFolder, name: str) -> str | None:
    """The kernel that the notebook there names. A copy is checked: a check can change its file."""
    async with temporary_folder(services) as workspace:
        copy = workspace.folder / "notebook"
        await copy_to(services, folder, name, copy)
        try:
            return (await check_notebook(copy)).kernel_name
        except ImportRunError as error:
            if error.code != "not_a_notebook":
                raise
            return None


def _remember(services: Services, path: str, url: str) -> None:
    """Where the notebook came from; it is here also where that cannot be kept."""
    try:
        services.origins.remember(path, url)
    except OSError as error:
        services.log.warning("import-run: the origin of %r is not kept: %s", path, error)


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")
