"""Hosts that nobody knows: a file by its address, or a repository.

A repository is what ends in ``.git``, or a path that looks like no file and asks nothing:
``https://git.example.net/team/data``. Where a link says that it names one, only a query is
too much.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl

from ..forge import Repository, direct_file, project_path, repository_name
from ..location import Location
from ..names import file_name, folder_name, is_notebook
from ..refs import check_path, check_ref
from ..refusals import refuse
from ..secrecy import has_secret
from ..source import Source

KIND = "git"
WEB = "web"

_FILE = re.compile(
    r"\.(?:html?|xhtml|php\d?|aspx?|jsp|cgi|pdf|txt|md|rst|csv|tsv|jsonl?|xml|ya?ml|toml|zip|gz|tgz"
    r"|bz2|xz|7z|rar|tar|whl|png|jpe?g|gif|svg|webp|ico|mp[34]|avi|mov|css|m?js|tsx?|py|r|rmd|qmd"
    r"|jl|sh|docx?|xlsx?|pptx?|odt|tex|parquet|feather|h5|hdf5|nc|npy|npz|pkl|pt|db|sqlite|exe|dmg"
    r"|deb|rpm|iso|rss|atom)$",
    re.IGNORECASE,
)
_CGIT_FILES = frozenset({"tree", "plain", "blob", "blame"})
_CGIT_PAGES = _CGIT_FILES | {"about", "log", "refs", "commit", "summary", "atom", "snapshot"}


def read(location: Location, *, is_repository: bool = False) -> Source:
    """A file or repository on an unknown host. Raises ``not_a_notebook`` for all else.

    ``is_repository``: somebody said so, and nothing has to be guessed.
    """
    parts = location.segments
    git = next((at for at, part in enumerate(parts) if _names_git(part)), None)
    if git is not None and git < len(parts) - 1 and parts[git + 1] in _CGIT_PAGES:
        return _cgit(location, parts[: git + 1], parts[git + 1 :])
    if git is not None and git == len(parts) - 1:
        return _repository(location)
    if parts and is_notebook(location.words[-1]):
        return direct_file(location, WEB)
    named = _notebook_in_query(location)
    if named:
        return replace(
            direct_file(location._replace(segments=("_.ipynb",)), WEB),
            suggested_name=file_name(named.replace("\\", "/").rpartition("/")[2]),
        )
    if not parts or location.query or not (is_repository or _may_be_repository(parts[-1])):
        raise refuse("web_page", name=file_name(location.words[-1], "") if parts else "")
    return _repository(location)


def _names_git(part: str) -> bool:
    return part.endswith(".git") and part != ".git"


def _may_be_repository(part: str) -> bool:
    return not _FILE.search(part) and not part.lower().endswith("ipynb")


def _repository(location: Location) -> Source:
    path = project_path(location.segments)
    page = f"{location.base}/{path}"
    suffix = ".git" if _names_git(location.segments[-1]) else ""
    repository = Repository(
        KIND, location.host, page, page + suffix, repository_name(location.segments[-1])
    )
    return repository.source(view=suffix)


def _cgit(location: Location, project: tuple[str, ...], rest: tuple[str, ...]) -> Source:
    """cgit's pages: ``name.git/tree/path?h=branch``; ``plain/`` has the bytes."""
    page = f"{location.base}/{'/'.join(project)}"
    path = check_path("/".join(location.words[len(project) + 1 :]))
    ref = check_ref(location.value("h", "id") or "")
    whole = "/".join(rest[1:])
    query = f"?{location.query}" if location.query and not has_secret(location.query) else ""
    name = folder_name(repository_name(project[-1]))
    source = Source(
        kind="repository",
        provider=KIND,
        host=location.host,
        url=f"{page}/tree/{whole}{query}",
        suggested_name=name,
        repository_name=name,
        repository_url=page,
        ref=ref,
        open=path if rest[0] in _CGIT_FILES else None,
    )
    if path and rest[0] in _CGIT_FILES and is_notebook(path):
        return replace(
            source,
            kind="notebook",
            suggested_name=file_name(path.rpartition("/")[2]),
            path=path,
            open=None,
            download_url=f"{page}/plain/{whole}{query}",
        )
    return source


def _notebook_in_query(location: Location) -> str | None:
    """A download page names its file in a parameter: ``download?path=/&files=n.ipynb``."""
    values = (value for _, value in parse_qsl(location.query))
    return next((v for v in values if is_notebook(v) and "://" not in v and "?" not in v), None)
