"""A folder becomes a repository and a new project, by the account at its host."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.config.settings import ProviderEntry
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.accounts.connect import connect
from jupyter_import_run.services import Services
from jupyter_import_run.wire.accounts import NewAccountRequest
from jupyter_import_run.wire.publish import CreateProject, CreateProjectResult
from tests.support.gitlab_server import READ_TOKEN, TOKEN, GitLabServer
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform
from tests.support.working_copies import WorkingCopy

pytestmark = pytest.mark.usefixtures("no_process_left")


class Person:
    """With an account at ``gitlab``, whose repositories are in ``served``, and a folder."""

    def __init__(self, services: Services, root: Path, gitlab: GitLabServer, served: Path) -> None:
        self.services = services
        self.gitlab = gitlab
        self.served = served
        self.folder = root / "My notes"
        (self.folder / "data").mkdir(parents=True)
        (self.folder / "a.ipynb").write_text("{}")
        (self.folder / "data" / "1.csv").write_text("1\n")
        self.account = ""

    async def sign_in(self, token: str = TOKEN) -> None:
        request = NewAccountRequest(host=self.gitlab.url, username="", secret=token)
        self.account = (await connect(self.services, request, "test")).id

    async def create(self, **request: Any) -> CreateProjectResult:
        request = {"path": "My notes", "account": self.account, **request}
        result = await perform(self.services, CreateProject(**request))
        assert isinstance(result, CreateProjectResult)
        return result

    async def error(self, **request: Any) -> ImportRunError:
        with pytest.raises(ImportRunError) as caught:
            await self.create(**request)
        return caught.value

    def project(self, name: str) -> Repository:
        return Repository(self.served / f"{name}.git")

    def looks_untouched(self) -> bool:
        return {each.name for each in self.folder.iterdir()} == {"a.ipynb", "data"}


@pytest.fixture
def person(
    tmp_path: Path,
    git_server: GitServer,
    start_gitlab: Callable[..., GitLabServer],
    jp_asyncio_loop: asyncio.AbstractEventLoop,
) -> Person:
    gitlab = start_gitlab()
    entry = ProviderEntry(gitlab.host, "gitlab", base_url=gitlab.url)
    root = tmp_path / "root"
    root.mkdir()
    services = make_services(root, tmp_path / "data", providers=(entry,), account_store="files")
    person = Person(services, root, gitlab, git_server.root)
    jp_asyncio_loop.run_until_complete(person.sign_in())
    return person


async def test_a_folder_becomes_a_project_which_one_goes_on_with(person: Person) -> None:
    """Also after a token that may not make one: the commit is there already then."""
    (person.folder / ".ipynb_checkpoints").mkdir()
    (person.folder / ".ipynb_checkpoints" / "a-checkpoint.ipynb").write_text("{}")
    (person.folder / ".env").write_text("SECRET=1\n")
    await person.sign_in(READ_TOKEN)
    error = await person.error(message="Begin")
    assert (error.code, error.data["reason"]) == ("auth_failed", "too_few_scopes")
    await person.sign_in()
    result = await person.create(message="Begin")
    url = f"{person.gitlab.url}/ada/My-notes"
    assert (result.url, result.web_url, result.branch) == (f"{url}.git", url, "main")
    project = person.project("ada/My-notes")
    assert project.files().keys() == {".gitignore", "a.ipynb", "data/1.csv"}
    assert project.git("log", "--format=%H|%an <%ae>|%s") == (
        f"{result.commit}|Ada of the tests <1-ada@users.noreply.example.org>|Begin"
    )
    assert (person.folder / ".env").exists()
    copy = WorkingCopy(person.folder)
    assert (copy.status(), copy.head) == ([], result.commit)
    assert git("rev-parse", "--abbrev-ref", "@{upstream}", cwd=person.folder) == "origin/main"
    assert await person.create() == result
    again = await person.error(name="other")
    assert (again.code, again.data["reason"]) == ("exists", "has_remote")


async def test_a_group_can_have_it_and_a_repository_brings_its_history(person: Person) -> None:
    Repository.create(person.served / "team", "other.git")
    copy = WorkingCopy.create(person.folder, {"x": "1\n"})
    copy.git("switch", "--quiet", "--create", "work")
    second = copy.commit({"x": "2\n"})
    result = await person.create(namespace="team", name="new", private=False)
    assert (result.commit, result.branch) == (second, "work")
    assert person.project("team/new").git("rev-list", "--count", "work") == "2"


async def test_what_fails_before_the_commit_leaves_the_folder_as_it_was(person: Person) -> None:
    for request, code, reason in [
        ({"message": " "}, "invalid_request", "empty_message"),
        ({"path": "nowhere"}, "not_found", "no_folder"),
        ({"path": ""}, "invalid_request", None),
        ({"account": None}, "invalid_request", None),
        ({"account": "nobody"}, "not_found", None),
        ({"author": "nobody"}, "invalid_request", None),
    ]:
        error = await person.error(**request)
        assert (error.code, error.data.get("reason")) == (code, reason), request
        assert person.looks_untouched(), request
    services, settings = person.services, person.services.settings
    services.settings = replace(settings, lock_down_to_repositories=True)
    assert (await person.error()).data["reason"] == "not_offered"
    services.settings = settings
    (person.folder / "data" / "id_rsa").write_text("s")
    error = await person.error()
    assert error.data["warnings"][0]["path"] == "data/id_rsa"
    assert person.looks_untouched()
    (person.folder / "data" / "id_rsa").unlink()
    WorkingCopy.create(person.folder / "data")
    error = await person.error()
    assert (error.code, error.data["reason"]) == ("unsupported", "nested_repository")
    assert person.looks_untouched()
    WorkingCopy.create(person.folder)
    (person.folder / "inner").mkdir()
    error = await person.error(path="My notes/inner")
    assert error.data == {"reason": "inside_repository", "path": "My notes"}
    assert not person.project("ada/My-notes").path.exists()


async def test_a_name_that_is_taken_is_taken_over_only_where_nothing_is_in_it(
    person: Person,
) -> None:
    """As after a push that failed: the same request again does what is left to do."""
    taken = Repository.create(person.served / "ada", "notes.git")
    theirs = taken.commit({"x": "x\n"})
    error = await person.error(name="notes")
    assert (error.code, error.data["reason"]) == ("exists", "project_in_use")
    assert error.data["url"] == f"{person.gitlab.url}/ada/notes"
    assert taken.rev_parse() == theirs
    assert git("remote", cwd=person.folder) == ""
    hook = Repository.create(person.served / "ada", "empty.git").path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert (await person.error(name="empty")).code == "push_rejected"
    commit = git("rev-parse", "HEAD", cwd=person.folder)
    hook.unlink()
    assert (await person.create(name="empty")).commit == commit
    assert person.project("ada/empty").rev_parse() == commit
