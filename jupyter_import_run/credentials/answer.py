"""The helper's answer where one file is not enough: renewals, other stores, what git gives back."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ImportRunError
from ..store.files import JsonFile
from .account import Account
from .configured import policy_of, recall
from .opening import UNREADABLE, open_store
from .quick import CHOSEN_FILE
from .refresh import Renew, lasting_secret, renew_under, revoke_under
from .refusals import accept, reject
from .request import matching
from .store import AccountStore, find

if TYPE_CHECKING:
    from ..oauth.tokens import TokenAnswer


def get(folder: str, request: Mapping[str, str], id: str | None) -> tuple[str, str] | None:
    """The name and the secret of the first account that has one which its host takes.

    Why there is none is one line on standard error, which git shows.
    """
    place = Path(folder)
    with _said():
        known = recall(place)
        accounts = open_store(place, known)
        policy = policy_of(known, place.parent)
        renew, revoke = _undisturbed(renew_under(policy)), revoke_under(policy)
        for account in _candidates(accounts, request, id, _choices(place, request, id)):
            with _said():
                secret = lasting_secret(accounts, account, renew, revoke)
                return find(accounts, account.id).git_username, secret.access
    return None


def erase(folder: str, request: Mapping[str, str], id: str | None) -> None:
    """The host refused what git was given. Nothing happens to any other secret."""
    _heard(folder, request, id, reject)


def store(folder: str, request: Mapping[str, str], id: str | None) -> None:
    """The host took what git was given. What we did not give is not kept."""
    _heard(folder, request, id, accept)


def _heard(
    folder: str,
    request: Mapping[str, str],
    id: str | None,
    remember: Callable[[AccountStore, str, str], object],
) -> None:
    """What a host said to ``request["password"]``, for each account that it may be of."""
    password = request.get("password")
    if not password:
        return
    place = Path(folder)
    with _said():
        accounts = open_store(place, recall(place))
        for account in _candidates(accounts, request, id):
            if not account.read_only:
                with contextlib.suppress(ImportRunError):
                    remember(accounts, account.id, password)


def _candidates(
    store: AccountStore,
    request: Mapping[str, str],
    id: str | None,
    chosen: Mapping[str, str] | None = None,
) -> list[Account]:
    known = {account.id: account for account in store.accounts()}
    rows = [asdict(account) for account in known.values()]
    return [known[row["id"]] for row in matching(rows, request, id, chosen)]


def _choices(folder: Path, request: Mapping[str, str], id: str | None) -> Mapping[str, str]:
    """What the person chose, where git says for which path it is."""
    if id is not None or not request.get("path"):
        return {}
    return JsonFile(folder / CHOSEN_FILE, dict[str, str], dict).current()


def _undisturbed(renew: Renew) -> Renew:
    """Ctrl+C in the terminal must not lose the only token that there is from now on."""

    def undisturbed(token_url: str, client_id: str, refresh_token: str) -> TokenAnswer:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        return renew(token_url, client_id, refresh_token)

    return undisturbed


@contextlib.contextmanager
def _said() -> Iterator[None]:
    """What fails is said in a line, and git goes on without us."""
    try:
        yield
    except UNREADABLE as error:
        sys.stderr.write(f"import-run: {error}\n")
