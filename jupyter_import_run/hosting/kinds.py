"""What is known of each kind of host, as data.

Addresses are templates: ``{base}`` is the host's own address, ``{scopes}`` are scopes to tick.
Kinds are those of ``sources``; what is not here is treated as ``generic``. Real hosts change
their ways: each entry names the page that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..wire.accounts import ScopeUse


@dataclass(frozen=True)
class OAuth:
    """Endpoints for applications without a secret (RFC 6749, 7009, 7636, 8628).

    ``exchange`` is the token endpoint. ``scopes``, where there are some, are asked for in
    place of those that the uses need.
    """

    exchange: str
    device: str | None = None
    authorize: str | None = None
    revoke: str | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """A scope and what needs it; ``includes`` are scopes that it contains."""

    name: str
    needed_for: tuple[ScopeUse, ...]
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of host.

    ``git_user`` and ``oauth_user`` are the names that git sends beside a token, None: the
    person's own. ``asks_for`` is what a person is asked for beside a token. ``password``: git
    may also be given the password of the account. ``applications`` is where a person can take
    back what an application was allowed, ``page`` where tokens are made and revoked.
    ``api`` is where it begins, None: nothing can be asked there.
    """

    name: str
    oauth: OAuth | None = None
    oauth_user: str | None = None
    git_user: str | None = None
    page: str | None = None
    applications: str | None = None
    scopes: tuple[Scope, ...] = ()
    asks_for: Literal["name", "email"] | None = None
    password: bool = False
    token: bool = True
    api: str | None = None


_ALL: tuple[ScopeUse, ...] = ("clone", "push", "projects", "fork", "create", "merge_request")

KINDS: dict[str, Kind] = {
    # https://docs.gitlab.com/api/oauth2/ and
    # https://docs.gitlab.com/user/profile/personal_access_tokens/
    "gitlab": Kind(
        name="GitLab",
        oauth=OAuth(
            exchange="{base}/oauth/token",
            device="{base}/oauth/authorize_device",
            authorize="{base}/oauth/authorize",
            revoke="{base}/oauth/revoke",
        ),
        oauth_user="oauth2",
        page="{base}/-/user_settings/personal_access_tokens?name=Jupyter&scopes={scopes}",
        applications="{base}/-/user_settings/applications",
        scopes=(
            Scope("read_user", ("clone", "push")),
            Scope("read_api", ("projects",), ("read_user",)),
            Scope("write_repository", ("clone", "push"), ("read_repository",)),
            Scope(
                "api",
                ("fork", "create", "merge_request"),
                ("read_api", "read_user", "write_repository", "read_repository"),
            ),
        ),
        api="{base}/api/v4",
    ),
    # https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
    # Only the device flow: the other one wants a client secret there.
    "github": Kind(
        name="GitHub",
        oauth=OAuth(
            exchange="{base}/login/oauth/access_token",
            device="{base}/login/device/code",
        ),
        oauth_user="x-access-token",
        git_user="x-access-token",
        page="{base}/settings/tokens/new?description=Jupyter&scopes={scopes}",
        applications="{base}/settings/applications",
        scopes=(Scope("repo", _ALL, ("public_repo",)),),
        api="{base}/api/v3",
    ),
    # https://docs.gitea.com/development/oauth2-provider
    "gitea": Kind(
        name="Gitea or Forgejo",
        oauth=OAuth(
            exchange="{base}/login/oauth/access_token",
            authorize="{base}/login/oauth/authorize",
        ),
        oauth_user="oauth2",
        page="{base}/user/settings/applications",
        applications="{base}/user/settings/applications",
        scopes=(
            Scope("read:user", ("clone", "push", "projects")),
            Scope("write:repository", _ALL, ("read:repository",)),
            Scope("write:user", ("create",), ("read:user",)),
        ),
        password=True,
        api="{base}/api/v1",
    ),
    # https://support.atlassian.com/bitbucket-cloud/docs/using-api-tokens/
    "bitbucket": Kind(
        name="Bitbucket",
        git_user="x-bitbucket-api-token-auth",
        page="https://id.atlassian.com/manage-profile/security/api-tokens",
        scopes=(
            Scope("read:user:bitbucket", ("clone", "push")),
            Scope("read:workspace:bitbucket", ("projects",)),
            Scope("read:repository:bitbucket", ("clone", "projects")),
            Scope("write:repository:bitbucket", ("push",)),
        ),
        asks_for="email",
        api="https://api.bitbucket.org/2.0",
    ),
    # https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html
    "bitbucket_server": Kind(
        name="Bitbucket Data Center",
        page="{base}/plugins/servlet/access-tokens/manage",
        scopes=(Scope("Repository write", ("clone", "push")),),
        asks_for="name",
        password=True,
    ),
    # https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/entra
    # The scope is Azure DevOps' own id at Microsoft Entra.
    "azure": Kind(
        name="Azure DevOps",
        oauth=OAuth(
            exchange="https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
            device="https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode",
            authorize="https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
            scopes=("499b84ac-1321-427f-aa17-267ca6975798/.default", "offline_access"),
        ),
        oauth_user="oauth2",
        git_user="token",
        page="{base}/_usersSettings/tokens",
        scopes=(Scope("Code (read & write)", ("clone", "push")),),
    ),
    # https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-gc.html
    "codecommit": Kind(name="AWS CodeCommit", asks_for="name", password=True, token=False),
    # https://huggingface.co/docs/hub/security-tokens
    "huggingface": Kind(
        name="Hugging Face",
        page="https://huggingface.co/settings/tokens/new?tokenType=write",
        scopes=(Scope("write", ("clone", "push")),),
        asks_for="name",
    ),
    "generic": Kind(name="Git", asks_for="name", password=True),
}

UNKNOWN = "generic"
