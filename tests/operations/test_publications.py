"""What is published where, and when it last was."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.publications import (
    forget_publication,
    list_publications,
    remember_publication,
)
from jupyter_import_run.services import Services
from jupyter_import_run.wire.publications import Publication, PublicationRequest
from jupyter_import_run.wire.publish import Publish, PublishResult
from tests.support.repositories import Repository
from tests.support.services import make_services, perform


@pytest.fixture
def services(tmp_path: Path, root: Path) -> Services:
    (root / "a.txt").write_text("a\n")
    return make_services(root, tmp_path / "data")


async def known(services: Services, path: str | None = None) -> list[Publication]:
    return (await list_publications(services, path)).publications


async def test_a_publication_is_remembered_with_the_last_time_that_it_was_done(
    services: Services, git_server: GitServer
) -> None:
    Repository.create(git_server.root, "notes.git").commit({"x": "x\n"})
    url = f"{git_server.url}/notes.git"
    choice = PublicationRequest(url=url, folder="reports", minutes=10)
    assert (await remember_publication(services, "/a.txt", choice)).published is None
    await remember_publication(services, "b.txt", PublicationRequest(url=url))
    for folder in ("elsewhere", "reports/"):
        published = await perform(
            services,
            Publish(paths=["a.txt"], url=url, folder=folder, message="x", author="A <a@b.c>"),
        )
        assert isinstance(published, PublishResult)
    (one,) = await known(services, "a.txt")
    assert (one.path, one.choice, one.commit, one.branch) == (
        *("a.txt", choice),
        *(published.commit, "main"),
    )
    assert one.published is not None
    oftener = PublicationRequest(url=url, folder="reports", minutes=1)
    assert (await remember_publication(services, "a.txt", oftener)).published == one.published
    moved = PublicationRequest(url=url, folder="other", minutes=1)
    assert (await remember_publication(services, "a.txt", moved)).published is None
    assert [each.path for each in await known(services)] == ["a.txt", "b.txt"]
    await forget_publication(services, "a.txt")
    assert [each.path for each in await known(services)] == ["b.txt"]


async def test_no_secret_is_remembered_and_nothing_that_cannot_be(services: Services) -> None:
    url = "https://raw.githubusercontent.com/o/r/main/x.ipynb?token=s3cret"
    remembered = await remember_publication(services, "a.txt", PublicationRequest(url=url))
    assert remembered.choice.url == "https://github.com/o/r.git"
    written = "".join(file.read_text() for file in services.data_folder.glob("*.json"))
    assert "publications" in str(list(services.data_folder.iterdir()))
    assert "s3cret" not in written
    for path, request, code in [
        ("../x", PublicationRequest(url=url), "invalid_request"),
        (".hidden", PublicationRequest(url=url), "invalid_request"),
        ("a.txt", PublicationRequest(), "invalid_request"),
        ("a.txt", PublicationRequest(url=url, preset="x"), "invalid_request"),
        ("a.txt", PublicationRequest(preset="nowhere"), "not_found"),
        ("a.txt", PublicationRequest(url=url, branch="a..b"), "invalid_request"),
        ("a.txt", PublicationRequest(url=url, branch="refs/heads/main"), "invalid_request"),
        ("a.txt", PublicationRequest(url=url, folder="../.."), "invalid_request"),
        ("a.txt", PublicationRequest(url=url, name=".git/config"), "invalid_request"),
        ("a.txt", PublicationRequest(url="https://a:b@git.example.org/x"), "invalid_url"),
    ]:
        with pytest.raises(ImportRunError) as caught:
            await remember_publication(services, path, request)
        assert caught.value.code == code, request
