"""Remotes that are no address of a server, or one with a secret in it."""

from __future__ import annotations

from ..errors import ImportRunError
from ..policy import parse_target
from ..sources import is_on_disk, public_repository_url


def require_server(url: str) -> None:
    """Raise ``unsupported`` where a remote's address is a path on the disk, which git takes but
    nobody has judged, or says as whom one goes there: what to do is another thing than of an
    address that was pasted. What else is wrong with it is for others to say.
    """
    if is_on_disk(url):
        raise ImportRunError(
            "unsupported",
            "This remote is a folder, not a server.",
            reason="local_remote",
            url=public_repository_url(url),
        )
    try:
        parse_target(url)
    except ImportRunError as error:
        if error.data.get("reason") == "credentials":
            raise ImportRunError(
                "unsupported",
                "The address of this remote has a user name or a password in it.",
                reason="remote_credentials",
                url=public_repository_url(url),
            ) from error
