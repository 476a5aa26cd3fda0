"""What APIs tell, as their hosts' own pages show it.

None of these hosts can run here: a server gives the answers that their documentation has. It
shows that such answers are understood, not that the hosts still give them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch import GuardedClient
from jupyter_import_run.hosting.api import HostApi, basic, bearer, unbounded_api_of
from jupyter_import_run.hosting.host import GitHost
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from tests.support.misbehaving_http import Behaviour, MisbehavingServer, answer

POLICY = NetworkPolicy(private_hosts=[parse_private_host("127.0.0.1")])

GITHUB_REPOSITORY = {
    "full_name": "octocat/Hello-World",
    "name": "Hello-World",
    "clone_url": "https://github.com/octocat/Hello-World.git",
    "html_url": "https://github.com/octocat/Hello-World",
    "description": "This your first repo!",
    "default_branch": "master",
    "private": False,
    "archived": False,
    "pushed_at": "2011-01-26T19:06:43Z",
}


@pytest.fixture
def server(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    server = MisbehavingServer()
    jp_asyncio_loop.run_until_complete(server.__aenter__())
    yield server
    jp_asyncio_loop.run_until_complete(server.__aexit__())


def api(server: MisbehavingServer, provider: str) -> HostApi:
    """The API of a host of this kind, which ``server`` plays with the addresses of others."""
    url = f"http://{server.authority}"
    host = GitHost(server.authority, url, url, provider)
    found = unbounded_api_of(GuardedClient(POLICY), host, "Bearer x")
    assert found is not None
    return found


def said(value: object, status: int = 200, **headers: object) -> Behaviour:
    return answer(json.dumps(value).encode(), status, **headers)


async def refusal(call: Any) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        await call
    return caught.value


async def test_github_says_who_one_is_and_what_the_token_may(server: MisbehavingServer) -> None:
    server.on(
        "/api/v3/user",
        said(
            {"login": "octocat", "id": 583231, "name": None, "email": None},
            x_oauth_scopes="repo, user",
            github_authentication_token_expiration="2027-01-31 10:00:00 UTC",
        ),
    )
    who = await api(server, "github").who()
    assert who.username == "octocat"
    assert who.email == "583231+octocat@users.noreply.127.0.0.1"
    assert who.scopes == ("repo", "user")
    assert who.expires == 1801389600.0
    assert server.seen[0].headers["authorization"] == "Bearer x"


async def test_github_pages_and_searches(server: MisbehavingServer) -> None:
    server.on(
        "/api/v3/user/repos",
        said([GITHUB_REPOSITORY], link='<https://api.github.com/x?page=2>; rel="next"'),
    )
    page = await api(server, "github").projects("", 1)
    assert page.next_page == 2
    assert page.projects[0].path == "octocat/Hello-World"
    assert page.projects[0].updated == "2011-01-26T19:06:43Z"
    server.on("/api/v3/user", said({"login": "octocat", "id": 1}))
    server.on("/api/v3/search/repositories", said({"items": [GITHUB_REPOSITORY]}))
    found = await api(server, "github").projects('x" user:torvalds', 1)
    assert found.next_page is None
    assert (
        "q=%22x++user%3Atorvalds%22+in%3Aname+fork%3Atrue+user%3Aoctocat&" in server.seen[-1].target
    )


async def test_github_searches_among_the_repositories_of_organizations_too(
    server: MisbehavingServer,
) -> None:
    def owned(login: str, type: str) -> dict[str, Any]:
        return {**GITHUB_REPOSITORY, "owner": {"login": login, "type": type}}

    owners = [owned("octocat", "User"), owned("friend", "User")]
    owners += [
        owned(name, "Organization")
        for name in ("lab", "lab", *("o" * 39 + str(n) for n in range(9)))
    ]
    server.on("/api/v3/user", said({"login": "octocat", "id": 1}))
    server.on("/api/v3/user/repos", said(owners))
    server.on("/api/v3/search/repositories", said({"items": []}))
    await api(server, "github").projects("notes", 1)
    (asked,) = parse_qs(urlsplit(server.seen[-1].target).query)["q"]
    assert asked.startswith('"notes" in:name fork:true user:octocat org:lab org:ooo')
    assert asked.count("org:lab") == 1
    assert "friend" not in asked
    assert len(asked) <= 256


async def test_a_single_sign_on_that_is_demanded_is_said_so(server: MisbehavingServer) -> None:
    url = "https://github.com/orgs/octodocs/sso?authorization_request=AZ"
    server.on("/api/v3/user", said({"message": "No"}, 403, x_github_sso=f"required; url={url}"))
    error = await refusal(api(server, "github").who())
    assert error.data["reason"] == "sso_required"
    assert error.data["page"] == url


async def test_a_page_for_the_single_sign_on_that_is_none_is_left_out(
    server: MisbehavingServer,
) -> None:
    server.on("/api/v3/user", said({}, 403, x_github_sso="required; url=javascript:alert(1)"))
    error = await refusal(api(server, "github").who())
    assert error.data["reason"] == "sso_required"
    assert "page" not in error.data


@pytest.mark.parametrize(
    ("provider", "path", "behaviour"),
    [
        (
            "github",
            "/api/v3/user/repos",
            said({"message": "No"}, 403, x_oauth_scopes="gist", x_accepted_oauth_scopes="repo"),
        ),
        (
            "gitlab",
            "/api/v4/projects",
            said({"error": "insufficient_scope", "scope": "api read_api"}, 403),
        ),
        (
            "github",
            "/api/v3/user/repos",
            said({"message": "Resource not accessible by personal access token"}, 403),
        ),
    ],
)
async def test_too_few_scopes_are_said_so(
    server: MisbehavingServer, provider: str, path: str, behaviour: Behaviour
) -> None:
    server.on(path, behaviour)
    error = await refusal(api(server, provider).projects("", 1))
    assert (error.code, error.data["reason"]) == ("auth_failed", "too_few_scopes")


async def test_gitea_says_who_one_is_and_finds_a_fork_that_is_there(
    server: MisbehavingServer,
) -> None:
    fork = {
        "full_name": "ada/notes",
        "name": "notes",
        "clone_url": "https://codeberg.org/ada/notes.git",
        "html_url": "https://codeberg.org/ada/notes",
        "private": True,
    }
    server.on("/api/v1/user", said({"id": 7, "login": "ada", "email": "ada@noreply.codeberg.org"}))
    server.on("/api/v1/repos/group/notes/forks", said({"message": "already exists"}, 409))
    server.on("/api/v1/repos/ada/notes", said(fork))
    gitea = api(server, "gitea")
    assert (await gitea.who()).email == "ada@noreply.codeberg.org"
    assert (await gitea.fork("group/notes")).path == "ada/notes"
    server.on("/api/v1/user/repos", said({"message": "The repository already exists."}, 409))
    assert (await refusal(gitea.create("notes", private=True))).code == "exists"


@pytest.mark.parametrize(
    ("provider", "namespace", "asked", "made"),
    [
        ("github", None, {"user": {"login": "ada", "id": 1}}, "user/repos"),
        ("github", "Ada", {"user": {"login": "ada", "id": 1}}, "user/repos"),
        ("github", "team", {"user": {"login": "ada", "id": 1}}, "orgs/team/repos"),
        ("gitea", None, {"user": {"login": "ada", "id": 1}}, "user/repos"),
        ("gitea", "team", {"user": {"login": "ada", "id": 1}}, "orgs/team/repos"),
        ("gitlab", None, {}, "projects"),
        ("gitlab", "team/sub", {"namespaces/team%2Fsub": {"id": 7}}, "projects"),
    ],
)
async def test_a_project_is_made_where_it_is_wanted(
    server: MisbehavingServer,
    provider: str,
    namespace: str | None,
    asked: dict[str, object],
    made: str,
) -> None:
    root = {"github": "/api/v3/", "gitea": "/api/v1/", "gitlab": "/api/v4/"}[provider]
    for path, value in asked.items():
        server.on(root + path, said(value))
    gitlab = {"path_with_namespace": "team/sub/new", "path": "new"}
    gitlab |= {"http_url_to_repo": "https://h/n.git", "web_url": "https://h/n"}
    server.on(root + made, said({**GITHUB_REPOSITORY, **gitlab}, 201))
    project = await api(server, provider).create("new", private=True, namespace=namespace)
    assert project.url.startswith("https://")
    assert server.seen[-1].method == "POST"


@pytest.mark.parametrize(
    ("provider", "path"),
    [
        ("github", "/api/v3/repos/team/new"),
        ("gitea", "/api/v1/repos/team/new"),
        ("gitlab", "/api/v4/projects/team%2Fnew"),
    ],
)
async def test_a_project_that_there_is_not_is_not_found(
    server: MisbehavingServer, provider: str, path: str
) -> None:
    assert (await refusal(api(server, provider).find("new", namespace="team"))).code == "not_found"
    assert server.seen[-1].target == path


async def test_bitbucket_gives_addresses_without_a_name_in_them(
    server: MisbehavingServer,
) -> None:
    repository = {
        "full_name": "team/notes",
        "slug": "notes",
        "is_private": True,
        "mainbranch": {"name": "main"},
        "updated_on": "2026-01-02T03:04:05.678901+00:00",
        "links": {
            "html": {"href": "https://bitbucket.org/team/notes"},
            "clone": [
                {"name": "https", "href": "https://ada@bitbucket.org/team/notes.git"},
                {"name": "ssh", "href": "git@bitbucket.org:team/notes.git"},
            ],
        },
    }
    url = f"http://{server.authority}"
    server.on("/repositories", said({"values": [repository], "next": "https://x/?page=2"}))
    from jupyter_import_run.hosting.asking import Asking
    from jupyter_import_run.hosting.bitbucket import Bitbucket

    asking = Asking(GuardedClient(POLICY), url, "bitbucket.org", basic("ada@example.org", "t"))
    page = await Bitbucket(asking).projects("no", 1)
    assert page.projects[0].url == "https://bitbucket.org/team/notes.git"
    assert page.next_page == 2
    assert server.seen[0].headers["authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "odd",
    [
        {"clone_url": "javascript:alert(1)"},
        {"clone_url": "file:///etc/passwd"},
        {"clone_url": "--upload-pack=x"},
        {"clone_url": "https://user:token@evil.example/x"},
        {"clone_url": ""},
    ],
)
async def test_a_project_whose_address_is_none_is_left_out(
    server: MisbehavingServer, odd: dict[str, str]
) -> None:
    server.on("/api/v3/user/repos", said([{**GITHUB_REPOSITORY, **odd}, GITHUB_REPOSITORY]))
    assert len((await api(server, "github").projects("", 1)).projects) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        answer(b"<html>Sign in</html>", content_type="text/html"),
        answer(b"null"),
        answer(b'{"login": 7, "id": "x"}'),
        answer(b"[" * 100_000),
        answer(b"", 302, location="https://evil.example/"),
        answer(b"moved", 301, location="http://127.0.0.1:9/api/v3/user"),
    ],
)
async def test_an_answer_that_is_none_is_an_error(
    server: MisbehavingServer, behaviour: Behaviour
) -> None:
    server.on("/api/v3/user", behaviour)
    error = await refusal(api(server, "github").who())
    assert (error.code, error.data["reason"]) == ("network", "unexpected_answer")


async def test_a_limit_is_no_refusal(server: MisbehavingServer) -> None:
    server.on("/api/v3/user", said({"message": "limit"}, 403, x_ratelimit_remaining=0))
    assert (await refusal(api(server, "github").who())).code == "rate_limited"
    server.on("/api/v3/user", answer(b"", 429, retry_after=7))
    error = await refusal(api(server, "github").who())
    assert (error.code, error.data["retry_after"]) == ("rate_limited", 7)


def test_headers_are_made_as_the_standards_say() -> None:
    assert bearer("t") == "Bearer t"
    assert basic("ada", "p\N{LATIN SMALL LETTER A WITH ACUTE}") == "Basic YWRhOnDDoQ=="
