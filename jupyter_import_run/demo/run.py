"""The demo: JupyterLab beside a Git server with the sample repository, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from .folder import DemoFolder, demo_folder
from .git_server import GitServer
from .lab import Lab
from .sample import create_sample

SAMPLE = "samples/weather"
"""The repository is at ``{SAMPLE}.git``, its files at GitLab's addresses below ``{SAMPLE}/-/``."""

EXAMPLE = f"{SAMPLE}/-/blob/main/Temperatures.ipynb"
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class GitMissingError(Exception):
    """There is no git here that can serve over HTTP; the message says what to install."""


@dataclass(frozen=True)
class DemoAddresses:
    """Where everything is, for the person who started the demo."""

    lab_url: str
    sample_url: str
    root: Path
    kept: bool


async def run_demo(
    *,
    root: Path | None,
    port: int | None,
    open_browser: bool,
    on_ready: Callable[[DemoAddresses], None],
) -> None:
    """Run until SIGINT, SIGTERM or SIGHUP comes or JupyterLab ends; nothing stays behind.

    Raises GitMissingError, LabError, or OSError where ``root`` or ``port`` cannot be used.
    """
    stopped = _on_stop_signal()
    _check_git()
    with demo_folder(root) as folder:
        async with _git_server(folder) as server:
            sample_url = f"{server.url}/{SAMPLE}.git"
            lab = Lab(folder, port, f"{server.url}/{EXAMPLE}")
            sample = asyncio.ensure_future(
                asyncio.to_thread(_ensure_sample, folder.repositories / f"{SAMPLE}.git")
            )
            try:
                await _first_of(lab.start(open_browser=open_browser), stopped)
                await _first_of(sample, stopped)
                if not stopped.done():
                    on_ready(DemoAddresses(lab.url, sample_url, folder.root, folder.kept))
                    await _first_of(lab.wait(), stopped)
            finally:
                await lab.stop()
                # A thread cannot be cancelled, and it writes into the folder.
                await asyncio.wait({sample})


def _check_git() -> None:
    if shutil.which("git") is None:
        raise GitMissingError("Git is not installed.")
    programs = subprocess.run(["git", "--exec-path"], capture_output=True, text=True, check=True)
    if not Path(programs.stdout.strip(), "git-http-backend").exists():
        raise GitMissingError(
            "This git comes without git-http-backend. On Alpine Linux it is in git-daemon."
        )


def _on_stop_signal() -> asyncio.Future[None]:
    """A future that is done when this process is asked to stop."""
    loop = asyncio.get_running_loop()
    stopped: asyncio.Future[None] = loop.create_future()

    def stop() -> None:
        if not stopped.done():
            stopped.set_result(None)

    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, stop)
    return stopped


@contextlib.asynccontextmanager
async def _git_server(folder: DemoFolder) -> AsyncIterator[GitServer]:
    server = GitServer(folder.repositories)
    try:
        await server.start(folder.last_git_port)
    except OSError:
        await server.start()
    folder.remember_git_port(server.port)
    try:
        yield server
    finally:
        await server.stop()


def _ensure_sample(path: Path) -> None:
    """Make the sample unless it is there; one that was left half made is made anew."""
    if path.exists():
        return
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    create_sample(unfinished)
    unfinished.rename(path)


async def _first_of(work: Awaitable[None], stopped: asyncio.Future[None]) -> None:
    """Wait for either; what failed raises, what is not needed any more is cancelled."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    else:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
