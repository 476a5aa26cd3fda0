"""A sign-in in a remote's address, as people clone with in a terminal, becomes an account."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.accounts.sign_in_of_remote import move_to_accounts, take_out
from jupyter_import_run.services import Services
from jupyter_import_run.wire.accounts import NewAccountRequest
from jupyter_import_run.wire.jobs import Fetch
from tests.conftest import PASSWORD, USERNAME
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform

SIGN_IN = f"{USERNAME}:{quote(PASSWORD)}@"


@pytest.fixture
def services(root: Path, tmp_path: Path) -> Services:
    return make_services(root, tmp_path / "data", account_store="files")


class Copy:
    """``mine``, cloned by hand. ``url`` is where from, ``request`` asks for what is offered."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self.request = NewAccountRequest(host=url, repository=folder.name)

    def address(self, user: str, url: str | None = None) -> str:
        return (url or self.url).replace("://", f"://{user}")

    def write(self, *urls: str, name: str = "origin", key: str = "url") -> None:
        """As an editor would: arguments of a process can be seen."""
        lines = "".join(f"\t{key} = {url}\n" for url in urls)
        if key == "url":
            git("config", "--unset-all", f"remote.{name}.url", cwd=self.folder)
        with (self.folder / ".git/config").open("a") as config:
            config.write(f'[remote "{name}"]\n{lines}')

    def addresses(self, key: str = "remote.origin.url") -> list[str]:
        return git("config", "--local", "--get-all", key, cwd=self.folder).splitlines()


@pytest.fixture
def copy(git_server_with_password: GitServer, root: Path) -> Copy:
    server = git_server_with_password
    served = Repository.create(server.root / "group", "c++ (notes).git")
    served.commit({"a.txt": "1\n"})
    git("clone", "--quiet", served.path, root / "mine")
    return Copy(root / "mine", f"{server.url}/group/c++%20(notes).git")


async def test_it_is_tested_kept_and_taken_out_and_git_goes_on_with_it(
    services: Services, copy: Copy
) -> None:
    others = [copy.address("eve:else@", "https://h.example/x.git"), "https://h.example/y.git"]
    copy.write(copy.address(SIGN_IN), copy.url, *others)
    pushed = copy.address(SIGN_IN, copy.url.replace("group", "mine"))
    copy.write(pushed, name="fork", key="pushurl")
    with pytest.raises(ImportRunError) as refused:
        await perform(services, Fetch(path="mine"))
    assert refused.value.data["reason"] == "remote_credentials"
    account = await move_to_accounts(services, copy.request, "ada")
    assert (account.username, account.state, account.used_by) == (USERNAME, "connected", ["mine"])
    assert services.accounts.secret(account.id).access == PASSWORD
    assert copy.addresses() == [copy.url, copy.url, *others]
    assert copy.addresses("remote.fork.pushurl") == [copy.url.replace("group", "mine")]
    assert services.accounts.chosen(copy.url) == account.id
    await perform(services, Fetch(path="mine"))


async def test_what_the_host_refuses_stays_until_the_person_has_it_taken_out(
    services: Services, copy: Copy
) -> None:
    address = copy.address(f"{USERNAME}:of-last-year@")
    copy.write(address)
    with pytest.raises(ImportRunError) as refused:
        await move_to_accounts(services, copy.request, "ada")
    assert refused.value.data["reason"] == "token_refused"
    assert copy.addresses() == [address]
    assert services.accounts.accounts() == ()
    await take_out(services, "mine", copy.url)
    assert copy.addresses() == [copy.url]
    with pytest.raises(ImportRunError) as wanted:
        await perform(services, Fetch(path="mine"))
    assert wanted.value.code == "auth_required"
    for ask in (take_out(services, "mine", copy.url), move_to_accounts(services, copy.request, "")):
        with pytest.raises(ImportRunError) as nothing:
            await ask
        assert nothing.value.code == "not_found"


async def test_a_name_alone_is_taken_for_a_token_and_one_before_githubs_word_too(
    services: Services, copy: Copy
) -> None:
    for user in ("just-a-name@", "the-token-1:x-oauth-basic@", "the-token-2:@"):
        copy.write(copy.address(user))
        with pytest.raises(ImportRunError) as refused:
            await move_to_accounts(services, copy.request, "ada")
        assert refused.value.code in ("auth_failed", "invalid_request")
        await take_out(services, "mine", copy.url)
        assert copy.addresses() == [copy.url]
