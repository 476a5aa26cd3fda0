"""What a person's own ssh makes of an address.

Their configuration, keys and agent stay in force. It may send a name elsewhere
(``HostName``, ``Port``), so it is asked first: that place is the one to judge.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import signal
from dataclasses import dataclass
from pathlib import Path

from ..policy import Target, parse_target
from ..threads import finish
from .environment import Profile
from .runner import run_git

_TIMEOUT = 5.0
"""Seconds that reading the configuration may take: it can run programs (``Match exec``)."""

_PORT = 22

_FOR_EVERYBODY = "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"
_DETOURS = frozenset({"proxycommand", "proxyjump"})


@dataclass(frozen=True)
class OwnSsh:
    """``command`` is one for the shell, like ``GIT_SSH_COMMAND``; ``url`` is where it connects.

    ``known_as`` is the host's name in files of known hosts, ``known_hosts`` those files that are
    for everybody, as ssh_config(5) lists them. ``is_straight``: nothing stands between.
    """

    command: str
    url: str
    known_as: str
    known_hosts: str
    is_straight: bool

    def knowing(self, file: Path) -> str:
        """``command`` that knows the hosts in ``file`` too.

        Of ssh's own lists it takes the place beside the one for everybody: the person's stays
        the first.
        """
        files = f'"{file}" {self.known_hosts}'
        return f"{self.command} -o {shlex.quote(f'GlobalKnownHostsFile={files}')}"


async def own_ssh(url: str) -> OwnSsh:
    """The person's command for the ssh remote ``url``, and the host and port that it means."""
    target = parse_target(url)
    command = await _command()
    settings = await _settings(command, target)
    host, port = settings.get("hostname", target.host), settings.get("port", str(target.port))
    if alias := settings.get("hostkeyalias"):
        command += f" -o {shlex.quote(f'HostKeyAlias={alias}')}"
    return OwnSsh(
        command,
        f"ssh://{f'[{host}]' if ':' in host else host}:{port}/",
        known_as=alias or (host if port == str(_PORT) else f"[{host}]:{port}"),
        known_hosts=settings.get("globalknownhostsfile", _FOR_EVERYBODY),
        is_straight=bool(settings) and not _DETOURS.intersection(settings),
    )


async def _command() -> str:
    """What git would call, in its own order (git-config(1), ``core.sshCommand``)."""
    if command := os.environ.get("GIT_SSH_COMMAND"):
        return command
    answer = await run_git(
        ["config", "--get", "core.sshCommand"],
        repository=None,
        profile=Profile(read_only=True),
        answers=(0, 1),
    )
    if command := answer.text.strip():
        return command
    program = os.environ.get("GIT_SSH")
    return shlex.quote(program) if program else "ssh"


async def _settings(command: str, target: Target) -> dict[str, str]:
    """What ``ssh -G`` prints, by lower-case name; nothing where the command has no ``-G``."""
    user, at, _ = target.url.removeprefix("ssh://").partition("/")[0].partition("@")
    port = [] if target.port == _PORT else ["-p", str(target.port)]
    destination = f"{user}@{target.host}" if at else target.host
    process = await asyncio.create_subprocess_exec(
        *("/bin/sh", "-c", f'{command} -G "$@"', "ssh", *port, "--", destination),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), _TIMEOUT)
    except (asyncio.TimeoutError, TimeoutError):
        return {}
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await finish(process.wait())
    if process.returncode != 0:
        return {}
    lines = (line.partition(" ") for line in output.decode("utf-8", "replace").splitlines())
    return {name: value for name, _, value in lines}
