"""What belongs to an allowed host is allowed for what it is there for, and for nothing else."""

from __future__ import annotations

import pytest

from jupyter_import_run.config.settings import ProviderEntry
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.hosting.host import git_host
from jupyter_import_run.hosting.raw_file import raw_file
from jupyter_import_run.policy import NetworkPolicy, parse_host_rule, parse_target

HOSTS = (
    "github.com",
    "octo.ghe.com",
    "github.example.org",
    "gitlab.com",
    "codeberg.org",
    "bitbucket.org",
    "dev.azure.com",
    "huggingface.co",
)


async def resolve(host: str, port: int) -> tuple[str, ...]:
    return ("140.82.121.4",)


def allowing(*rules: str) -> NetworkPolicy:
    return NetworkPolicy([parse_host_rule(rule) for rule in rules], resolver=resolve)


def services_of(name: str) -> set[str]:
    """Every address at which ``name`` is asked as somebody, as the table of hosts has it."""
    entry = ProviderEntry(name, git_host(name).provider, client_id="id")
    host = git_host(name, [entry])
    oauth = host.oauth
    found = {host.api}
    if oauth is not None:
        found |= {oauth.exchange, oauth.device, oauth.authorize, oauth.revoke}
    file = raw_file(host, f"https://{name}/our/notes", "main", "a.ipynb")
    return {url for url in found | {file.url if file else None} if url is not None}


@pytest.mark.parametrize("name", HOSTS)
def test_whoever_allows_a_host_lets_people_sign_in_and_ask_its_api(name: str) -> None:
    for rule in (name, f"https://{name}/our"):
        whole = allowing(rule).of_whole_hosts()
        for url in services_of(name):
            whole.check(url)


@pytest.mark.parametrize("name", HOSTS)
def test_no_other_host_and_no_other_purpose_comes_with_it(name: str) -> None:
    rules = allowing(name)
    others = {url for other in HOSTS if other != name for url in services_of(other)}
    for url in others - services_of(name):
        with pytest.raises(ImportRunError) as caught:
            rules.of_whole_hosts().check(url)
        assert caught.value.code == "host_not_allowed"
    for url in services_of(name):
        if parse_target(url).host != name:
            with pytest.raises(ImportRunError) as caught:
                rules.check(url)
            assert caught.value.code == "host_not_allowed"


@pytest.mark.parametrize(
    ("first", "then", "arrives"),
    [
        ("https://github.com/our/r", "https://objects.githubusercontent.com/1/2?x=y", True),
        ("https://github.com/our/r", "https://codeload.github.com/our/r/zip/main", True),
        ("https://huggingface.co/our/r", "https://cas-bridge.xethub.hf.co/1", True),
        ("https://github.com/our/r", "http://objects.githubusercontent.com/1/2", False),
        ("https://github.com/our/r", "https://cas-bridge.xethub.hf.co/1", False),
        ("https://github.com/our/r", "https://objects.githubusercontent.com.evil.org/1", False),
        ("https://github.com/our/r", "https://github.com/theirs/r", False),
        ("https://gitlab.com/our/r", "https://objects.githubusercontent.com/1/2", False),
    ],
)
async def test_a_host_may_send_people_to_where_it_keeps_what_is_large(
    first: str, then: str, arrives: bool
) -> None:
    rules = allowing("https://github.com/our", "https://huggingface.co/our", "gitlab.com")
    sender = await rules.pin(first)
    with pytest.raises(ImportRunError) as caught:
        await rules.pin(then)
    assert caught.value.code == "host_not_allowed"
    if arrives:
        assert (await rules.pin(then, sender)).url == then
    else:
        with pytest.raises(ImportRunError) as caught:
            await rules.pin(then, sender)
        assert caught.value.code == "host_not_allowed"
