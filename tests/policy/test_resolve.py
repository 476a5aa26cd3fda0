from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import resolve


async def test_a_name_of_this_machine_resolves() -> None:
    addresses = await resolve("localhost", 80)
    assert set(addresses) & {"127.0.0.1", "::1"}


async def test_an_unknown_host_is_a_network_error_that_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ImportRunError) as caught:
        await resolve("does-not-exist.invalid", 443)
    assert caught.value.code == "network"
    assert caught.value.data == {"host": "does-not-exist.invalid", "reason": "dns"}


async def test_a_silent_name_server_is_a_timeout_and_holds_nothing_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = threading.Event()

    def silent(*_: Any, **__: Any) -> list[Any]:
        answer.wait(10)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    try:
        waiting = [asyncio.ensure_future(resolve("example.org", 443, 0.2)) for _ in range(40)]
        await asyncio.wait_for(asyncio.to_thread(lambda: None), 1)  # the loop's threads are free
        for result in await asyncio.gather(*waiting, return_exceptions=True):
            assert isinstance(result, ImportRunError)
            assert result.code == "timeout"
    finally:
        answer.set()
