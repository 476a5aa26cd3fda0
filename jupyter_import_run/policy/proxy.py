"""The site's proxy, as the environment names it."""

from __future__ import annotations


def proxy_for(scheme: str, host: str, port: int) -> str | None:
    """The URL of the proxy towards ``host``, None where the way is direct.

    Reads ``https_proxy``, ``http_proxy``, ``all_proxy`` and ``no_proxy`` as curl and git do.
    """
    from urllib.request import (  # type: ignore[attr-defined]
        getproxies_environment,
        proxy_bypass_environment,
    )

    proxies = getproxies_environment()
    url: str | None = proxies.get(scheme) or proxies.get("all")
    if not url or proxy_bypass_environment(f"{host}:{port}", proxies):
        return None
    return url if "://" in url else f"http://{url}"
