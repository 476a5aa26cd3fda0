"""SourceHut. https://man.sr.ht/git.sr.ht/"""

from __future__ import annotations

from ..escapes import decode, escape_name
from ..forge import Repository, account, project_path, repository_name, without_archive_suffix
from ..location import Location
from ..refs import RefPath, check_path, check_ref
from ..refusals import refuse
from ..source import Source

KIND = "sourcehut"

_LISTS = frozenset({"tree", "log", "refs", "archive"})


def read(location: Location) -> Source:
    """A page of git.sr.ht. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    if not parts or not decode(parts[0]).startswith("~"):
        raise refuse("site_page")
    if len(parts) == 1:
        raise refuse("account_page")
    page = f"{location.base}/{project_path((escape_name(decode(parts[0])), parts[1]))}"
    repository = Repository(
        KIND, location.host, page, page, repository_name(parts[1]), account(parts[:2])
    )
    kind, rest = (*parts[2:], "tree")[0], parts[3:]
    if kind in ("tree", "blame") and "item" in rest[1:]:
        end = rest.index("item", 1)
        return _file(repository, rest[:end], rest[end + 1 :])
    if kind == "blob" and len(rest) > 1:
        return _file(repository, rest[:1], rest[1:])
    if kind in ("tree", "log", "refs") and rest:
        return repository.at_ref(rest)
    if kind == "commit" and rest:
        return repository.at_ref(rest[:1])
    if kind == "archive" and rest:
        return repository.at_ref((*rest[:-1], without_archive_suffix(rest[-1])))
    if kind in _LISTS:
        return repository.source()
    raise refuse("repository_page", suggestion=page)


def _file(repository: Repository, ref: tuple[str, ...], path: tuple[str, ...]) -> Source:
    name = "/".join(map(decode, ref))
    whole = "/".join(path)
    escaped = escape_name(name)
    return repository.file(
        RefPath(check_ref(name), check_path(decode(whole))),
        f"/tree/{escaped}/item/{whole}",
        f"{repository.page}/blob/{escaped}/{whole}",
    )


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if not (ref or file):
        return url
    tree = f"{url}/tree/{escape_name(ref or 'HEAD', keep_slash=True)}"
    return f"{tree}/item/{file}" if file else tree
