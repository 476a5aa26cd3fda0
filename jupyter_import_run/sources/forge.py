"""What all Git hosts share: a repository, and a ref and path within it, made into a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .escapes import decode, escape_name
from .location import Location
from .names import file_name, folder_name, is_notebook
from .refs import RefPath, check_path, check_ref, split_ref
from .refusals import refuse
from .secrecy import has_secret
from .source import Source


class Repository(NamedTuple):
    """A repository on a host: its page, what git clones, its name, who it belongs to."""

    provider: str
    host: str
    page: str
    clone: str
    name: str
    owner: str | None = None

    @property
    def folder(self) -> str:
        """The folder that a clone of it gets."""
        return folder_name(self.name)

    def source(self, ref: str | None = None, open: str | None = None, view: str = "") -> Source:
        """The repository itself. ``view`` is what the canonical URL adds to its page."""
        return Source(
            kind="repository",
            provider=self.provider,
            host=self.host,
            url=self.page + view,
            suggested_name=self.folder,
            owner=self.owner,
            repository_name=self.folder,
            repository_url=self.clone,
            ref=check_ref(ref) if ref else None,
            open=check_path(open) if open else None,
        )

    def at_ref(self, parts: Sequence[str], view: str = "tree") -> Source:
        """The repository at a ref that is known as a whole; ``parts`` are escaped.

        Its slashes are escaped in the canonical URL, which says that it ends there.
        """
        ref = check_ref("/".join(map(decode, parts))) or "HEAD"
        return self.source(ref, view=f"/{view}/{escape_name(ref)}")

    def file(self, place: RefPath, view: str, download: str | None) -> Source:
        """A place in the repository: a notebook with its address, or what it is opened at."""
        if place.path is None or not is_notebook(place.path):
            return Source(
                kind="repository",
                provider=self.provider,
                host=self.host,
                url=self.page + view,
                suggested_name=self.folder,
                owner=self.owner,
                repository_name=self.folder,
                repository_url=self.clone,
                ref=place.ref,
                open=place.path,
                tail=place.tail,
            )
        return Source(
            kind="notebook",
            provider=self.provider,
            host=self.host,
            url=self.page + view,
            suggested_name=file_name(place.path.rpartition("/")[2]),
            owner=self.owner,
            repository_name=self.folder,
            repository_url=self.clone,
            ref=place.ref,
            path=place.path,
            download_url=download,
            tail=place.tail,
        )

    def at(
        self,
        rest: Sequence[str],
        *,
        is_file: bool,
        raw: Callable[[str], str],
        file_view: str = "blob",
        folder_view: str = "tree",
    ) -> Source:
        """What stands behind ``blob/`` or ``tree/``: ``rest``, escaped, is a ref and a path.

        ``raw`` makes the download address from ref and path in one. A ``tree`` page of a
        notebook is its ``blob`` page: hosts send browsers there.
        """
        if not rest:
            return self.source()
        names_notebook = len(rest) > 1 and is_notebook(decode(rest[-1]))
        place = split_ref(rest, 1 if len(rest) > 1 and (is_file or names_notebook) else 0)
        whole = "/".join(rest)
        view = file_view if is_file or names_notebook else folder_view
        return self.file(place, f"/{view}/{whole}", raw(whole))


def repository_name(segment: str) -> str:
    """The name that a URL's last part gives a repository. Raises ``invalid_url``."""
    name = decode(segment).removesuffix(".git")
    if not name or name in (".", "..") or "/" in name or "\\" in name:
        raise refuse("no_repository")
    if not name.isprintable():
        raise refuse("control_character")
    return name


def project_path(segments: Sequence[str]) -> str:
    """``group/sub/project`` as git clones it: checked, without ``.git``, still escaped."""
    for segment in segments:
        if decode(segment) in (".", "..") or "/" in decode(segment):
            raise refuse("path")
    repository_name(segments[-1])
    return "/".join(segments).removesuffix(".git")


def without_archive_suffix(name: str) -> str:
    """``v1.0.tar.gz`` is the archive of ``v1.0``."""
    for suffix in (".zip", ".tar.gz", ".tar.bz2", ".tar", ".tgz", ".bundle"):
        if name.endswith(suffix):
            return name[: -len(suffix)]
    return name


def account(path: Sequence[str]) -> str | None:
    """Who ``account/repository`` belongs to."""
    return printable(path[-2]) if len(path) > 1 else None


def group(path: Sequence[str]) -> str | None:
    """Who ``group/sub/repository`` belongs to: ``group/sub``."""
    return printable("/".join(path[:-1]))


def printable(part: str) -> str | None:
    """What an escaped part says; None where people could not read it."""
    words = decode(part)
    return words if words and words.isprintable() else None


def direct_file(location: Location, provider: str, repository: Repository | None = None) -> Source:
    """A notebook that is downloaded from the very address. Raises ``not_a_notebook``."""
    words = location.words
    if not words or not is_notebook(words[-1]):
        raise refuse("web_page", name=file_name(words[-1], "") if words else "")
    return Source(
        kind="notebook",
        provider=provider,
        host=location.host,
        url=location.url,
        suggested_name=file_name(words[-1]),
        owner=repository.owner if repository else None,
        repository_name=repository.folder if repository else None,
        repository_url=repository.clone if repository else None,
        download_url=location.url,
        secret=has_secret(location.query),
    )
