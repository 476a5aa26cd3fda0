"""A JupyterHub on one machine whose people import by link: see README.md."""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator

HERE = Path(__file__).resolve().parent
STATE = Path(os.environ.get("HUB_STATE", HERE / "state"))
"""What the hub keeps: its database, its keys, and everybody's files."""


class PasswordAndTokens(SharedPasswordAuthenticator):
    """One password for all, and for each the token of a Git host from ``tokens.json``.

    A hub where people sign in at GitLab or GitHub has an authenticator of oauthenticator here,
    which brings the same ``auth_state``: https://oauthenticator.readthedocs.io
    """

    async def authenticate(self, handler: Any, data: dict[str, str]) -> dict[str, Any] | None:
        """Who signs in, with the token that is theirs now."""
        person = await super().authenticate(handler, data)
        return person and {**person, "auth_state": {"access_token": _token_of(person["name"])}}


def _token_of(name: str) -> str | None:
    try:
        found = json.loads((STATE / "tokens.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    token: str | None = found.get(name)
    return token


def _kept_key() -> str:
    """What encrypts ``auth_state``; made when the hub is first started."""
    file = STATE / "auth_state_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32), encoding="ascii")
    return file.read_text(encoding="ascii")


def to_named_server(path: str, request: Any, user: Any, base_url: str) -> str | None:
    """Where ``/hub/user-redirect/servers/gpu/lab?…`` goes: everybody's own server ``gpu``.

    By the page that starts it where it does not run. Without this only the default server has an
    address that is the same for all: https://jupyterhub.readthedocs.io/en/stable/reference/urls.html
    """
    first, _, rest = path.partition("/")
    name, _, page = rest.partition("/")
    if first != "servers" or name in ("", ".", ".."):
        return None
    goal = f"{user.url}{quote(name)}/{quote(page)}"
    goal += f"?{request.query}" if request.query else ""
    return f"{base_url}hub/spawn/{user.escaped_name}/{quote(name)}?{urlencode({'next': goal})}"


STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
c = get_config()  # noqa: F821 - traitlets gives it to configuration files

c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.ConfigurableHTTPProxy.command = [str(HERE / "node_modules/.bin/configurable-http-proxy")]

c.JupyterHub.authenticator_class = PasswordAndTokens
c.Authenticator.allowed_users = {"ada", "bob"}
c.Authenticator.enable_auth_state = True
c.SharedPasswordAuthenticator.user_password = os.environ.get("HUB_PASSWORD", "notebooks for all")
c.CryptKeeper.keys = [_kept_key()]

# A server may ask the hub for the tokens of its own person. Its token can do no more than the
# person themselves could, so both roles need the scope.
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", "admin:auth_state!user"]},
    {
        "name": "server",
        "scopes": ["users:activity!user", "access:servers!server", "admin:auth_state!user"],
    },
]

# Everybody is the same user of the system here: for a look, not for people who do not trust each
# other. A real hub has DockerSpawner, KubeSpawner or SystemdSpawner in its place.
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.allow_named_servers = True
c.JupyterHub.user_redirect_hook = to_named_server
c.SimpleLocalProcessSpawner.home_dir_template = str(STATE / "homes" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.default_url = "/lab"

# The panel shows these. That nobody takes more is for the spawner to see to; this one does not.
c.Spawner.mem_limit = "2G"
c.Spawner.cpu_limit = 1

# The policy and the saved repositories of all servers; what is before it counts more.
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": os.pathsep.join(
        filter(None, [os.environ.get("JUPYTER_CONFIG_PATH"), str(HERE / "servers")])
    )
}
