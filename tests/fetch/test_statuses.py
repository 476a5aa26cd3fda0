from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from jupyter_import_run.fetch.statuses import retry_after
from tests.fetch.clients import client_for, refusal_of
from tests.support.misbehaving_http import MisbehavingServer, answer


@pytest.mark.parametrize(
    ("status", "headers", "code"),
    [
        (401, {}, "auth_required"),
        (403, {}, "auth_required"),
        (403, {"X-RateLimit-Remaining": 0}, "rate_limited"),
        (403, {"Retry-After": 60}, "rate_limited"),
        (429, {}, "rate_limited"),
        (404, {}, "not_found"),
        (410, {}, "not_found"),
        (408, {}, "timeout"),
        (504, {}, "timeout"),
        (500, {}, "network"),
        (503, {}, "network"),
        (204, {}, "network"),
        (206, {}, "network"),
        (304, {}, "network"),
        (302, {}, "network"),
        (418, {}, "network"),
    ],
)
async def test_a_status_means_a_code(
    server: MisbehavingServer, status: int, headers: dict[str, object], code: str
) -> None:
    body = b"" if status in {204, 304} else b"words"
    url = server.on("/x", answer(body, status, **headers))
    async with client_for(server.authority) as client:
        error = await refusal_of(client, url + "?private_token=hidden")
    assert (error.code, error.data["status"]) == (code, status)
    assert "hidden" not in f"{error.message}{error.data}"


async def test_refused_credentials_are_wrong_and_not_missing(server: MisbehavingServer) -> None:
    url = server.on("/x", answer(b"", 401))
    async with client_for(server.authority) as client:
        error = await refusal_of(client, url, headers={"Authorization": "Basic eDp5"})
    assert error.code == "auth_failed"


@pytest.mark.parametrize(
    ("name", "value", "seconds"),
    [
        ("x-other", "1", None),
        ("retry-after", "120", 120),
        ("retry-after", "soon", None),
        ("retry-after", "9" * 15, 24 * 60 * 60),
        ("ratelimit-reset", "30", 30),
    ],
)
def test_when_to_try_again_is_read(name: str, value: str, seconds: int | None) -> None:
    assert retry_after({name: value}) == seconds


@pytest.mark.parametrize("offset", [100, -100])
def test_when_to_try_again_may_be_a_date(offset: int) -> None:
    then = time.time() + offset
    for headers in (
        {"retry-after": formatdate(then, usegmt=True)},
        {"x-ratelimit-reset": str(int(then))},
    ):
        found = retry_after(headers)
        assert found is not None
        assert abs(found - max(offset, 0)) <= 5
