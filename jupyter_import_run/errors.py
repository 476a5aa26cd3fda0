"""The one exception of this package.

Operations raise :class:`ImportRunError` with a code of ``wire.errors.ErrorCode``;
``handlers/base.py`` turns codes into HTTP, ``src/errorText.ts`` and the command line
turn them into advice. The codes, by what went wrong::

    what was asked     invalid_url, invalid_request, unsupported, not_a_notebook
    who asked          forbidden, auth_required, auth_failed
    policy             address_forbidden, host_not_allowed, limit_reached, too_large
    the other side     not_found, ref_not_found, network, timeout, rate_limited,
                       push_rejected, branch_protected
    this side          exists, local_changes, conflict, busy, disk_full, git_missing
    the person         cancelled
    us                 internal
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .wire.errors import ErrorCode, ErrorInfo
    from .wire.reasons import ErrorReason


class ImportRunError(Exception):
    """Something did not work, and ``code`` says what.

    ``message`` is one plain sentence without secrets; ``data`` holds JSON facts that
    a face can show (``data["details"]`` is git's or the server's own words), among them the
    ``reason`` where there is one.
    """

    def __init__(
        self, code: ErrorCode, message: str, *, reason: ErrorReason | None = None, **data: Any
    ) -> None:
        super().__init__(message)
        self.code: ErrorCode = code
        self.message = message
        self.data = data if reason is None else {"reason": reason, **data}

    def info(self) -> ErrorInfo:
        """The error as the wire has it: whoever's words are in it, no secret is."""
        from .redaction import redact, redact_data
        from .wire.errors import ErrorInfo

        return ErrorInfo(code=self.code, message=redact(self.message), data=redact_data(self.data))


class NewerFileError(OSError):
    """A file of ours was written by a newer version of this package, and is left alone.

    An OSError, so that whoever can do without the file goes on as with one that cannot be read.
    """


def from_os_error(error: OSError) -> ImportRunError:
    """What the operating system refused, as a code."""
    if isinstance(error, NewerFileError):
        return ImportRunError("unsupported", str(error), reason="newer_file")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return ImportRunError("disk_full", "The disk is full.")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return ImportRunError(
            "forbidden", "This folder cannot be written to.", details=str(error.strerror)
        )
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return ImportRunError(
            "forbidden",
            "A file is in the place of a folder that is needed.",
            details=f"{error.strerror}: {error.filename}",
        )
    if error.errno == errno.ENAMETOOLONG:
        return ImportRunError("invalid_request", "This name is too long.")
    return ImportRunError(
        "internal", "The file system refused a step.", details=str(error.strerror)
    )
