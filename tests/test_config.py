"""What an administrator writes, checked before the server starts."""

from __future__ import annotations

from typing import Any

import pytest
from traitlets.config import Config

from jupyter_import_run.config.settings import ConfigurationError, ProviderEntry
from jupyter_import_run.config.traits import ImportRun
from jupyter_import_run.configured import settings_of
from tests.conftest import PROJECT

GIVEN = {"host": "Git.Example.com", "kind": "gitlab"}


def providers(**more: Any) -> tuple[ProviderEntry, ...]:
    """The settings' providers where the trait has one entry."""
    return ImportRun(providers=[{**GIVEN, **more}]).settings().providers


def test_a_host_needs_no_more_than_its_name_and_kind() -> None:
    assert providers() == (ProviderEntry("git.example.com", "gitlab"),)


def test_an_application_is_named_with_where_it_sends_people_back() -> None:
    callback = "https://hub.example/hub/user-redirect/import-run/accounts/callback"
    (entry,) = providers(client_id="id", redirect_uri=callback, base_url="http://git.example.com/a")
    assert (entry.client_id, entry.redirect_uri) == ("id", callback)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": "svn"}, "'kind'"),
        ({"host": "https://git.example.com/"}, "'host'"),
        ({"client_id": 7}, "'client_id'"),
        ({"client_id": ""}, "'client_id'"),
        ({"client_secret": "x"}, "'client_secret'"),
        ({"redirect_uri": "/import-run/accounts/callback"}, "'redirect_uri'"),
        ({"redirect_uri": "javascript:alert(1)"}, "'redirect_uri'"),
        ({"base_url": "git.example.com"}, "'base_url'"),
        ({"base_url": "https://user:password@git.example.com"}, "'base_url'"),
        ({"base_url": "https://git.example.org/gitlab"}, "'base_url'"),
        ({"host": "git.example.com:8443", "base_url": "https://git.example.com"}, "'base_url'"),
    ],
)
def test_what_cannot_be_used_is_named(more: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigurationError, match=words) as caught:
        providers(**more)
    assert str(caught.value).startswith("c.ImportRun.providers: ")


@pytest.mark.parametrize(
    ("trait", "value"),
    [("allowed_hosts", "https://"), ("storage_locations", "../elsewhere")],
)
def test_the_trait_is_named(trait: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=f"c.ImportRun.{trait}: "):
        ImportRun(**{trait: [value]}).settings()


def test_a_value_is_named_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        ImportRun(private_hosts=["[a]"]).settings()
    assert str(caught.value) == "c.ImportRun.private_hosts: '[a]' is not a host name"


@pytest.mark.parametrize(
    ("trait", "value", "words"),
    [
        ("lockdown_to_repositories", True, "there is no such setting. Perhaps "
         "lock_down_to_repositories is meant."),
        ("hosts", [], "there is no such setting."),
        ("max_repositories", -1, "should not be less than 0, but a value of -1 was specified"),
        ("repositories", {}, "expected a list, not the dict {}."),
    ],
)  # fmt: skip
def test_what_traitlets_would_let_pass_or_word_is_one_line_too(
    trait: str, value: object, words: str, recwarn: pytest.WarningsRecorder
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        settings_of(Config({"ImportRun": {trait: value}}))
    assert str(caught.value) == f"c.ImportRun.{trait}: {words}"
    assert not recwarn.list


def test_administrators_are_told_of_every_setting() -> None:
    page = (PROJECT / "docs/administrators.md").read_text(encoding="utf-8")
    settings = ImportRun.class_own_traits(config=True)
    assert {name for name in settings if f"`{name}`" not in page} == set()
