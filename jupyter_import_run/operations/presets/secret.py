"""As whom one goes to a saved repository that names a secret in AWS Secrets Manager."""

from __future__ import annotations

from ...credentials.account import Account, id_of
from ...credentials.secrets_manager import read_secret
from ...hosting.host import git_host
from ...presets.record import SavedRepository
from ...services import Services
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
    host = git_host(url, services.settings.providers)
    account = Account(
        id=id_of(host.base, reference),
        origin=host.origin,
        path=host.path,
        provider=host.provider,
        kind="password",
        username=name,
        git_username=name,
    )
    return services.accounts.refer(account, reference)
