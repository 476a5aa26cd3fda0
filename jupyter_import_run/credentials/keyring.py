"""Secrets in the system's keyring, where one really works.

The metadata is in our file, so that accounts can be listed while the keyring is locked. What
was kept in the file before there was a keyring is read there, until it changes.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from ..errors import ImportRunError
from .account import Account, Secret
from .files import FileAccounts, Kept
from .store import Protection

_SERVICE = "jupyter-import-run"

_NO_KEYRINGS = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Modules of backends that keep nothing, or keep it in the open."""

_DESKTOP = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
"""Variables of which a session has one where a bus can be found, or started."""


def works() -> bool:
    """Whether there is a keyring to rely on. Blocks: it may ask the session's bus."""
    if _cannot_be():
        return False
    try:
        import keyring
        from keyring.backends.chainer import ChainerBackend
    except ImportError:
        return False
    try:
        backend: Any = keyring.get_keyring()
        kept_by = backend.backends if isinstance(backend, ChainerBackend) else [backend]
        return bool(kept_by) and all(
            not type(each).__module__.startswith(_NO_KEYRINGS) and each.priority >= 1
            for each in kept_by
        )
    except Exception:  # backends raise what they like
        return False


def _cannot_be() -> bool:
    """Whether keyring need not even look: there is no desktop, and nobody chose a backend.

    It would load those of all systems, and that of macOS starts ``ldconfig``, ``gcc`` and ``ld``
    to find its libraries. Its own for Linux all go over a session's bus; whoever wants another
    chooses it as https://pypi.org/project/keyring says, or installs it as an entry point.
    """
    if not sys.platform.startswith("linux") or "keyring" in sys.modules:
        return False
    chosen = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "python_keyring")
    bus = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"), "bus")
    return not (
        any(os.environ.get(name) for name in (*_DESKTOP, "PYTHON_KEYRING_BACKEND"))
        or bus.exists()
        or (chosen / "keyringrc.cfg").exists()
        or any(
            not each.value.startswith(("keyring.", *_NO_KEYRINGS))
            for each in entry_points(group="keyring.backends")
        )
    )


class KeyringAccounts(FileAccounts):
    """As FileAccounts, the secrets elsewhere."""

    protected_by: Protection = "keyring"

    def _look_up(self, kept: Kept, id: str) -> Secret | None:
        import keyring

        with _refusals():
            found = keyring.get_password(_SERVICE, id)
        if found is None:
            return super()._look_up(kept, id)
        try:
            return Secret(**json.loads(found))
        except (ValueError, TypeError):
            return None

    def _keep(self, kept: Kept, account: Account, secret: Secret) -> Kept:
        import keyring

        with _refusals():
            keyring.set_password(_SERVICE, account.id, json.dumps(asdict(secret)))
        return super()._drop(kept, account.id)

    def _drop(self, kept: Kept, id: str) -> Kept:
        import keyring
        from keyring.errors import PasswordDeleteError

        with _refusals():
            try:
                keyring.delete_password(_SERVICE, id)
            except PasswordDeleteError:
                if keyring.get_password(_SERVICE, id) is not None:
                    raise
        return super()._drop(kept, id)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """A keyring that is locked or gone, in words."""
    from keyring.errors import KeyringError

    try:
        yield
    except KeyringError as error:
        raise ImportRunError(
            "forbidden", "The system's keyring does not open.", details=type(error).__name__
        ) from error
