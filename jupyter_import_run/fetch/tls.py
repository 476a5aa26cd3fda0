"""Which certificates are trusted."""

from __future__ import annotations

import contextlib
import os
import ssl
from collections.abc import Iterator
from pathlib import Path

_FILES = ("SSL_CERT_FILE", "GIT_SSL_CAINFO", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_FOLDERS = ("SSL_CERT_DIR", "GIT_SSL_CAPATH")


def trusted_context() -> ssl.SSLContext:
    """The system's authorities and those that the site names for git, curl or requests.

    What works with git in a terminal works here. Where the system has none at all (some
    installations of Python on macOS), those of certifi. Reads files: not for the event loop.
    """
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    # SSL_CERT_FILE takes the place of the system's file: put that one back beside it.
    for file in {paths.openssl_cafile, *_named(_FILES)}:
        _load(context, cafile=file)
    folders = {paths.openssl_capath, *_named(_FOLDERS)}
    for folder in folders:
        _load(context, capath=folder)
    if not context.cert_store_stats()["x509_ca"] and not any(map(_holds_files, folders)):
        with contextlib.suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def _named(variables: tuple[str, ...]) -> Iterator[str]:
    for variable in variables:
        value = os.environ.get(variable)
        if value:
            yield value


def _load(context: ssl.SSLContext, *, cafile: str | None = None, capath: str | None = None) -> None:
    if cafile is not None and Path(cafile).is_dir():  # as requests takes REQUESTS_CA_BUNDLE
        cafile, capath = None, cafile
    with contextlib.suppress(OSError):
        context.load_verify_locations(cafile=cafile, capath=capath)


def _holds_files(folder: str) -> bool:
    try:
        return any(os.scandir(folder))
    except OSError:
        return False
