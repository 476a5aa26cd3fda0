"""A Git server over http: nginx, fcgiwrap and ``git http-backend``, as many sites have it."""

from __future__ import annotations

import asyncio
import contextlib
import getpass
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .home import environment
from .ports import free_port, stop, wait_for_port

_SBIN = "/usr/sbin:/usr/local/sbin"
_WORKERS = 24

_NGINX = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 0;
        location / {{
            fastcgi_pass unix:{folder}/fcgi.socket;
            fastcgi_buffering off;
            fastcgi_read_timeout 600;
            fastcgi_param SCRIPT_FILENAME {backend};
            fastcgi_param GIT_PROJECT_ROOT {served};
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param GIT_PROTOCOL $http_git_protocol;
            fastcgi_param PATH_INFO $uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
            fastcgi_param REMOTE_ADDR $remote_addr;
        }}
    }}
}}
"""


@dataclass(frozen=True)
class GitHttp:
    """A running server; ``{url}/NAME.git`` are the repositories."""

    name: str
    port: int

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def git_http(served: Path, home: Path) -> Iterator[GitHttp]:
    """Serve the bare repositories below ``served``; by our own server where nginx is missing."""
    nginx, fcgiwrap = _find("nginx"), _find("fcgiwrap")
    if nginx and fcgiwrap:
        with _nginx(nginx, fcgiwrap, served, home) as port:
            yield GitHttp("nginx, fcgiwrap and git http-backend", port)
    else:
        with _own(served) as port:
            yield GitHttp("the embedded server (nginx or fcgiwrap is not installed)", port)


def _find(program: str) -> str | None:
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:{_SBIN}")


@contextlib.contextmanager
def _nginx(nginx: str, fcgiwrap: str, served: Path, home: Path) -> Iterator[int]:
    folder, port = home / "nginx", free_port()
    folder.mkdir()
    core = subprocess.run(["git", "--exec-path"], capture_output=True, text=True, check=True)
    config = folder / "nginx.conf"
    config.write_text(
        _NGINX.format(
            user=f"user {getpass.getuser()};" if os.geteuid() == 0 else "",
            folder=folder,
            port=port,
            backend=f"{core.stdout.strip()}/git-http-backend",
            served=served,
        )
    )
    log = folder / "output.log"
    gateway = [fcgiwrap, "-c", str(_WORKERS), "-s", f"unix:{folder}/fcgi.socket"]
    web = [nginx, "-e", str(log), "-c", str(config), "-p", str(folder)]
    with contextlib.ExitStack() as running, log.open("wb") as output:

        def start(command: list[str]) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=output,
                env=environment(home),
                start_new_session=True,
            )
            # fcgiwrap does not end its workers itself.
            running.callback(_end_group, process.pid)
            running.callback(stop, process)
            return process

        start(gateway)
        wait_for_port(port, start(web), log)
        yield port


def _end_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGTERM)


@contextlib.contextmanager
def _own(served: Path) -> Iterator[int]:
    from jupyter_import_run.demo.git_server import GitServer
    from tests.support.background import BackgroundLoop

    loop, server = BackgroundLoop(), GitServer(served)
    try:
        loop.run(asyncio.wait_for(server.start(), 10))
        yield server.port
    finally:
        loop.run(server.stop())
        loop.close()
