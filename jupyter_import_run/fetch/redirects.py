"""Where a redirect leads, and what may go along."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from ..errors import ImportRunError
from ..place import is_within
from ..policy import NetworkPolicy, Pin
from .errors import network

MAX_HOPS = 5

_STATUSES = {301, 302, 303, 307, 308}

_HARMLESS = {
    "accept",
    "accept-encoding",
    "accept-language",
    "connection",
    "git-protocol",
    "user-agent",
}
"""Headers that may go to another origin. Whatever else a caller sends may be a credential."""


def next_url(current: str, status: int, headers: Mapping[str, str]) -> str | None:
    """The URL that this answer leads to; None: it is an answer of its own."""
    location = headers.get("location", "").strip()
    if status not in _STATUSES or not location:
        return None
    try:
        # Browsers take raw spaces here; everything else that is odd is for the policy.
        return urljoin(current, location.replace(" ", "%20")).partition("#")[0]
    except ValueError as error:
        raise network("The server redirects to an address that is none.", "protocol") from error


class Journey:
    """The way from a URL to its answer: every hop is judged anew.

    ``place`` is where headers that may be a credential may go at most; None: the first origin.
    """

    def __init__(
        self, policy: NetworkPolicy, headers: Mapping[str, str], place: str | None = None
    ) -> None:
        self._policy = policy
        self._place = place
        self._headers = {name.lower(): value for name, value in headers.items()}
        self._visited: set[str] = set()
        self._last: Pin | None = None
        self._hops = 0

    @property
    def headers(self) -> dict[str, str]:
        """What may be sent to where the journey is now."""
        return dict(self._headers)

    async def go(self, url: str) -> Pin:
        """Judge ``url`` as the next stop.

        Raises what the policy raises, and ``network`` for a loop, too many hops, and the
        step from https down to http.
        """
        last = self._last
        try:
            pin = await self._policy.pin(url, last)
        except ImportRunError as error:
            if last is None:
                raise
            raise _of_redirect(error, last) from error
        if last is not None:
            self._judge_step(last, pin)
        if pin.scheme not in {"https", "http"}:
            raise ImportRunError("invalid_url", "This is no web address.", reason="scheme")
        self._visited.add(pin.url)
        self._last = pin
        return pin

    def _judge_step(self, last: Pin, pin: Pin) -> None:
        if last.scheme == "https" and pin.scheme != "https":
            raise network(
                f"{last.host} redirects from https to an address without it.",
                "downgrade",
                host=pin.host,
            )
        if pin.url in self._visited:
            raise network(f"{pin.host} redirects in a circle.", "redirect_loop", host=pin.host)
        if self._hops >= MAX_HOPS:
            raise network(f"{last.host} redirects too often.", "too_many_redirects", host=last.host)
        if _origin(last) != _origin(pin) or not self._is_within(pin):
            self._headers = {k: v for k, v in self._headers.items() if k in _HARMLESS}
        self._hops += 1

    def _is_within(self, pin: Pin) -> bool:
        return self._place is None or is_within(self._place, pin.url)


def _origin(pin: Pin) -> tuple[str, str, int]:
    return pin.scheme, pin.host, pin.port


def _of_redirect(error: ImportRunError, last: Pin) -> ImportRunError:
    """The same refusal, naming who sent us; a public host never gets a private one allowed."""
    data = {**error.data, "redirected_from": last.host}
    if error.code == "address_forbidden" and not last.private:
        data["can_allow"] = False
    if error.data.get("reason") == "plain_http" and last.scheme == "https":
        return network(
            f"{last.host} redirects from https to an address without it.",
            "downgrade",
            host=error.data.get("host"),
        )
    return ImportRunError(error.code, f"{last.host} redirects: {error.message}", **data)
