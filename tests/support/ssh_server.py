"""OpenSSH's own server on the loopback: one ``sshd -i`` for each connection.

It needs no fixed port, and whoever connects is the user who runs the tests, by key.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import threading
from pathlib import Path
from urllib.parse import quote

_SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
_PRIVILEGE_SEPARATION = Path("/run/sshd")


class SshServer:
    """Serves whatever this user may read. ``folder`` gets its keys and the client's."""

    def __init__(self, folder: Path) -> None:
        assert _SSHD is not None, "These tests need OpenSSH's server (openssh-server)."
        if os.geteuid() == 0:
            _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
        self.user = getpass.getuser()
        self.folder = folder
        self.identity = _new_key(folder / "identity")
        host_key = _new_key(folder / "host_key")
        self.public_host_key = _public(host_key)
        authorized = folder / "authorized_keys"
        authorized.write_text(f"{_public(self.identity)}\n")
        options = {
            "HostKey": str(host_key),
            "AuthorizedKeysFile": str(authorized),
            "AuthenticationMethods": "publickey",
            "StrictModes": "no",
            "UsePAM": "no",
            "PermitRootLogin": "yes",
        }
        self._command = [_SSHD, "-i", "-e", "-f", os.devnull]
        self._command += [f"-o{name}={value}" for name, value in options.items()]
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._processes: list[subprocess.Popen[bytes]] = []
        self._thread = threading.Thread(target=self._serve, name="ssh server")
        self._thread.start()

    @property
    def connections(self) -> int:
        """How many came so far."""
        return len(self._processes)

    def url(self, path: Path, host: str = "localhost") -> str:
        """The address of a repository on this server."""
        return f"ssh://{self.user}@{host}:{self.port}{quote(str(path))}"

    def stop(self) -> None:
        """Close all connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for process in self._processes:
            process.terminate()
            process.wait(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                process = subprocess.Popen(
                    self._command,
                    stdin=connection,
                    stdout=connection,
                    stderr=subprocess.DEVNULL,
                    env={"PATH": os.environ["PATH"]},
                )
            self._processes.append(process)


def _new_key(path: Path) -> Path:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(path)], check=True
    )
    return path


def _public(key: Path) -> str:
    return key.with_name(f"{key.name}.pub").read_text().strip()
