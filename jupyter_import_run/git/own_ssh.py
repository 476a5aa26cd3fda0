"""What a person's own ssh makes of an address.

Their configuration, keys and agent stay in force. It may send a name elsewhere
(``HostName``, ``Port``), so it is asked first: that place is the one to judge.
"""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..policy import Target, parse_target
from ..threads import within
from .environment import Profile
from .process import run_program
from .runner import run_git

_TIMEOUT = 5.0
"""Seconds that reading the configuration may take: it can run programs (``Match exec``)."""

_PORT = 22

_FOR_EVERYBODY = "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"
_DETOURS = frozenset({"proxycommand", "proxyjump"})


@dataclass(frozen=True)
class OwnSsh:
    """``command`` is one for the shell, like ``GIT_SSH_COMMAND``; ``url`` is where it connects,
    with the user and the path that were asked for.

    ``known_as`` is the host's name in files of known hosts, ``known_hosts`` those files that are
    for everybody, as ssh_config(5) lists them. ``is_straight``: nothing stands between.
    ``identities`` are the files of the person's keys, ``agent`` is the socket of the agent that
    holds keys where that is not the usual one.
    """

    command: str
    url: str
    known_as: str
    known_hosts: str
    is_straight: bool
    identities: tuple[str, ...] = ()
    agent: str = ""

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

    def said(name: str, otherwise: str) -> str:
        return settings.get(name, [otherwise])[-1]

    host, port = said("hostname", target.host), said("port", str(target.port))
    if alias := said("hostkeyalias", ""):
        command += f" -o {shlex.quote(f'HostKeyAlias={alias}')}"
    as_whom = f"{target.user}@" if target.user is not None else ""
    return OwnSsh(
        command,
        f"ssh://{as_whom}{f'[{host}]' if ':' in host else host}:{port}{target.path or '/'}",
        known_as=alias or (host if port == str(_PORT) else f"[{host}]:{port}"),
        known_hosts=said("globalknownhostsfile", _FOR_EVERYBODY),
        is_straight=bool(settings) and not _DETOURS.intersection(settings),
        identities=tuple(settings.get("identityfile", ())),
        agent=said("identityagent", ""),
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


async def _settings(command: str, target: Target) -> dict[str, list[str]]:
    """What ``ssh -G`` prints, by lower-case name; nothing where the command has no ``-G``."""
    port = [] if target.port == _PORT else ["-p", str(target.port)]
    destination = target.host if target.user is None else f"{target.user}@{target.host}"
    asking = run_program(
        ["/bin/sh", "-c", f'{command} -G "$@"', "ssh", *port, "--", destination],
        environment=os.environ,
    )
    try:
        answer = await within(asking, _TIMEOUT)
    except (TimeoutError, ImportRunError):
        return {}
    settings: dict[str, list[str]] = {}
    for line in answer.text.splitlines() if answer.returncode == 0 else ():
        name, _, value = line.partition(" ")
        settings.setdefault(name, []).append(value)
    return settings
