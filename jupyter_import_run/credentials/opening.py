"""Which store keeps the accounts: the one place that knows them all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from ..errors import ImportRunError
from .configured import Configured
from .store import AccountStore

_OURS = {
    "files": "jupyter_import_run.credentials.files.FileAccounts",
    "keyring": "jupyter_import_run.credentials.keyring.KeyringAccounts",
    "aws": "jupyter_import_run.credentials.aws.AwsAccounts",
}

UNREADABLE = (ImportRunError, OSError, ImportError, AttributeError)
"""What reading accounts raises where their store cannot be opened or read."""


def open_store(folder: Path, known: Configured) -> AccountStore:
    """The store over ``folder``. Blocks: a keyring may be asked whether it works.

    Raises ImportError and AttributeError where the administrator named what is not there.
    """
    from .hub import HubAccounts, api_url

    name = known.account_store
    if name == "auto":
        from .keyring import works

        name = "keyring" if works() else "files"
    module, _, class_ = _OURS.get(name, name).rpartition(".")
    own = cast("AccountStore", getattr(import_module(module), class_)(folder))
    if known.hub_accounts and api_url():
        return HubAccounts(own, known.hub_accounts)
    return own
