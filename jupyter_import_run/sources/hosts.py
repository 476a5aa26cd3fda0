"""Which kind of host is it? As data: known hosts, their other names, and good guesses."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: dict[str, str] = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "0xacab.org": "gitlab",
    "code.europa.eu": "gitlab",
    "foss.heptapod.net": "gitlab",
    "framagit.org": "gitlab",
    "invent.kde.org": "gitlab",
    "salsa.debian.org": "gitlab",
    "codeberg.org": "gitea",
    "gitea.com": "gitea",
    "git.disroot.org": "gitea",
    "notabug.org": "gitea",
    "bitbucket.org": "bitbucket",
    "gitee.com": "gitee",
    "huggingface.co": "huggingface",
    "dev.azure.com": "azure",
    "git.sr.ht": "sourcehut",
    "gist.github.com": "gist",
    "raw.githubusercontent.com": "github_raw",
    "media.githubusercontent.com": "github_raw",
    "gist.githubusercontent.com": "gist",
    "www.dropbox.com": "dropbox",
    "dl.dropbox.com": "dropbox",
    "figshare.com": "figshare",
    "ndownloader.figshare.com": "figshare",
    "drive.google.com": "google_drive",
    "drive.usercontent.google.com": "google_drive",
    "zenodo.org": "zenodo",
}
"""Kind by public host."""

ALIASES: dict[str, str] = {
    "www.github.com": "github.com",
    "m.github.com": "github.com",
    "github.dev": "github.com",
    "github1s.com": "github.com",
    "raw.github.com": "raw.githubusercontent.com",
    "www.gitlab.com": "gitlab.com",
    "www.bitbucket.org": "bitbucket.org",
    "www.codeberg.org": "codeberg.org",
    "hf.co": "huggingface.co",
    "www.huggingface.co": "huggingface.co",
    "dropbox.com": "www.dropbox.com",
    "www.zenodo.org": "zenodo.org",
}
"""Other names of the same pages."""

SSH_HOSTS: dict[str, str] = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
    "ssh.dev.azure.com": "dev.azure.com",
    "vs-ssh.visualstudio.com": "dev.azure.com",
    "hf.co": "huggingface.co",
}
"""The host of the pages, by the host that ssh goes to."""

_GUESSES: dict[str, str] = {
    "gitlab": "gitlab",
    "github": "github",
    "gitea": "gitea",
    "forgejo": "gitea",
    "bitbucket": "bitbucket_server",
}
"""Kind by the first part of a host's name: ``gitlab.example.org``."""

_SUFFIXES: tuple[tuple[str, str], ...] = (
    (".visualstudio.com", "azure"),
    (".ghe.com", "github"),
)

_HTTPS_SUFFIXES = (
    ".amazonaws.com",
    ".dropbox.com",
    ".dropboxusercontent.com",
    ".github.io",
    ".githubusercontent.com",
    ".gitlab.io",
    ".googleapis.com",
    ".googleusercontent.com",
    ".hf.space",
    ".visualstudio.com",
    ".ghe.com",
)


def known_kind(host: str, providers: Mapping[str, str]) -> str | None:
    """The kind of a host that the administrator named or that everybody knows.

    Another port is another server.
    """
    if host in providers:
        return providers[host]
    if host in KINDS:
        return KINDS[host]
    return next((kind for suffix, kind in _SUFFIXES if host.endswith(suffix)), None)


def guessed_kind(host: str) -> str | None:
    """What a host's name says: a guess, for pages that could be anybody's."""
    return _GUESSES.get(host.partition(".")[0]) if "." in host else None


def serves_https(host: str) -> bool:
    """Whether a host is known to serve the same pages over https."""
    return host in KINDS or host in ALIASES or host.endswith(_HTTPS_SUFFIXES)
