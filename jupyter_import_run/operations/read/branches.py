"""Branches and tags, newest first, by one git process."""

from __future__ import annotations

from collections.abc import Iterable

from ...git.for_each_ref import Ref, newest_refs
from ...repository.opened import Repository
from ...repository.state import remote_of
from ...services import Services
from ...wire.status import Branch, BranchList
from .commits import iso

MOST = 1000
"""Local branches, remote ones and tags in an answer, of each."""

_LOCAL, _REMOTE, _TAG = "refs/heads/", "refs/remotes/", "refs/tags/"


async def branches(services: Services, path: str, query: str = "") -> BranchList:
    """Those whose name contains ``query``, in any case; the newest where they are many."""
    repository = await services.repositories.open(path)
    collected = _Branches(repository, query)
    await newest_refs(
        repository.folder, repository.reading(), (_LOCAL, _REMOTE, _TAG), collected.add
    )
    return collected.list()


class _Branches:
    def __init__(self, repository: Repository, query: str) -> None:
        self._query = query.casefold()
        self._remotes = _remote_names(repository)
        self._head = f"{_REMOTE}{remote_of(repository)}/HEAD"
        self._found: dict[str, list[Branch]] = {_LOCAL: [], _REMOTE: [], _TAG: []}
        self._default: str | None = None
        self._truncated = False

    def add(self, ref: Ref) -> None:
        """One more ref; older than those before."""
        kind = next(prefix for prefix in self._found if ref.name.startswith(prefix))
        remote, name = self._split(ref.name.removeprefix(kind)) if kind == _REMOTE else (None, "")
        if ref.symbolic is not None:
            if ref.name == self._head:
                self._default = self._split(ref.symbolic.removeprefix(_REMOTE))[1]
            return
        name = name or ref.name.removeprefix(kind)
        if ref.commit is None or self._query not in name.casefold():
            return
        if len(self._found[kind]) >= MOST and not ref.current:
            self._truncated = True
            return
        self._found[kind].append(
            Branch(
                name=name,
                remote=remote,
                commit=ref.commit,
                date=iso(ref.date),
                upstream=ref.upstream or None,
                current=ref.current,
                subject=ref.subject,
            )
        )

    def list(self) -> BranchList:
        """All that came."""
        both = [*self._found[_LOCAL], *self._found[_REMOTE]]
        return BranchList(
            branches=sorted(both, key=lambda branch: branch.date or "", reverse=True),
            tags=self._found[_TAG],
            default_branch=self._default,
            truncated=self._truncated,
        )

    def _split(self, name: str) -> tuple[str | None, str]:
        """Remote and branch; the name of either may have slashes in it."""
        remote = next((each for each in self._remotes if name.startswith(f"{each}/")), None)
        if remote is None:
            remote = name.partition("/")[0]
        return remote, name[len(remote) + 1 :]


def _remote_names(repository: Repository) -> Iterable[str]:
    """Longest first."""
    keys = (key.split(".", 1)[1] for key, _ in repository.config if key.startswith("remote."))
    names = {key.rpartition(".")[0] for key in keys if "." in key}
    return sorted(names, key=len, reverse=True)
