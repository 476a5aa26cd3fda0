"""The vectors that the project agreed on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy
from jupyter_import_run.sources import parse

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "url-vectors.json").read_text("utf-8")
)["vectors"]

FIELDS = {
    "kind": "kind",
    "provider": "provider",
    "repository": "repository_url",
    "ref": "ref",
    "path": "path",
    "download": "download_url",
    "name": "suggested_name",
    "open": "open",
}


def providers(vector: dict[str, Any]) -> dict[str, str]:
    hint = vector.get("provider_hint")
    return {urlsplit(vector["in"]).netloc: hint} if hint else {}


SOURCES = [vector for vector in VECTORS if vector["kind"] != "error"]
JUDGED = [vector for vector in VECTORS if vector.get("code") == "address_forbidden"]
REFUSED = [v for v in VECTORS if v["kind"] == "error" and v not in JUDGED]


@pytest.mark.parametrize("vector", SOURCES, ids=lambda vector: vector["in"])
def test_a_url_means_what_was_agreed(vector: dict[str, Any]) -> None:
    source = parse(vector["in"], providers(vector)).with_refs(vector.get("refs_known", ()))
    wanted = {key: value for key, value in vector.items() if key in FIELDS}
    assert {key: getattr(source, FIELDS[key]) for key in wanted} == wanted


@pytest.mark.parametrize("vector", REFUSED, ids=lambda vector: repr(vector["in"]))
def test_what_is_no_source_has_the_agreed_code(vector: dict[str, Any]) -> None:
    with pytest.raises(ImportRunError) as caught:
        parse(vector["in"])
    assert caught.value.code == vector["code"]
    assert "secret" not in str(caught.value.info())


@pytest.mark.parametrize("vector", JUDGED, ids=lambda vector: vector["in"])
def test_an_address_is_judged_by_the_policy(vector: dict[str, Any]) -> None:
    source = parse(vector["in"])
    assert source.download_url is not None
    with pytest.raises(ImportRunError) as caught:
        NetworkPolicy().check(source.download_url)
    assert caught.value.code == vector["code"]


def test_the_policy_can_read_every_address_that_is_found() -> None:
    for vector in SOURCES:
        source = parse(vector["in"], providers(vector))
        for address in filter(None, (source.download_url, source.repository_url)):
            NetworkPolicy().check(address)
