"""A choice is a choice: where the chosen account is gone, another of the person's is not taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tornado.httputil import HTTPServerRequest

from jupyter_import_run.credentials.account import Account, Secret, id_of
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire.jobs import Fetch, ImportNotebook, ImportRepository
from tests.conftest import PASSWORD, USERNAME
from tests.support.repositories import Repository
from tests.support.services import make_jobs, make_services, perform

NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'


async def test_who_was_chosen_and_is_gone_is_asked_for(
    root: Path, tmp_path: Path, start_git_server: Callable[..., GitServer]
) -> None:
    seen: list[str | None] = []

    def look(request: HTTPServerRequest) -> None:
        seen.append(request.headers.get("Authorization"))

    server = start_git_server(username=USERNAME, password=PASSWORD, on_request=look)
    Repository.create(server.root / "team", "notes.git").commit({"a.txt": "1\n"})
    url = f"{server.url}/team/notes.git"
    services = make_services(root, tmp_path / "data", account_store="files")
    accounts = services.accounts

    def connect(name: str) -> Account:
        account = Account(
            id_of(server.url, name), server.url, "generic", "password", name, USERNAME
        )
        accounts.put(account, Secret(PASSWORD))
        return account

    work, private = connect("work"), connect("private")
    await perform(services, ImportRepository(url=url, account=private.id, history="none"))
    assert accounts.for_url(url) == private
    accounts.forget(private.id)
    seen.clear()
    for request in (
        Fetch(path="notes"),
        ImportRepository(url=url, name="again"),
        ImportRepository(url=url, name="again", account=private.id),
        ImportRepository(url=f"{server.url}/team/other.git", name="x", account="deadbeef"),
    ):
        with pytest.raises(ImportRunError) as caught:
            await perform(services, request)
        error = caught.value
        assert (error.code, error.data["reason"]) == ("auth_required", "account_gone")
        assert error.data["origin"] == server.url
    assert set(seen) == {None}

    assert connect("private") == private
    await perform(services, Fetch(path="notes"))
    accounts.forget(private.id)
    accounts.choose(url, work.id)
    await perform(services, Fetch(path="notes"))


@pytest.mark.parametrize("address", ["/notes.git", "/notes/-/raw/main/n.ipynb"])
async def test_who_is_asked_for_by_name_is_no_one_else_where_anybody_may_go_too(
    root: Path, tmp_path: Path, git_server: GitServer, address: str
) -> None:
    Repository.create(git_server.root, "notes.git").commit({"n.ipynb": NOTEBOOK})
    services = make_services(root, tmp_path / "data", account_store="files")
    url = git_server.url + address
    request = ImportNotebook if address.endswith("ipynb") else ImportRepository
    with pytest.raises(ImportRunError) as caught:
        await perform(services, request(url=url, account="deadbeef"))
    error = caught.value
    assert (error.code, error.data["reason"]) == ("auth_required", "account_gone")
    assert error.data["origin"] == git_server.url
    assert list(root.iterdir()) == []


async def test_a_job_goes_on_as_another_account_where_the_person_says_so(
    root: Path, tmp_path: Path, git_server_with_password: GitServer
) -> None:
    Repository.create(git_server_with_password.root, "notes.git").commit({"a.txt": "1\n"})
    origin, url = git_server_with_password.url, f"{git_server_with_password.url}/notes.git"
    services = make_services(root, tmp_path / "data", account_store="files")
    work = Account(id_of(origin, "work"), origin, "generic", "password", "work", USERNAME)
    services.accounts.put(work, Secret(PASSWORD))
    jobs = make_jobs(services)
    request = ImportRepository(url=url, account="deadbeef", history="none")
    failed = jobs.start(request, user="ada")
    assert failed.task is not None
    await failed.task
    assert failed.error is not None
    assert failed.error.data["reason"] == "account_gone"
    again = jobs.retry(failed.id, user="ada", account=work.id)
    assert again.task is not None
    await again.task
    assert again.state == "succeeded", again.error
    assert services.accounts.chosen(url) == work.id
    await jobs.stop()
