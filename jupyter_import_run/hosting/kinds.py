"""What is known of each kind of host, as data.

Addresses are templates: ``{base}`` is the host's own address, ``{scopes}`` are scopes to tick.
Kinds are those of ``sources``; what is not here is treated as ``generic``. Real hosts change
their ways: each entry names the page that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .scopes import Scopes


@dataclass(frozen=True)
class OAuth:
    """Endpoints for applications without a secret (RFC 6749, 7009, 7636, 8628).

    ``exchange`` is the token endpoint. ``scopes``, where there are some, are asked for in
    place of those that the uses need. ``sites`` are hosts beside its own where codes are entered.
    """

    exchange: str
    device: str | None = None
    authorize: str | None = None
    revoke: str | None = None
    scopes: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


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
    scopes: Scopes = field(default_factory=Scopes)
    asks_for: Literal["name", "email"] | None = None
    password: bool = False
    token: bool = True
    api: str | None = None


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
        scopes=Scopes(
            identity=("read_user",),
            needs={
                "projects": ("read_api",),
                "clone": ("read_repository",),
                "push": ("write_repository",),
                "fork": ("api",),
                "create": ("api",),
                "merge_request": ("api",),
            },
            includes={
                "read_api": ("read_user",),
                "write_repository": ("read_repository",),
                "api": ("read_api", "read_user", "write_repository", "read_repository"),
            },
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
        # Tokens that are "fine-grained" have no scopes, and GitHub does not tell what they may do.
        scopes=Scopes(
            needs={
                "clone": ("repo",),
                "push": ("public_repo",),
                "projects": ("public_repo",),
                "fork": ("public_repo",),
                "create": ("public_repo",),
                "merge_request": ("public_repo",),
            },
            includes={"repo": ("public_repo",)},
        ),
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
        # https://docs.gitea.com/development/oauth2-provider#granular-scopes
        scopes=Scopes(
            identity=("read:user",),
            needs={
                "clone": ("read:repository",),
                "push": ("write:repository",),
                "projects": ("read:repository", "read:user"),
                "fork": ("write:repository",),
                "create": ("write:repository", "write:user"),
                "merge_request": ("write:repository",),
            },
            includes={
                "write:repository": ("read:repository",),
                "write:user": ("read:user",),
                "all": ("write:repository", "read:repository", "write:user", "read:user"),
            },
        ),
        password=True,
        api="{base}/api/v1",
    ),
    # https://support.atlassian.com/bitbucket-cloud/docs/using-api-tokens/
    "bitbucket": Kind(
        name="Bitbucket",
        git_user="x-bitbucket-api-token-auth",
        page="https://id.atlassian.com/manage-profile/security/api-tokens",
        # No scope contains another: https://support.atlassian.com/bitbucket-cloud/docs/api-token-permissions/
        scopes=Scopes(
            identity=("read:user:bitbucket",),
            needs={
                "clone": ("read:repository:bitbucket",),
                "push": ("read:repository:bitbucket", "write:repository:bitbucket"),
                "projects": ("read:workspace:bitbucket", "read:repository:bitbucket"),
                "fork": ("write:repository:bitbucket",),
                "create": ("admin:repository:bitbucket",),
                "merge_request": ("write:pullrequest:bitbucket",),
            },
        ),
        asks_for="email",
        api="https://api.bitbucket.org/2.0",
    ),
    # https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html
    "bitbucket_server": Kind(
        name="Bitbucket Data Center",
        page="{base}/plugins/servlet/access-tokens/manage",
        scopes=Scopes(
            needs={"clone": ("Repository read",), "push": ("Repository write",)},
            includes={"Repository write": ("Repository read",)},
        ),
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
            sites=("microsoft.com", "www.microsoft.com", "login.microsoft.com"),
        ),
        oauth_user="oauth2",
        git_user="token",
        page="{base}/_usersSettings/tokens",
        scopes=Scopes(
            needs={"clone": ("Code (read)",), "push": ("Code (read & write)",)},
            includes={"Code (read & write)": ("Code (read)",)},
        ),
    ),
    # https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-gc.html
    "codecommit": Kind(name="AWS CodeCommit", asks_for="name", password=True, token=False),
    # https://huggingface.co/docs/hub/security-tokens
    "huggingface": Kind(
        name="Hugging Face",
        page="https://huggingface.co/settings/tokens/new?tokenType=write",
        scopes=Scopes(
            needs={"clone": ("read",), "push": ("write",)}, includes={"write": ("read",)}
        ),
        asks_for="name",
    ),
    "generic": Kind(name="Git", asks_for="name", password=True),
}

UNKNOWN = "generic"
