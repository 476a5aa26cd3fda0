"""What is known of a host, from its name and from the administrator."""

from __future__ import annotations

import pytest

from jupyter_import_run.config.settings import ProviderEntry
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.hosting.host import git_host
from jupyter_import_run.hosting.kinds import KINDS
from jupyter_import_run.sources.providers import FORGES

OWN = ProviderEntry(
    "git.example.com",
    "gitlab",
    client_id="id",
    base_url="https://git.example.com/gitlab/",
    redirect_uri="https://hub/hub/user-redirect/import-run/accounts/callback",
)


@pytest.mark.parametrize(
    ("text", "name", "provider"),
    [
        ("github.com", "github.com", "github"),
        ("GitHub.com", "github.com", "github"),
        ("https://www.github.com/owner/name", "github.com", "github"),
        ("gitlab.com", "gitlab.com", "gitlab"),
        ("gitlab.example.org:8443", "gitlab.example.org:8443", "gitlab"),
        ("codeberg.org", "codeberg.org", "gitea"),
        ("bitbucket.org", "bitbucket.org", "bitbucket"),
        ("dev.azure.com", "dev.azure.com", "azure"),
        ("octo.ghe.com", "octo.ghe.com", "github"),
        ("git.unknown.example", "git.unknown.example", "generic"),
        ("zenodo.org", "zenodo.org", "generic"),
    ],
)
def test_a_host_is_known_by_its_name(text: str, name: str, provider: str) -> None:
    host = git_host(text)
    assert (host.name, host.provider) == (name, provider)
    assert host.origin == f"https://{name}"


@pytest.mark.parametrize(
    "text", ["", " ", "-x", "ssh://git@github.com", "javascript:alert(1)", "a b", "https://u:p@h"]
)
def test_what_is_no_web_host_is_refused(text: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        git_host(text)
    assert caught.value.code == "invalid_url"


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ImportRunError):
        git_host("git.example.com", provider="svn")


def test_a_kind_that_a_person_chose_does_not_beat_what_is_known() -> None:
    assert git_host("github.com", provider="gitlab").provider == "github"
    assert git_host("git.example.com", [OWN], provider="github").provider == "gitlab"
    assert git_host("git.other.com", [OWN], provider="gitea").provider == "gitea"


def test_the_administrators_host_may_live_below_a_path() -> None:
    host = git_host("https://git.example.com/gitlab/group/project.git", [OWN])
    assert host.origin == "https://git.example.com"
    assert host.api == "https://git.example.com/gitlab/api/v4"
    assert host.oauth is not None
    assert host.oauth.device == "https://git.example.com/gitlab/oauth/authorize_device"
    assert host.ways == ["device", "redirect", "token"]


def test_an_entry_is_for_its_own_port_and_path_and_for_nothing_else_on_the_host() -> None:
    own = ProviderEntry("localhost", "gitlab", "id", "http://localhost:7801/gitlab")
    for text in ("localhost", "localhost:7801", "http://localhost:7801/gitlab/a/b.git"):
        host = git_host(text, [own])
        assert (host.base, host.client_id) == ("http://localhost:7801/gitlab", "id")
        assert (host.origin, host.path) == ("http://localhost:7801", "/gitlab")
    for text in (
        "http://localhost:7802/a/b.git",
        "http://localhost:7801/~eve/b.git",
        "http://localhost:7801/gitlabx/b.git",
        "https://localhost:7801/gitlab/b.git",
        "http://localhost/gitlab/b.git",
    ):
        host = git_host(text, [own])
        assert (host.client_id, host.oauth, host.path) == (None, None, "")
        assert text.startswith(host.base)


def test_an_entry_without_a_port_is_for_https_and_never_reached_without() -> None:
    own = ProviderEntry("gitlab.corp", "gitlab", "id")
    assert git_host("https://gitlab.corp:443/a", [own]).client_id == "id"
    for text in ("https://gitlab.corp:8443/a", "http://gitlab.corp/a", "http://gitlab.corp:443/a"):
        assert git_host(text, [own]).client_id is None


def test_pages_of_a_host_are_offered_only_with_an_application() -> None:
    assert git_host("gitlab.com").ways == ["token"]
    assert git_host("gitlab.com").oauth is None
    github = ProviderEntry("github.com", "github", client_id="id", redirect_uri="https://j/c")
    assert git_host("github.com", [github]).ways == ["device", "token"]
    assert git_host("git.unknown.example").ways == ["token", "password"]
    assert git_host("git-codecommit.eu-west-1.amazonaws.com", provider="codecommit").ways == [
        "password"
    ]


@pytest.mark.parametrize(
    ("text", "api"),
    [
        ("github.com", "https://api.github.com"),
        ("octo.ghe.com", "https://api.octo.ghe.com"),
        ("github.example.org", "https://github.example.org/api/v3"),
        ("gitlab.com", "https://gitlab.com/api/v4"),
        ("codeberg.org", "https://codeberg.org/api/v1"),
        ("bitbucket.org", "https://api.bitbucket.org/2.0"),
        ("git.unknown.example", None),
    ],
)
def test_each_kind_has_its_api(text: str, api: str | None) -> None:
    assert git_host(text).api == api


def test_the_page_for_tokens_has_the_scopes_ticked() -> None:
    page = git_host("gitlab.com").token_page
    assert page == (
        "https://gitlab.com/-/user_settings/personal_access_tokens"
        "?name=Jupyter&scopes=read_api,write_repository"
    )


def test_every_kind_of_git_host_has_a_line() -> None:
    assert set(FORGES) - {"sourcehut"} == set(KINDS) - {"generic"}
    for kind in KINDS.values():
        assert kind.token or kind.password
