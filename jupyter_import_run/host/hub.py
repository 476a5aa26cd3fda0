"""The JupyterHub that started this server, if one did."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..wire.server import Hub


def hub(environment: Mapping[str, str] | None = None) -> Hub | None:
    """What the hub says of this server in its environment.

    https://jupyterhub.readthedocs.io/en/stable/reference/spawners.html#environment-variables
    """
    variables = os.environ if environment is None else environment
    if not variables.get("JUPYTERHUB_API_URL"):
        return None
    return Hub(
        user=variables.get("JUPYTERHUB_USER", ""),
        server_name=variables.get("JUPYTERHUB_SERVER_NAME", ""),
        base_url=variables.get("JUPYTERHUB_BASE_URL", "/"),
        url=variables.get("JUPYTERHUB_PUBLIC_HUB_URL") or None,
    )
