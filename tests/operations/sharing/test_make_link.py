"""A link for others, or why they could not import what it would be for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.sharing.make_link import make_link
from jupyter_import_run.operations.sharing.published import published_files
from jupyter_import_run.services import Services
from jupyter_import_run.sources import parse
from jupyter_import_run.wire.links import LinkRequest, SharedLink
from tests.support.repositories import Repository
from tests.support.services import make_services
from tests.support.working_copies import WorkingCopy

PAGE = "https://github.com/group/project"
ACCOUNT = Account(
    id="1",
    origin="https://github.com",
    provider="github",
    kind="token",
    username="ada",
    git_username="ada",
    created=0.0,
)


@pytest.fixture
def services(root: Path, tmp_path: Path) -> Services:
    return make_services(root, tmp_path / "data")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> WorkingCopy:
    """A clone whose address is on GitHub, with ``n.ipynb`` on main and a branch ``other``."""
    upstream = Repository.create(tmp_path, "upstream.git")
    upstream.commit({"n.ipynb": "{}", "a b/ü#1.ipynb": "{}"})
    upstream.git("branch", "other")
    copy = WorkingCopy.clone(upstream.path, root / "copy")
    copy.git("remote", "set-url", "origin", "git@github.com:group/project.git")
    return copy


async def reason(services: Services, **request: Any) -> Any:
    """Why there is no link."""
    made = await make_link(services, LinkRequest(**request))
    assert made.problem is not None
    assert (made.url, made.markdown, made.html, made.rst, made.svg) == (None,) * 5
    return made.problem.data["reason"]


def codes(made: SharedLink) -> list[str]:
    return [note.code for note in made.notes]


async def test_a_link_goes_where_it_is_told_to(services: Services) -> None:
    made = await make_link(
        services,
        LinkRequest(url=PAGE, open="n.ipynb", run=True, target="https://hub.example.org/hub"),
    )
    assert made.url == (
        "https://hub.example.org/hub/user-redirect/lab"
        "?import-run=https%3A%2F%2Fgithub.com%2Fgroup%2Fproject&open=n.ipynb&run=1"
    )
    assert (made.problem, made.notes) == (None, [])
    assert made.svg is not None
    for text in (made.markdown, made.rst):
        assert text is not None
        assert made.url in text
        assert "import-run.svg" in text


async def test_nobody_said_where_it_goes(services: Services, root: Path, tmp_path: Path) -> None:
    made = await make_link(services, LinkRequest(url=PAGE))
    assert str(made.url).startswith("https://your-jupyter.example/lab?")
    assert codes(made) == ["placeholder"]
    configured = make_services(root, tmp_path / "data", badge_target="https://h.org/user/ada/")
    made = await make_link(configured, LinkRequest(url=PAGE))
    assert str(made.url).startswith("https://h.org/hub/user-redirect/lab?")
    assert codes(made) == []


async def test_on_a_hub_that_knows_its_address_it_goes_there(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_API_URL", "http://10.0.0.1:8081/hub/api")
    monkeypatch.setenv("JUPYTERHUB_PUBLIC_HUB_URL", "https://hub.example.org/jupyter/hub/")
    made = await make_link(services, LinkRequest(url=PAGE))
    assert str(made.url).startswith("https://hub.example.org/jupyter/hub/user-redirect/lab?")
    assert codes(made) == []
    monkeypatch.setenv("JUPYTERHUB_PUBLIC_HUB_URL", "")
    assert codes(await make_link(services, LinkRequest(url=PAGE))) == ["placeholder"]


@pytest.mark.parametrize(
    ("field", "given"),
    [("target", {"target": "hub.example.org"}), ("picture", {"picture": "data://x"})],
)
async def test_an_address_that_cannot_be_used_is_named(
    services: Services, field: str, given: dict[str, str]
) -> None:
    with pytest.raises(ImportRunError) as caught:
        await make_link(services, LinkRequest(url=PAGE, **given))
    assert (caught.value.code, caught.value.data["field"]) == ("invalid_url", field)


@pytest.mark.parametrize("given", [{}, {"url": PAGE, "path": "copy"}])
async def test_it_is_for_one_thing(services: Services, given: dict[str, str]) -> None:
    with pytest.raises(ImportRunError) as caught:
        await make_link(services, LinkRequest(**given))
    assert caught.value.code == "invalid_request"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("/home/ada/n.ipynb", "local_path"),
        ("https://ada:secret@github.com/group/project", "credentials"),
        ("https://example.org/n.ipynb?X-Amz-Signature=0123456789abcdef", "link_secret"),
        ("http://127.0.0.1:8000/r.git", "own_machine"),
        ("http://localhost/r.git", "own_machine"),
        ("git@[::1]:r.git", "own_machine"),
    ],
)
async def test_what_readers_could_not_import_has_no_link(
    services: Services, url: str, why: str
) -> None:
    assert await reason(services, url=url, target="https://hub.example.org/hub") == why


async def test_readers_are_at_the_same_machine_where_the_jupyter_is(services: Services) -> None:
    request = LinkRequest(url="http://127.0.0.1:8000/r.git", target="http://localhost:8888")
    made = await make_link(services, request)
    assert made.problem is None
    assert codes(made) == ["loopback", "private_host"]


async def test_what_is_in_a_private_network_says_so(services: Services) -> None:
    for url in ("https://gitlab.corp/g/p.git", "https://10.1.2.3/r.git"):
        made = await make_link(services, LinkRequest(url=url, target="https://hub.corp/hub"))
        assert codes(made) == ["private_host"], url


async def test_what_may_be_private_asks_for_access_of_the_readers_own(services: Services) -> None:
    services.accounts.put(ACCOUNT, Secret("token"))
    for url, expected in (
        (PAGE, ["own_access"]),
        (f"{PAGE}/blob/main/n.ipynb", ["own_access"]),
        ("git@gitlab:g/p.git", ["private_host", "own_access"]),
        ("https://codeberg.org/o/r", []),
    ):
        made = await make_link(services, LinkRequest(url=url, target="https://j.org"))
        assert codes(made) == expected, url


async def test_a_file_of_a_repository_is_opened_by_its_page(
    services: Services, copy: WorkingCopy
) -> None:
    made = await make_link(services, LinkRequest(path="copy/a b/ü#1.ipynb", target="https://j.org"))
    source = parse(made.url or "")
    assert (source.repository_url, source.ref) == (f"{PAGE}.git", "main")
    assert source.open == "a b/ü#1.ipynb"
    assert codes(made) == []


async def test_a_commit_stays_what_a_branch_moves_on_from(
    services: Services, copy: WorkingCopy
) -> None:
    for request, ref in (
        (LinkRequest(path="copy", at="commit"), copy.head),
        (LinkRequest(path="copy", branch="other"), "other"),
    ):
        made = await make_link(services, request)
        source = parse(made.url or "")
        assert (source.repository_url, source.ref, source.open) == (f"{PAGE}.git", ref, None)


async def test_a_tag_is_a_version_that_its_server_may_not_have(
    services: Services, copy: WorkingCopy
) -> None:
    copy.git("tag", "v1")
    copy.git("tag", "other", "HEAD")  # a branch goes before a tag of its name
    for name, tagged in (("v1", [("tag", {"tag": "v1"})]), ("other", [])):
        made = await make_link(
            services, LinkRequest(path="copy/n.ipynb", branch=name, target="https://j.org")
        )
        assert parse(made.url or "").ref == name
        assert [(note.code, note.data) for note in made.notes] == tagged
    copy.write({"new.ipynb": "{}"})
    copy.commit({})
    assert await reason(services, path="copy", branch="v1", open="new.ipynb") == "not_committed"
    copy.git("switch", "--quiet", "--create", "v2")
    copy.git("tag", "v2")
    assert await reason(services, path="copy", branch="v2") == "not_pushed"


async def test_readers_do_not_get_what_is_not_pushed(services: Services, copy: WorkingCopy) -> None:
    copy.write({"n.ipynb": "{ }", "new.ipynb": "{}"})
    made = await make_link(services, LinkRequest(path="copy/n.ipynb", target="https://j.org"))
    assert codes(made) == ["uncommitted"]
    assert await reason(services, path="copy/new.ipynb") == "not_committed"
    copy.commit({})
    made = await make_link(services, LinkRequest(path="copy", target="https://j.org"))
    assert [(note.code, note.data) for note in made.notes] == [
        ("unpushed", {"commits": 1, "branch": "main"})
    ]
    assert await reason(services, path="copy/new.ipynb") == "not_committed"
    assert await reason(services, path="copy", at="commit") == "not_pushed"
    copy.git("switch", "--quiet", "--create", "mine")
    assert await reason(services, path="copy") == "not_pushed"
    assert await reason(services, path="copy", branch="nowhere") == "not_pushed"


async def test_what_a_link_can_open_is_what_readers_get(
    services: Services, copy: WorkingCopy
) -> None:
    async def files(**version: Any) -> list[str]:
        return (await published_files(services, "copy", **version)).files

    copy.write({"new.ipynb": "{}"})
    copy.commit({"a.txt": ""})
    assert await files(at="branch", branch=None) == ["a b/ü#1.ipynb", "n.ipynb"]
    with pytest.raises(ImportRunError) as caught:
        await files(at="commit", branch=None)
    assert caught.value.data["reason"] == "not_pushed"
    copy.git("update-ref", "refs/remotes/origin/main", "HEAD")  # as a push does
    pushed = ["a b/ü#1.ipynb", "n.ipynb", "new.ipynb", "a.txt"]
    assert await files(at="commit", branch=None) == pushed
    assert await files(at="branch", branch="other") == ["a b/ü#1.ipynb", "n.ipynb"]
    copy.git("tag", "v1", "HEAD~1")
    assert await files(at="branch", branch="v1") == ["a b/ü#1.ipynb", "n.ipynb"]


async def test_what_is_only_here_has_no_link(services: Services, root: Path) -> None:
    WorkingCopy.create(root / "own", {"n.ipynb": "{}"})
    (root / "n.ipynb").write_text("{}")
    assert await reason(services, path="own/n.ipynb") == "only_here"
    assert await reason(services, path="n.ipynb") == "only_here"
    services.origins.remember("n.ipynb", f"{PAGE}/blob/main/n.ipynb")
    made = await make_link(services, LinkRequest(path="n.ipynb"))
    assert parse(made.url or "").path == "n.ipynb"


async def test_nothing_outside_of_the_root_is_looked_at(
    services: Services, root: Path, copy: WorkingCopy
) -> None:
    (root / "link").symlink_to("/")
    for path in ("../x", "link/etc/passwd", ".hidden"):
        made = await make_link(services, LinkRequest(path=path))
        assert made.problem is not None
        assert made.problem.code == "invalid_request"
    assert await reason(services, path="copy", open="../../x") == "path"
