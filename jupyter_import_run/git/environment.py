"""The environment of every git process: built whole, in this one place.

Why each entry is there: git's manual (git-config, git), and what was tried against
hostile repositories and servers (``docs/security.md``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ..policy import Pin
from .ssh_command import ssh_command

_PROXY_VARIABLES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}

_KEPT_GIT_VARIABLES = {
    # Where a site says which certificates to trust, and where git is.
    "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
    "GIT_EXEC_PATH",
    # Who commits, where an administrator or a hub gave it by environment.
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    # Where a person or a test put their configuration.
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
}

# Harmless defects of old histories, as git fsck names them. Everything that protects
# the machine (gitmodules*, symlinks, hasDot*, null ids, path names) stays an error, and
# git refuses to lower those that it calls fatal.
# https://git-scm.com/docs/git-fsck#_fsck_messages
_HARMLESS_DEFECTS = (
    "badDate",
    "badDateOverflow",
    "badEmail",
    "badName",
    "badTimezone",
    "extraHeaderEntry",
    "missingAuthor",
    "missingEmail",
    "missingNameBeforeEmail",
    "missingSpaceBeforeDate",
    "missingSpaceBeforeEmail",
    "missingTagEntry",
    "missingTaggerEntry",
    "badTagName",
    "multipleAuthors",
    "nulInCommit",
    "zeroPaddedDate",
    "zeroPaddedFilemode",
    "badFilemode",
)

_ALWAYS: tuple[tuple[str, str], ...] = (
    ("core.hooksPath", os.devnull),
    ("core.fsmonitor", "false"),
    ("core.gitProxy", "none"),
    ("core.pager", "cat"),
    ("core.alternateRefsCommand", ""),
    ("core.protectHFS", "true"),
    ("core.protectNTFS", "true"),
    ("core.askPass", ""),
    ("core.quotePath", "false"),
    ("diff.orderFile", os.devnull),
    ("log.showRoot", "true"),
    ("protocol.allow", "never"),
    ("protocol.https.allow", "always"),
    ("protocol.ssh.allow", "always"),
    ("http.followRedirects", "false"),
    ("http.extraHeader", ""),
    ("http.cookieFile", ""),
    ("submodule.recurse", "false"),
    ("fetch.recurseSubmodules", "false"),
    ("transfer.fsckObjects", "true"),
    ("fetch.fsckObjects", "true"),
    ("transfer.bundleURI", "false"),
    ("fetch.uriProtocols", ""),
    ("safe.bareRepository", "explicit"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
    ("init.templateDir", ""),
    ("credential.interactive", "false"),
    ("advice.detachedHead", "false"),
)

_LENIENT = tuple((f"fetch.fsck.{defect}", "ignore") for defect in _HARMLESS_DEFECTS)

# On a clone and its first checkout: large files stay pointers, so that no program
# named by the repository's attributes runs and nothing is fetched from a third host.
NO_LFS: tuple[tuple[str, str], ...] = (
    ("filter.lfs.smudge", ""),
    ("filter.lfs.process", ""),
    ("filter.lfs.required", "false"),
)

LOW_SPEED_BYTES = 2
LOW_SPEED_SECONDS = 60
"""A transfer that stays below so many bytes per second for so long is given up.

A server that compresses sends nothing but its progress, a line of some forty bytes for each
large file, and an empty packet of five bytes after five seconds of silence. curl looks at the
last five seconds, so one such line in a minute is a sign of life; empty packets alone, which a
server that hangs sends too, are not.
https://git-scm.com/docs/git-config#Documentation/git-config.txt-uploadpackkeepAlive
"""


@dataclass(frozen=True)
class Profile:
    """What one git process may do beyond reading its repository.

    ``pins`` are the judged addresses of the hosts that it may reach; none: no network
    at all (``GIT_ALLOW_PROTOCOL=none``, so that a partial clone cannot hang a read).
    ``ssh`` is the person's own command, which a pin of ssh completes. ``config`` is
    appended last and wins. ``read_only`` takes no lock.
    """

    pins: tuple[Pin, ...] = ()
    use_proxy: bool = False
    ssh: str = "ssh"
    read_only: bool = False
    config: tuple[tuple[str, str], ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def only_looks(self) -> bool:
        """Whether it reads what is here, and nothing else: no object comes in."""
        return self.read_only and not self.pins


def build(profile: Profile, inherited: Mapping[str, str] | None = None) -> dict[str, str]:
    """All variables of a git process under ``profile``."""
    source = os.environ if inherited is None else inherited
    environment = {key: value for key, value in source.items() if _is_kept(key, profile.use_proxy)}
    refuse = _refusing_program()
    environment.update(
        GIT_TERMINAL_PROMPT="0",
        GIT_ASKPASS=refuse,
        SSH_ASKPASS=refuse,
        SSH_ASKPASS_REQUIRE="never",
        LC_ALL="C",
        GIT_ALLOW_PROTOCOL=_allowed_protocols(profile.pins),
        GIT_PROTOCOL_FROM_USER="0",
        GIT_LFS_SKIP_SMUDGE="1",
        GIT_PROGRESS_DELAY="0",
        GCM_INTERACTIVE="never",
    )
    if profile.read_only:
        environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment.update(profile.variables)
    for pin in profile.pins:
        if pin.scheme == "ssh":
            environment["GIT_SSH_COMMAND"] = ssh_command(profile.ssh, pin)
    lenient = () if profile.only_looks else _LENIENT
    _add_config(environment, [*_ALWAYS, *lenient, *_network(profile), *profile.config])
    return environment


@lru_cache(maxsize=1024)
def _is_kept(key: str, use_proxy: bool) -> bool:
    if key.startswith("GIT_"):
        return key in _KEPT_GIT_VARIABLES
    if key.lower() in _PROXY_VARIABLES:
        return use_proxy
    return key not in {"SSH_ASKPASS", "LANGUAGE", "PAGER"}


@cache
def _refusing_program() -> str:
    """A program that answers every question for a password with 'no'."""
    return shutil.which("false") or "/bin/false"


def _allowed_protocols(pins: Iterable[Pin]) -> str:
    allowed = {pin.scheme for pin in pins}
    if "codecommit" in allowed:
        allowed.add("https")  # which AWS's own helper goes on with
    return ":".join(sorted(allowed)) or "none"


def _network(profile: Profile) -> list[tuple[str, str]]:
    """Speed limits and the address pins; ``http.proxy`` empty, or a proxy would bypass them.

    At a site with a proxy only the hosts that it does not serve have addresses.
    """
    entries = [
        ("http.lowSpeedLimit", str(LOW_SPEED_BYTES)),
        ("http.lowSpeedTime", str(LOW_SPEED_SECONDS)),
    ]
    if any(pin.scheme == "http" for pin in profile.pins):
        entries.append(("protocol.http.allow", "always"))
    if not profile.use_proxy:
        entries.append(("http.proxy", ""))
    entries.append(("http.curloptResolve", ""))
    entries.extend(
        ("http.curloptResolve", _curl_resolve(pin))
        for pin in profile.pins
        if pin.scheme in {"http", "https", "codecommit"} and pin.addresses
    )
    return entries


def _curl_resolve(pin: Pin) -> str:
    """``HOST:PORT:ADDRESS[,ADDRESS]`` (CURLOPT_RESOLVE; git 2.37 and later)."""
    return f"{pin.host}:{pin.port}:{','.join(pin.addresses)}"


def _add_config(environment: dict[str, str], entries: list[tuple[str, str]]) -> None:
    environment["GIT_CONFIG_COUNT"] = str(len(entries))
    for number, (key, value) in enumerate(entries):
        environment[f"GIT_CONFIG_KEY_{number}"] = key
        environment[f"GIT_CONFIG_VALUE_{number}"] = value
