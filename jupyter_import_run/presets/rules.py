"""Which values a saved repository may have, and a sentence for each that it may not.

Names and lengths of URLs are SageMaker's, so that its scripts go on:
https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCodeRepository.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from ..errors import ImportRunError
from ..policy import parse_target
from ..policy.target import invalid
from ..sources import parse
from ..sources.refs import is_branch_name
from ..wire.reasons import PresetReason
from .record import SavedRepository

LONGEST_NAME = 63
LONGEST_URL = 1024
LONGEST_DESCRIPTION = 1000

_NAME = re.compile(r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SECRET = re.compile(
    r"(?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:)?[A-Za-z0-9/_+=.@!-]{1,512}"
)
_TOKEN = re.compile(r"gh[a-z]_|github_pat_|gl[a-z]+-[A-Za-z0-9_-]{16}|hf_")


def checked(saved: SavedRepository, providers: Mapping[str, str]) -> SavedRepository:
    """``saved``, its URL without a fragment, which names no repository; ``providers`` are kinds by
    host, as ``sources.parse`` takes them.

    Raises ``invalid_request`` and ``invalid_url`` with the ``field`` that is wrong.
    """
    check_name(saved.name)
    check_url(saved.url, providers)
    if saved.branch is not None:
        _check_branch(saved.branch)
    if saved.folder is not None:
        _check_folder(saved.folder)
    if saved.account is not None and (not saved.account.strip() or _CONTROL.search(saved.account)):
        raise _wrong("account", "bad_text", "This is no id of an account.")
    if saved.secret is not None:
        _check_secret(saved.secret, saved.url)
    if saved.account is not None and saved.secret is not None:
        raise _wrong("secret", "account_or_secret", "Give an account or a secret, not both.")
    _check_description(saved.description)
    for pattern in saved.sparse:
        _check_pattern(pattern)
    return msgspec.structs.replace(saved, url=saved.url.partition("#")[0])


def is_name(text: str) -> bool:
    """Whether a saved repository can be called so; no URL can."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None


def check_name(name: str) -> None:
    """Raise ``invalid_request`` where nothing can be called so."""
    if not is_name(name):
        raise _wrong(
            "name",
            "bad_name",
            f"A name has letters, digits and dashes, at most {LONGEST_NAME} of them, and begins "
            "and ends with a letter or a digit.",
        )


def check_url(url: str, providers: Mapping[str, str]) -> None:
    """Raise ``invalid_url`` where ``url`` is not the whole address of a repository.

    Whether it may be reached is for ``policy`` to say, plain http included.
    """
    try:
        if len(url) > LONGEST_URL:
            raise invalid("The URL is too long.", "too_long")
        parse_target(url)
        source = parse(url, providers)
    except ImportRunError as error:
        raise ImportRunError(
            "invalid_url", error.message, **{**error.data, "field": "url"}
        ) from error
    if source.secret:
        raise ImportRunError(
            "invalid_url",
            "The URL holds a token. Leave it out, and connect an account instead.",
            reason="credentials",
            field="url",
        )
    if source.kind != "repository" or source.repository_url is None:
        raise _page("This is the address of a notebook, not of a repository.", None)
    if source.ref or source.open or source.path or source.tail:
        raise _page(
            f"This is a page inside a repository. Its own address is {source.repository_url}.",
            source.repository_url,
        )


def _page(message: str, repository_url: str | None) -> ImportRunError:
    return ImportRunError(
        "invalid_url",
        message,
        reason="no_repository",
        field="url",
        repository_url=repository_url,
    )


def _check_branch(branch: str) -> None:
    if not is_branch_name(branch):
        raise _wrong("branch", "bad_branch", "A branch cannot have this name.")


def _check_folder(folder: str) -> None:
    """As :meth:`~..root.Root.place` says, which also knows of links."""
    parts = folder.split("/")
    if _CONTROL.search(folder) or "\\" in folder or not all(map(str.strip, parts)):
        raise _wrong(
            "folder",
            "bad_folder",
            "A folder is a path below the Jupyter folder, with single slashes between its names.",
        )
    if any(part.startswith((".", "~")) for part in parts):
        raise _wrong(
            "folder",
            "bad_folder",
            "A folder stays below the Jupyter folder, and none of its names begins with a dot.",
        )
    if any(len(part.encode()) > 255 for part in parts):
        raise _wrong("folder", "bad_folder", "A folder's name has at most 255 bytes.")


def check_secret(secret: str) -> None:
    """Raise ``invalid_request`` (``bad_secret``) where this cannot be a secret's name or ARN."""
    if _TOKEN.match(secret):
        raise _wrong(
            "secret",
            "bad_secret",
            "This looks like a token. Give the name of the secret that holds it.",
        )
    if not _SECRET.fullmatch(secret):
        raise _wrong(
            "secret",
            "bad_secret",
            "A secret is given by its name or its ARN in AWS Secrets Manager.",
        )


def _check_secret(secret: str, url: str) -> None:
    check_secret(secret)
    if parse_target(url).scheme not in {"https", "http"}:
        raise _wrong("secret", "bad_secret", "Only an https address is signed in to by a secret.")


def _check_description(text: str) -> None:
    if len(text) > LONGEST_DESCRIPTION:
        raise _wrong(
            "description",
            "bad_text",
            f"A description has at most {LONGEST_DESCRIPTION} characters.",
        )
    if _CONTROL.search(text.replace("\n", "")):
        raise _wrong("description", "bad_text", "A description has no control characters.")


def _check_pattern(pattern: str) -> None:
    """Git reads them one a line; those with a # are comments (git-sparse-checkout(1))."""
    if not pattern.strip() or _CONTROL.search(pattern) or pattern.startswith("#"):
        raise _wrong(
            "sparse",
            "bad_sparse",
            "A pattern of what to check out is a folder or a line of a .gitignore.",
        )


def _wrong(field: str, reason: PresetReason, message: str) -> ImportRunError:
    return ImportRunError("invalid_request", message, reason=reason, field=field)
