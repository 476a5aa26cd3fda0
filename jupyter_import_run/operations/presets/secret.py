"""As whom one goes to a saved repository that names a secret in AWS Secrets Manager."""

from __future__ import annotations

from ...credentials.account import Account, id_of
from ...credentials.secrets_manager import read_secret
from ...place import origin_and_path
from ...presets.record import SavedRepository
from ...services import Services
from ...sources import kind_of
from ...threads import in_thread


async def account_for(services: Services, saved: SavedRepository) -> str | None:
    """The id of the account; None: whichever fits.

    The secret stays where it is: the account only refers to it, so git in terminals finds it too.
    Raises ``unsupported`` (``no_secret_store``) where accounts are kept elsewhere than in AWS, and
    what AWS refuses.
    """
    if saved.secret is None:
        return saved.account
    return (await in_thread(_referred, services, saved.url, saved.secret)).id


def _referred(services: Services, url: str, reference: str) -> Account:
    services.accounts.require_references()
    name = read_secret(reference)["username"]
    origin = origin_and_path(url)[0]
    account = Account(
        id=id_of(origin, reference),
        origin=origin,
        provider=kind_of(url, services.settings.provider_kinds) or "generic",
        kind="password",
        username=name,
        git_username=name,
    )
    return services.accounts.refer(account, reference)
