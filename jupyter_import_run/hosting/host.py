"""One host: what its kind says, with the administrator's entry for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..errors import ImportRunError
from ..place import is_within, origin_and_path
from ..policy import Target, parse_target
from ..sources.hosts import ALIASES, guessed_kind, known_kind
from ..wire.accounts import SignInWay
from .kinds import KINDS, UNKNOWN, Kind, OAuth
from .scopes import EVERYDAY

if TYPE_CHECKING:
    from ..config.settings import ProviderEntry


@dataclass(frozen=True)
class GitHost:
    """A host and how one signs in to it.

    ``name`` is ``host[:port]``, ``origin`` has the scheme too; ``base`` is where its pages begin:
    a self-managed host may live below a path. That is the place of its accounts, and always on
    ``origin``. ``client_id`` and ``redirect_uri`` are those of the application that the
    administrator registered there.
    """

    name: str
    origin: str
    base: str
    provider: str
    client_id: str | None = None
    redirect_uri: str | None = None

    @property
    def path(self) -> str:
        """What the path of all of its addresses begins with; empty where the host is all its."""
        return self.base.removeprefix(self.origin)

    @property
    def kind(self) -> Kind:
        """What is known of hosts like this one."""
        return KINDS[self.provider]

    @property
    def oauth(self) -> OAuth | None:
        """Its endpoints with whole addresses; None where no application is registered there."""
        known = self.kind.oauth
        if known is None or self.client_id is None:
            return None
        return OAuth(
            exchange=self.address(known.exchange),
            device=known.device and self.address(known.device),
            authorize=known.authorize and self.address(known.authorize),
            revoke=known.revoke and self.address(known.revoke),
            scopes=known.scopes,
            sites=known.sites,
        )

    @property
    def api(self) -> str | None:
        """Where its API begins; GitHub's is on a host of its own but for GitHub Enterprise Server.

        https://docs.github.com/enterprise-cloud@latest/admin/data-residency
        """
        if self.provider == "github" and (
            self.name == "github.com" or self.name.endswith(".ghe.com")
        ):
            return f"https://api.{self.name}"
        return self.kind.api and self.address(self.kind.api)

    @property
    def token_page(self) -> str | None:
        """Where a person makes a token, with the scopes that everyday work needs."""
        return self.kind.page and self.address(self.kind.page)

    @property
    def ways(self) -> list[SignInWay]:
        """How one can sign in, the best first."""
        oauth = self.oauth
        offered: dict[SignInWay, bool] = {
            "device": oauth is not None and oauth.device is not None,
            "redirect": oauth is not None
            and oauth.authorize is not None
            and self.redirect_uri is not None,
            "token": self.kind.token,
            "password": self.kind.password,
        }
        return [way for way, is_offered in offered.items() if is_offered]

    def address(self, template: str) -> str:
        """A template of its kind, filled in."""
        scopes = ",".join(self.kind.scopes.wanted(EVERYDAY))
        return template.format(base=self.base, scopes=quote(scopes, safe=","))


def git_host(
    text: str, entries: Iterable[ProviderEntry] = (), provider: str | None = None
) -> GitHost:
    """The host that ``text`` names: ``host[:port]``, an origin, or any address on it.

    ``provider`` is a kind that the person chose; what the administrator says of a host counts
    more. An entry is for its own place: nobody is signed in with its application anywhere else.
    Raises ``invalid_url``, and ``invalid_request`` for a kind that there is not.
    """
    if provider is not None and provider not in KINDS:
        raise ImportRunError("invalid_request", "There is no such kind of host.")
    entries = tuple(entries)
    target = _target(text)
    name = ALIASES.get(target.authority, target.authority)
    entry = _entry(text, f"{target.scheme}://{name}{target.path}", entries)
    if entry is not None:
        origin = origin_and_path(entry.place)[0]
        name = origin.partition("://")[2]
        kind = entry.kind if entry.kind in KINDS else UNKNOWN
        return GitHost(name, origin, entry.place, kind, entry.client_id, entry.redirect_uri)
    kinds = {each.place.split("/")[2]: each.kind for each in entries}
    kind = known_kind(name, kinds) or provider or guessed_kind(target.host) or UNKNOWN
    origin = f"{target.scheme}://{name}"
    return GitHost(name, origin, origin, kind if kind in KINDS else UNKNOWN)


def _entry(text: str, url: str, entries: tuple[ProviderEntry, ...]) -> ProviderEntry | None:
    """The administrator's entry for the address ``url``, or for the mere name ``text``.

    Who only names the host means the one that the administrator knows, wherever it is.
    """
    within = [entry for entry in entries if is_within(entry.place, url)]
    if within:
        return max(within, key=lambda entry: len(entry.place))
    name = text.strip().lower()
    named = (each for each in entries if name in (each.host, each.place.split("/")[2]))
    return next(named, None)


def _target(text: str) -> Target:
    """``text`` without what comes after the host; https where it names no scheme."""
    target = parse_target(text if "://" in text else f"https://{text.strip()}/")
    if target.scheme not in ("https", "http"):
        raise ImportRunError("invalid_url", "This is no web address.", reason="scheme")
    return target
