"""Hosts of single files, whose pages are not the files: Dropbox, Figshare, Google Drive, Zenodo."""

from __future__ import annotations

import re

from ..escapes import escape_name
from ..forge import direct_file
from ..location import Location
from ..refusals import refuse
from ..secrecy import has_secret
from ..source import Source

_DRIVE_ID = re.compile(r"[A-Za-z0-9_-]{2,}")


def read_dropbox(location: Location) -> Source:
    """A shared file.

    Old links have a download host of their own; new ones are sent there by ``dl=1``.
    https://help.dropbox.com/share/force-download
    """
    parts = location.segments
    pairs = [pair for pair in location.query.split("&") if pair]
    kept = [pair for pair in pairs if pair.partition("=")[0] not in ("dl", "raw", "e", "st")]
    if parts[:1] == ("s",) or location.host == "dl.dropbox.com":
        location = location.on("dl.dropbox.com", *parts)
    elif parts[:1] in (("scl",), ("sh",)):
        location = location.on("www.dropbox.com", *parts)
        kept.append("dl=1")
    else:
        raise refuse("site_page")
    return direct_file(location._replace(query="&".join(kept), fragment=""), "dropbox")


def read_figshare(location: Location) -> Source:
    """A file by its number, as *Download* gives it; its name is known to Figshare alone.

    https://docs.figshare.com/#articles_files
    """
    parts = location.segments
    if location.host == "figshare.com" and parts[:1] == ("ndownloader",):
        parts = parts[1:]
    elif location.host == "figshare.com":
        raise refuse("viewer_only")
    if len(parts) != 2 or parts[0] != "files" or not parts[1].isdecimal():
        raise refuse("viewer_only")
    return Source(
        kind="notebook",
        provider="figshare",
        host=location.host,
        url=location.url,
        suggested_name="notebook.ipynb",
        download_url=location.url,
        secret=has_secret(location.query),
    )


def read_drive(location: Location) -> Source:
    """A file by its id, wherever the page has it; its name is known to Google alone."""
    parts = location.segments
    file = location.value("id")
    if "d" in parts[:-1] and parts[0] == "file":
        file = parts[parts.index("d") + 1]
    if file is None or not _DRIVE_ID.fullmatch(file):
        raise refuse("viewer_only")
    key = location.value("resourcekey")
    return drive_file(file, key)


def drive_file(file: str, key: str | None = None) -> Source:
    """The notebook with this id; ``key`` is what some older files ask for besides."""
    url = f"https://drive.google.com/uc?id={file}"
    if key:
        url += f"&resourcekey={escape_name(key)}"
    return Source(
        kind="notebook",
        provider="google_drive",
        host="drive.google.com",
        url=url,
        suggested_name="notebook.ipynb",
        download_url=url,
        secret=bool(key),
    )


def read_zenodo(location: Location) -> Source:
    """A file of a record; its preview page stands for the file."""
    parts = location.segments
    if len(parts) > 3 and parts[2] == "preview":
        path = "/".join(("", *parts[:2], "files", *parts[3:]))
        location = location._replace(path=path, segments=tuple(path.split("/")[1:]), query="")
    if len(parts) > 4 and parts[0] == "api" and parts[-1] == "content":
        # …/files/n.ipynb/content: the name stands before the last part
        return direct_file(location._replace(segments=parts[:-1]), "zenodo")
    return direct_file(location, "zenodo")
