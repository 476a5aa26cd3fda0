"""A server that sends git elsewhere does not send the secret along."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from tests.credentials.conftest import Connect
from tests.support.watching_server import WatchingServer

SECRET = "never-to-be-seen-elsewhere"


@pytest.mark.parametrize("asks", [True, False], ids=["after the sign-in", "at once"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["other port", "other host"])
def test_no_credential_arrives_at_another_port_or_host(
    watch: Callable[..., WatchingServer],
    connect: Connect,
    terminal_git: Callable[..., subprocess.CompletedProcess[str]],
    host: str,
    asks: bool,
) -> None:
    target = watch()
    first = watch(onwards=target.url(host), asks=asks)
    connect(first.url(), SECRET)
    done = terminal_git("ls-remote", f"{first.url()}/a.git")
    assert done.returncode == 128
    assert (first.received[-1] is not None) == asks
    assert target.received
    assert set(target.received) == {None}
    assert SECRET not in done.stderr


def test_no_credential_arrives_in_the_open_after_https(
    watch: Callable[..., WatchingServer],
    connect: Connect,
    terminal_git: Callable[..., subprocess.CompletedProcess[str]],
    certificate_authority: trustme.CA,
    ca_file: Path,
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1").configure_cert(context)
    target = watch()
    first = watch(context, onwards=target.url())
    connect(first.url(), SECRET)
    terminal_git("ls-remote", f"{first.url()}/a.git", GIT_SSL_CAINFO=str(ca_file))
    assert first.received[-1] is not None
    assert set(target.received) <= {None}
