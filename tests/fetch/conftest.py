from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator

import pytest
import trustme

from tests.support.misbehaving_http import MisbehavingServer


def _running(
    server: MisbehavingServer, loop: asyncio.AbstractEventLoop
) -> Iterator[MisbehavingServer]:
    loop.run_until_complete(server.__aenter__())
    yield server
    loop.run_until_complete(server.__aexit__())


@pytest.fixture
def server(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    """A server that the test tells how to behave."""
    yield from _running(MisbehavingServer(), jp_asyncio_loop)


@pytest.fixture
def elsewhere(jp_asyncio_loop: asyncio.AbstractEventLoop) -> Iterator[MisbehavingServer]:
    """Another origin."""
    yield from _running(MisbehavingServer(), jp_asyncio_loop)


@pytest.fixture
def tls_server(
    jp_asyncio_loop: asyncio.AbstractEventLoop, certificate_authority: trustme.CA
) -> Iterator[MisbehavingServer]:
    """A server over https, certified for 127.0.0.1 and public.example by the test's authority."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate_authority.issue_cert("127.0.0.1", "public.example").configure_cert(context)
    yield from _running(MisbehavingServer(tls=context), jp_asyncio_loop)
