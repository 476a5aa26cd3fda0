"""Which account is for which repository: one, or nobody."""

from __future__ import annotations

import pytest

from jupyter_import_run.credentials.account import Account, id_of
from jupyter_import_run.credentials.fitting import fitting
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.place import repository_of

WHOLE, PART = "https://git.example.com", "https://hub.example.com/gitlab"


def test_an_account_that_is_connected_again_is_the_same() -> None:
    assert id_of(WHOLE, "ada") == id_of(WHOLE, "ada")
    assert len({id_of(WHOLE, "ada"), id_of(WHOLE, "eve"), id_of(PART, "ada")}) == 3


def account(username: str, place: str = WHOLE) -> Account:
    path = place.removeprefix("https://hub.example.com") if place == PART else ""
    return Account(id_of(place, username), place.removesuffix(path), "gitlab", "token", username,
                   username, path=path)  # fmt: skip


def test_who_was_asked_for_and_is_gone_is_replaced_by_nobody() -> None:
    ada, eve = account("ada"), account("eve")
    url = f"{WHOLE}/team/notes.git"
    assert fitting([ada, eve], url, eve.id) == eve
    chosen = {repository_of(url): eve.id}
    assert fitting([ada, eve], url, chosen=chosen) == eve
    assert fitting([ada, eve], url, ada.id, chosen) == ada
    for wanted, choices in ((eve.id, None), (None, chosen), ("deadbeef", chosen)):
        with pytest.raises(ImportRunError) as caught:
            fitting([ada], url, wanted, choices)
        assert caught.value.data["reason"] == "account_gone"
    assert fitting([ada], f"{WHOLE}/team/other.git", chosen=chosen) == ada


def test_who_was_asked_for_on_one_host_is_nobody_on_the_next() -> None:
    ada, part = account("ada"), account("eve", PART)
    assert fitting([ada, part], f"{PART}/x.git", ada.id) == part
    assert fitting([ada, part], "https://hub.example.com/user/eve/x.git", ada.id) is None
