"""The sign-in that somebody wrote into a remote's address, for every program to read.

It is moved to where secrets belong, or only taken out. Nothing of it is shown: whoever asks names
the address as it is without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from msgspec.structs import replace

from ...errors import ImportRunError
from ...git.config import list_file, replace_local
from ...repository.opened import Repository
from ...services import Services
from ...sources import public_repository_url
from ...wire import accounts as wire
from .choose import remember_account
from .connect import connect

_SPECIAL = re.compile(r"[][\\.*^$+?(){}|]")
"""What means something in a pattern of git-config(1): an extended one of POSIX."""


@dataclass(frozen=True)
class SignInOfRemote:
    """``user`` is what stands before the host; ``addresses`` are the key and the plain address
    of each entry that has it.
    """

    user: str = field(repr=False)
    addresses: tuple[tuple[str, str], ...]

    @property
    def name_and_secret(self) -> tuple[str, str]:
        """Alone it is a token: a name proves nothing. GitHub takes one before a word of its own."""
        name, _, secret = map(unquote, self.user.partition(":"))
        return ("", name) if secret in ("", "x-oauth-basic") else (name, secret)


async def move_to_accounts(
    services: Services, request: wire.NewAccountRequest, user: str
) -> wire.Account:
    """:func:`~.connect.connect` with what the repository's addresses have, then take it out there.

    ``request.host`` is one of them without it. Raises what ``connect`` raises, and then all is as
    it was; and ``not_found`` as :func:`take_out`.
    """
    assert request.repository is not None
    repository = await services.repositories.open(request.repository)
    found = await _find(repository, request.host)
    username, secret = found.name_and_secret
    given = replace(request, repository=None, username=username, secret=secret)
    account = await connect(services, given, user)
    for url in dict.fromkeys(url for _, url in found.addresses):
        await remember_account(services, url, account.id)
    await _take_out(repository, found)
    return account


async def take_out(services: Services, path: str, url: str) -> None:
    """Only take it out. Raises ``not_found`` where no address in the own configuration of the
    repository at ``path`` is ``url`` with something before its host.
    """
    repository = await services.repositories.open(path)
    await _take_out(repository, await _find(repository, url))


async def _find(repository: Repository, url: str) -> SignInOfRemote:
    own = await list_file(repository.common_dir / "config")
    written = [
        (key, value, _user(value))
        for key, value in own
        if key.startswith("remote.") and key.endswith((".url", ".pushurl"))
    ]
    user = next(
        (user for _, value, user in written if user and public_repository_url(value) == url), None
    )
    if user is None:
        raise ImportRunError("not_found", "No address of this repository has a sign-in in it.")
    place = _origin(url)
    same = [
        (key, public_repository_url(value))
        for key, value, other in written
        if other == user and _origin(public_repository_url(value)) == place
    ]
    return SignInOfRemote(user, tuple(dict.fromkeys(same)))


async def _take_out(repository: Repository, found: SignInOfRemote) -> None:
    """The pattern knows the address but not what is before its host: arguments can be seen."""
    for key, url in found.addresses:
        scheme, _, rest = url.partition("://")
        pattern = f"^{scheme}://[^/]*@{_SPECIAL.sub(_escaped, rest)}([?#].*)?$"
        await replace_local(repository.folder, key, url, pattern, repository.writing())


def _user(url: str) -> str:
    """What is before the host of an address of the web."""
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in ("https", "http"):
        return ""
    return rest.partition("/")[0].rpartition("@")[0]


def _origin(url: str) -> str:
    return "/".join(url.split("/")[:3])


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
