"""A repository that is worked with: its folders, and its configuration made harmless."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import Change
from ..git.environment import Profile


@dataclass
class Seen:
    """What was asked of objects, which never change, while somebody works with a repository."""

    trees: dict[str, str] = field(default_factory=dict)
    differences: dict[tuple[str, str], dict[str, Change]] = field(default_factory=dict)


@dataclass(frozen=True)
class Repository:
    """One working tree. All paths are absolute and real.

    ``folder`` is the top of the working tree, ``git_dir`` its own ``.git`` (of a worktree:
    a folder below that of the main repository), ``common_dir`` where objects and refs are.
    ``config`` are the local entries in git's order, ``overrides`` what makes them harmless,
    ``refusal`` is what they have that forbids to reach its remote. ``trusted``: its own
    filters and the person's hooks may run.
    """

    folder: Path
    git_dir: Path
    common_dir: Path
    config: tuple[tuple[str, str], ...] = ()
    overrides: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    refusal: ImportRunError | None = None
    trusted: bool = False
    seen: Seen = field(default_factory=Seen, repr=False, compare=False)

    def reading(self) -> Profile:
        """For a git that takes no lock, writes nothing and reaches nobody."""
        return Profile(read_only=True, config=self.overrides)

    def writing(self, variables: Mapping[str, str] | None = None) -> Profile:
        """For a git that changes the repository and reaches nobody.

        ``variables`` are environment variables of git's own, as ``GIT_INDEX_FILE``.
        """
        return Profile(config=self.overrides, variables=dict(variables or {}))

    def reaching(self, remote: Profile, overrides: tuple[tuple[str, str], ...] = ()) -> Profile:
        """For a git that may reach what ``remote`` may, with this configuration.

        Raises ``unsupported`` where the configuration would lead it elsewhere.
        """
        self.require_reachable()
        return replace(remote, config=(*self.overrides, *remote.config, *overrides))

    def require_reachable(self) -> None:
        """Raise ``unsupported`` where the configuration would lead git elsewhere."""
        if self.refusal is not None:
            raise ImportRunError(self.refusal.code, self.refusal.message, **self.refusal.data)

    def value(self, key: str) -> str | None:
        """The last local value of ``key`` (section and name in lower case), or None."""
        return next((value for name, value in reversed(self.config) if name == key), None)

    def remote_urls(self) -> list[str]:
        """The addresses of all remotes, each once."""
        urls = (value for key, value in self.config if _is_address(key))
        return list(dict.fromkeys(urls))

    def remote_url(self, name: str) -> str | None:
        """Where git fetches from: the first address of the remote ``name``.

        More of them are only pushed to.
        """
        key = f"remote.{name}.url"
        return next((value for known, value in self.config if known == key), None)


def _is_address(key: str) -> bool:
    """Of ``remote.NAME.url`` or ``remote.NAME.pushurl``."""
    return key.startswith("remote.") and key.endswith((".url", ".pushurl"))
