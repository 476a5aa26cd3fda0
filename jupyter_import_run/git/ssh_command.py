"""The ``GIT_SSH_COMMAND`` that keeps ssh to the judged address."""

from __future__ import annotations

import shlex

from ..policy import Pin

_PORT = 22

_ALWAYS = {
    "CanonicalizeHostname": "no",
    "StrictHostKeyChecking": "yes",
    "BatchMode": "yes",
    "ConnectTimeout": "20",
    "ServerAliveInterval": "15",
    "ServerAliveCountMax": "2",
    "ControlPath": "none",
    "ForwardAgent": "no",
    "ClearAllForwardings": "yes",
}
"""Nobody is asked anything, a silent server is given up, and a connection that another
program holds open (``ControlPath``), which nobody judged, is not used."""


def ssh_command(own: str, pin: Pin) -> str:
    """``own``, a command for the shell, with the options that make it connect to ``pin``.

    The host's key is looked up under its name and port, not under its address. Of every
    option ssh takes the first value (ssh_config(5)): what ``own`` says stays in force, and
    all this beats the person's file.
    """
    options = {
        "Port": str(pin.port),
        "HostKeyAlias": pin.host if pin.port == _PORT else f"[{pin.host}]:{pin.port}",
        **_ALWAYS,
    }
    if pin.addresses:
        options["HostName"] = pin.addresses[0]
    words = [f"-o {shlex.quote(f'{name}={value}')}" for name, value in options.items()]
    return " ".join([own, *words])
