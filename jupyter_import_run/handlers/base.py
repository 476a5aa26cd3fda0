"""What all handlers share: services, JSON in and out, and errors as HTTP."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError

from ..audit import REFUSALS, Audit, AuditEvent
from ..errors import ImportRunError, from_os_error
from ..threads import in_thread

if TYPE_CHECKING:
    from ..jobs.registry import JobRegistry
    from ..services import Services
    from ..wire.errors import ErrorCode, ErrorInfo

T = TypeVar("T")

SETTINGS_KEY = "import_run"

STATUS: dict[ErrorCode, int] = {
    "forbidden": 403,
    "invalid_url": 400,
    "address_forbidden": 403,
    "host_not_allowed": 403,
    "not_a_notebook": 422,
    "not_found": 404,
    "auth_required": 424,
    "auth_failed": 424,
    "ref_not_found": 404,
    "too_large": 413,
    "timeout": 424,
    "network": 424,
    "exists": 409,
    "local_changes": 409,
    "conflict": 409,
    "push_rejected": 409,
    "branch_protected": 409,
    "rate_limited": 429,
    "busy": 409,
    "limit_reached": 409,
    "disk_full": 409,
    "cancelled": 409,
    "git_missing": 424,
    "unsupported": 422,
    "invalid_request": 400,
    "internal": 500,
}
"""424 (failed dependency): another server or program did not do its part. 401 is Jupyter's own."""

_CODE_OF_STATUS: dict[int, ErrorCode] = {
    400: "invalid_request",
    401: "forbidden",
    403: "forbidden",
    404: "not_found",
    405: "invalid_request",
    413: "too_large",
}


class BaseHandler(APIHandler):
    """A handler of this extension. Subclasses decorate every method with
    ``authenticated`` and ``authorized``.
    """

    auth_resource = "import-run"

    @property
    def services(self) -> Services:
        """What operations work with."""
        return self._extension()[0]

    @property
    def jobs(self) -> JobRegistry:
        """All jobs of this server."""
        return self._extension()[1]

    @property
    def user_name(self) -> str:
        """Who asks, for the audit line."""
        return shown_user(self.current_user)

    async def refresh_hosts(self) -> None:
        """Know the private hosts that the person allowed, also elsewhere, by now."""
        await in_thread(self.services.hosts.refresh)

    def argument(self, name: str) -> str:
        """The last parameter ``name`` of the query as it came; empty where there is none.

        Tornado's own way changes control characters and spaces, which names of files have.
        Bytes that are no UTF-8 become surrogates.
        """
        values = self.request.query_arguments.get(name)
        return values[-1].decode("utf-8", "surrogateescape") if values else ""

    def body(self, type_: type[T] | Any) -> Any:
        """The request's body as ``type_``.

        Raises ``invalid_request`` with the place, and ``too_large``.
        """
        import msgspec

        from ..wire.bounds import MOST_BYTES

        if len(self.request.body) > MOST_BYTES:
            raise ImportRunError("too_large", "This request is too large.", limit=MOST_BYTES)
        try:
            return msgspec.json.decode(self.request.body or b"{}", type=type_)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise ImportRunError(
                "invalid_request", f"This request cannot be read: {error}."
            ) from error

    def answer(self, value: Any, status: int = 200) -> None:
        """Send a Struct."""
        from ..wire.encode import encode

        self.set_status(status)
        self.finish(encode(value))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Every error in the one shape; a bug tells nothing of itself."""
        from ..wire.encode import encode
        from ..wire.errors import ErrorBody

        error = (kwargs.get("exc_info") or (None, None, None))[1]
        info = self._error_info(status_code, error)
        if info.code in REFUSALS:
            self._note_refusal(info)
        self.set_status(
            STATUS[info.code] if isinstance(error, (ImportRunError, OSError)) else status_code
        )
        self.set_header("Content-Type", "application/json")
        self.finish(encode(ErrorBody(error=info)))

    def log_exception(self, typ: Any, value: BaseException | None, tb: Any) -> None:
        """Our own errors are answers, not incidents, and so is a disk that refuses."""
        error = from_os_error(value) if isinstance(value, OSError) else value
        if not isinstance(error, ImportRunError) or error.code == "internal":
            super().log_exception(typ, value, tb)

    def _note_refusal(self, info: ErrorInfo) -> None:
        """For audits. Without the query, which may have anything in it.

        Who is not even signed in is in Jupyter's own log.
        """
        from ..events import emit_audit

        try:
            if not self.current_user:
                return
        except RuntimeError:  # it was refused before anybody asked who it is
            return
        method, path = self.request.method, self.request.path
        event = AuditEvent(
            user=self.user_name,
            action=f"{method} {path.removeprefix(self.base_url).partition('/')[2]}",
            subject=_subject(info),
            outcome=info.code,
            reason=info.data.get("reason"),
        )
        Audit(self.log, partial(emit_audit, self.event_logger))(event)

    def _error_info(self, status_code: int, error: BaseException | None) -> ErrorInfo:
        from ..wire.errors import ErrorInfo

        if isinstance(error, ImportRunError):
            return error.info()
        if isinstance(error, OSError):
            return from_os_error(error).info()
        message = self._reason
        if isinstance(error, HTTPError) and error.log_message and status_code < 500:
            message = error.reason or error.log_message
        code: ErrorCode = _CODE_OF_STATUS.get(
            status_code, "internal" if status_code >= 500 else "invalid_request"
        )
        return ErrorInfo(code=code, message=message)

    def _extension(self) -> tuple[Services, JobRegistry]:
        extension: Callable[[], tuple[Services, JobRegistry]] = self.settings[SETTINGS_KEY]
        return extension()


def _subject(info: ErrorInfo) -> str:
    """What the error says that it is about, among what is never a secret."""
    return next((str(info.data[key]) for key in ("url", "host", "name") if info.data.get(key)), "")


def shown_user(user: Any) -> str:
    """A user of Jupyter: the id, and the name for people where it says more.

    Signed in by the server's token the id is a random one, and the name is made up too.
    """
    name = str(getattr(user, "username", "") or "")
    shown = str(getattr(user, "display_name", "") or "")
    return f"{name} ({shown})" if shown and shown != name else name
