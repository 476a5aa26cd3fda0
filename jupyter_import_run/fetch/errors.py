"""What went wrong on the wire, as a code and a reason.

``data["reason"]`` of ``network``: ``dns``, ``refused``, ``connect``, ``certificate``,
``tls``, ``proxy``, ``cut``, ``protocol``, ``encoding``, ``status``, ``server``,
``redirect_loop``, ``too_many_redirects``, ``downgrade``; of ``timeout``: ``connect``,
``slow``, ``status``. No message and no fact ever holds a URL's query.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from ..errors import ImportRunError
from ..wire.reasons import NetworkReason


def network(message: str, reason: NetworkReason, **data: object) -> ImportRunError:
    """A ``network`` error with its reason."""
    return ImportRunError("network", message, reason=reason, **data)


def translate(error: Exception, host: str, *, receiving: bool) -> ImportRunError:
    """An exception of httpcore, ssl or the sockets; ``receiving``: in the middle of the body."""
    import httpcore

    if isinstance(error, (httpcore.ConnectTimeout, httpcore.PoolTimeout)):
        return ImportRunError("timeout", f"{host} does not answer.", host=host, reason="connect")
    if isinstance(error, httpcore.TimeoutException):
        return ImportRunError("timeout", f"{host} sends too slowly.", host=host, reason="slow")
    if isinstance(error, httpcore.ProxyError):
        return network("The proxy refused the connection.", "proxy", host=host, details=str(error))
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return network(
                f"The certificate of {host} cannot be trusted.",
                "certificate",
                host=host,
                details=cause.verify_message or "",
            )
    if receiving:
        return network(f"{host} ended the connection before everything was sent.", "cut", host=host)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return network(f"No secure connection to {host} could be made.", "tls", host=host)
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return network(f"{host} refuses connections.", "refused", host=host)
    if isinstance(error, httpcore.ConnectError):
        return network(f"{host} cannot be reached.", "connect", host=host)
    if isinstance(error, httpcore.ProtocolError):
        return network(f"{host} sent an answer that is not HTTP.", "protocol", host=host)
    return network(f"{host} ended the connection without an answer.", "cut", host=host)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and what led to it; groups are opened."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        current = waiting.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [current.__cause__, current.__context__, *getattr(current, "exceptions", ())]
