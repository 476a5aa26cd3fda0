"""The demo: JupyterLab beside a Git server with the sample repository, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from .folder import DemoFolder, demo_folder
from .git_server import GitServer
from .lab import Lab
from .sample import create_sample

SAMPLE = "sample.git"
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
    _check_git()
    stopped = _on_stop_signal()
    with demo_folder(root) as folder:
        async with _git_server(folder) as server:
            sample_url = f"{server.url}/{SAMPLE}"
            lab = Lab(folder, port, sample_url)
            work = asyncio.gather(
                asyncio.to_thread(_ensure_sample, folder.repositories / SAMPLE),
                lab.start(open_browser=open_browser),
            )
            try:
                await _first_of(work, stopped)
                if not stopped.done():
                    on_ready(DemoAddresses(lab.url, sample_url, folder.root, folder.kept))
                    await _first_of(asyncio.ensure_future(lab.wait()), stopped)
            finally:
                await lab.stop()


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
    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, lambda: stopped.done() or stopped.set_result(None))
    return stopped


@contextlib.asynccontextmanager
async def _git_server(folder: DemoFolder) -> AsyncIterator[GitServer]:
    server = GitServer(folder.repositories)
    await _start_where_it_was(server, folder.git_port_file)
    try:
        yield server
    finally:
        await server.stop()


async def _start_where_it_was(server: GitServer, port_file: Path) -> None:
    """Listen on the last port, or on a free one where there is none or it is taken."""
    last = port_file.read_text(encoding="ascii").strip() if port_file.exists() else ""
    try:
        await server.start(int(last) if last.isdigit() else 0)
    except OSError:
        await server.start()
    port_file.write_text(str(server.port), encoding="ascii")


def _ensure_sample(path: Path) -> None:
    """Make the sample unless it is there; one that was left half made is made anew."""
    if path.exists():
        return
    unfinished = path.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    create_sample(unfinished)
    unfinished.rename(path)


async def _first_of(work: asyncio.Future[object], stopped: asyncio.Future[None]) -> None:
    """Wait for either; what failed raises, what is not needed any more is cancelled."""
    await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if work.done():
        work.result()
    else:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
