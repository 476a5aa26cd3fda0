"""Ask a plain Git server whether it accepts somebody: for one of its repositories."""

from __future__ import annotations

from ...errors import ImportRunError
from ...fetch import GuardedClient, Response
from ...hosting.api import basic
from ...hosting.host import GitHost
from ...policy import parse_target

_MOST_BYTES = 64 * 1024 * 1024
"""A list of refs, which old protocols send whole."""


async def accepts(
    client: GuardedClient, host: GitHost, text: str, username: str, secret: str
) -> bool:
    """True: the repository at ``text`` is opened to the person and not to everybody.

    False where that cannot be found out: ``text`` names no repository, or one for everybody.
    Raises ``auth_failed`` where the server refuses, ``network``, ``timeout``.
    """
    if "://" not in text:
        return False
    target = parse_target(text)
    path = target.path.rstrip("/")
    if not path or target.scheme not in ("https", "http"):
        return False
    url = f"{host.origin}{path}/info/refs?service=git-upload-pack"
    if (await _ask(client, url)).status != 401:
        return False
    status = (await _ask(client, url, basic(username, secret))).status
    if status in (401, 403):
        raise ImportRunError(
            "auth_failed",
            f"{host.name} does not accept the account.",
            reason="token_refused",
            host=host.name,
        )
    return status == 200


async def _ask(client: GuardedClient, url: str, authorization: str | None = None) -> Response:
    headers = {"git-protocol": "version=2"}
    if authorization is not None:
        headers["authorization"] = authorization
    return await client.ask("GET", url, max_bytes=_MOST_BYTES, headers=headers)
