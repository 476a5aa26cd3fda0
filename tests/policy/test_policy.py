from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy, parse_host_rule, parse_private_host
from jupyter_import_run.wire.errors import ErrorCode


def answering(*addresses: str) -> Callable[[str, int], Awaitable[tuple[str, ...]]]:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return addresses

    return resolver


async def never_asked(host: str, port: int) -> tuple[str, ...]:
    raise AssertionError("nobody should resolve this")


def policy(
    *,
    allowed: Collection[str] = (),
    private: Collection[str] = (),
    person: Collection[str] = (),
    locked: bool = False,
    **options: Any,
) -> NetworkPolicy:
    return NetworkPolicy(
        [parse_host_rule(text) for text in allowed],
        [parse_private_host(text) for text in private],
        locked,
        person_hosts=lambda: person,
        **options,
    )


def refusal(rules: NetworkPolicy, url: str) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        rules.check(url)
    return caught.value


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "127.0.0.1",
        "127.1",
        "127.0.0.1.",
        "2130706433",
        "0x7f000001",
        "0X7F.1",
        "0177.0.0.1",
        "１２７.0.0.1",
        "127。0。0。1",
        "⑫7.0.0.1",
        "%31%32%37.0.0.1",
        "%6c%6f%63%61%6c%68%6f%73%74",
        "ⓛocalhost",
        "[::1]",
        "[0:0::0:1]",
        "[::ffff:127.0.0.1]",
        "[::FFFF:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1%25eth0]",
        "10.0.0.1",
    ],
)
def test_private_hosts_are_refused_in_every_spelling_without_dns(host: str) -> None:
    for url in (f"http://{host}/x.ipynb", f"https://{host}:8443/x", f"ssh://git@{host}/r"):
        error = refusal(policy(), url)
        assert (error.code, error.data["can_allow"]) == ("address_forbidden", True)


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "2852039166",
        "metadata.google.internal",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "168.63.129.16",
        "0.0.0.0",
        "0",
    ],
)
def test_metadata_stays_refused_even_where_it_was_allowed(host: str) -> None:
    rules = policy(private=[host], person=[host])
    error = refusal(rules, f"http://{host}/latest/x.ipynb")
    assert (error.code, error.data["can_allow"]) == ("address_forbidden", False)


@pytest.mark.parametrize(
    ("url", "code", "reason"),
    [
        ("", "invalid_url", "empty"),
        ("https://user:secret@github.com/o/r", "invalid_url", "credentials"),
        ("https://github.com@127.0.0.1/", "invalid_url", "credentials"),
        ("ssh://git:secret@github.com/o/r", "invalid_url", "credentials"),
        ("https://github.com\\@127.0.0.1/", "invalid_url", "control_character"),
        ("https://github.com/o/r\nHost: x", "invalid_url", "control_character"),
        ("https://git\thub.com/", "invalid_url", "control_character"),
        ("file:///etc/passwd", "invalid_url", "scheme"),
        ("javascript:alert(1)", "invalid_url", "scheme"),
        ("ext::sh", "invalid_url", "scheme"),
        ("git://example.org/r", "invalid_url", "scheme"),
        ("/etc/passwd", "invalid_url", "scheme"),
        ("--upload-pack=touch", "invalid_url", "option"),
        ("ssh://-oProxyCommand=x/r", "invalid_url", "host"),
        ("ssh://%2doProxyCommand=x/r", "invalid_url", "host"),
        ("ssh://-x@example.org/r", "invalid_url", "option"),
        ("-x@example.org:r", "invalid_url", "option"),
        ("https://[::1/", "invalid_url", "host"),
        ("https://a..b/", "invalid_url", "host"),
        ("https://exa%2fmple.org/", "invalid_url", "host"),
        ("https://example.org:99999/", "invalid_url", "port"),
        ("https://example.org:４４３/", "invalid_url", "port"),
        ("https://" + "a" * 70 + ".org/", "invalid_url", "host"),
        ("https://example.org/" + "a" * 9000, "invalid_url", "too_long"),
        ("http://example.org/n.ipynb", "invalid_url", "plain_http"),
        ("http://8.8.8.8/n.ipynb", "invalid_url", "plain_http"),
    ],
)
def test_what_cannot_be_imported_says_why(url: str, code: ErrorCode, reason: str) -> None:
    error = refusal(policy(), url)
    assert (error.code, error.data["reason"]) == (code, reason)
    assert "secret" not in f"{error.message}{error.data}"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/o/r",
        "https://example.org:8443/a%20b?x=y#z",
        "https://[2606:4700::1111]/x",
        "git@github.com:o/r.git",
        "ssh://git@example.org:2222/o/r",
        "ssh://me@example.org/~me/r",
        "codecommit::eu-west-1://profile@repo",
        "codecommit://repo",
        "https://bücher.example/n.ipynb",
        "http://gitlab/r.git",
    ],
)
def test_public_urls_pass(url: str) -> None:
    policy().check(url)


def test_a_host_outside_the_rules_names_them_and_who_decides() -> None:
    error = refusal(policy(allowed=["github.com", "*.example.org"]), "https://gitlab.com/o/r")
    assert error.code == "host_not_allowed"
    assert error.data == {"host": "gitlab.com", "allowed_hosts": ["github.com", "*.example.org"]}
    assert "administrator" in error.message


def test_allowed_hosts_bind_private_hosts_too() -> None:
    rules = policy(allowed=["github.com"], private=["127.0.0.1:8000"])
    assert refusal(rules, "http://127.0.0.1:8000/x").code == "host_not_allowed"
    policy(allowed=["127.0.0.1"], private=["127.0.0.1:8000"]).check("http://127.0.0.1:8000/x")


def test_an_allowed_private_host_holds_for_its_port_only() -> None:
    rules = policy(private=["127.0.0.1:8000"])
    rules.check("http://127.0.0.1:8000/x")
    rules.check("http://2130706433:8000/x")
    assert refusal(rules, "http://127.0.0.1:8001/x").data["host"] == "127.0.0.1:8001"
    assert refusal(rules, "https://[::1]:8000/x").data["host"] == "[::1]:8000"


def test_a_person_may_allow_a_host_unless_it_is_locked() -> None:
    person = ["localhost:8000", "gitlab.corp"]
    policy(person=person).check("http://localhost:8000/x")
    error = refusal(policy(person=person, locked=True), "http://localhost:8000/x")
    assert (error.code, error.data["can_allow"]) == ("address_forbidden", False)


async def test_a_host_allowed_by_a_person_without_a_port_means_the_usual_ports() -> None:
    rules = policy(person=["gitlab.corp"], resolver=answering("10.0.0.7"))
    assert (await rules.pin("https://gitlab.corp/x")).private
    assert (await rules.pin("git@gitlab.corp:o/r.git")).addresses == ("10.0.0.7",)
    with pytest.raises(ImportRunError) as caught:
        await rules.pin("https://gitlab.corp:6379/x")
    assert caught.value.data["host"] == "gitlab.corp:6379"


def test_what_may_be_allowed_is_spelled_in_one_way() -> None:
    assert policy().allowable("LOCALHOST.:8000") == "localhost:8000"
    assert policy().allowable("[::1]:80") == "[::1]:80"
    assert policy().allowable("gitlab.corp") == "gitlab.corp"


@pytest.mark.parametrize(
    ("host", "locked", "code"),
    [
        ("169.254.169.254", False, "address_forbidden"),
        ("metadata.google.internal:80", False, "address_forbidden"),
        ("10.0.0.1", True, "forbidden"),
        ("*.corp", False, "invalid_request"),
        ("x=10.0.0.0/8", False, "invalid_request"),
        ("https://x", False, "invalid_request"),
    ],
)
def test_what_may_not_be_allowed(host: str, locked: bool, code: ErrorCode) -> None:
    with pytest.raises(ImportRunError) as caught:
        policy(locked=locked).allowable(host)
    assert caught.value.code == code


async def test_a_pin_holds_every_judged_address_and_the_url_to_hand_on() -> None:
    rules = policy(resolver=answering("140.82.121.4", "2606:50c0::153"))
    pin = await rules.pin("https://GitHub.COM./o/r?x=ü#y")
    assert (pin.scheme, pin.host, pin.port, pin.private) == ("https", "github.com", 443, False)
    assert pin.addresses == ("140.82.121.4", "2606:50c0::153")
    assert pin.url == "https://github.com/o/r?x=%C3%BC"


@pytest.mark.parametrize("bad", ["127.0.0.1", "10.0.0.1", "::1", "64:ff9b::7f00:1"])
async def test_one_private_address_among_public_ones_refuses_the_host(bad: str) -> None:
    rules = policy(resolver=answering("140.82.121.4", bad))
    for url in ("https://example.org/x", "git@example.org:o/r", "codecommit::eu-west-1://r"):
        with pytest.raises(ImportRunError) as caught:
            await rules.pin(url)
        assert (caught.value.code, caught.value.data["can_allow"]) == ("address_forbidden", True)


async def test_an_allowed_host_that_resolves_to_metadata_stays_refused() -> None:
    rules = policy(
        private=["gitlab.corp"], person=["gitlab.corp"], resolver=answering("169.254.169.254")
    )
    with pytest.raises(ImportRunError) as caught:
        await rules.pin("https://gitlab.corp/x")
    assert caught.value.data["can_allow"] is False
    assert caught.value.data["reason"] == "metadata"


async def test_a_private_host_must_be_in_the_network_that_the_administrator_named() -> None:
    inside = policy(private=["gitlab.corp=10.0.0.0/8"], resolver=answering("10.0.0.7"))
    assert (await inside.pin("http://gitlab.corp/x")).private
    elsewhere = policy(
        private=["gitlab.corp=10.0.0.0/8"], person=["gitlab.corp"], resolver=answering("127.0.0.1")
    )
    with pytest.raises(ImportRunError) as caught:
        await elsewhere.pin("https://gitlab.corp/x")
    assert caught.value.data["can_allow"] is False


async def test_plain_http_is_for_private_hosts_that_were_allowed() -> None:
    with pytest.raises(ImportRunError) as caught:
        await policy(resolver=answering("140.82.121.4")).pin("http://gitlab/x")
    assert caught.value.data["reason"] == "plain_http"
    with pytest.raises(ImportRunError) as caught:
        await policy(resolver=answering("10.0.0.7")).pin("http://gitlab/x")
    assert caught.value.data["can_allow"] is True
    rules = policy(person=["gitlab"], resolver=answering("140.82.121.4"))
    with pytest.raises(ImportRunError) as caught:
        await rules.pin("http://gitlab/x")
    assert caught.value.data["reason"] == "plain_http"
    named = policy(private=["mirror.example.org"], resolver=answering("140.82.121.4"))
    assert (await named.pin("http://mirror.example.org/x")).port == 80


async def test_behind_a_proxy_the_proxy_resolves_and_judges(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    rules = policy(use_proxy=True, resolver=never_asked)
    assert (await rules.pin("https://example.org/x")).addresses == ()
    assert refusal(rules, "https://127.0.0.1/x").code == "address_forbidden"
    assert refusal(rules, "https://metadata.google.internal/x").code == "address_forbidden"


async def test_a_host_that_goes_round_the_proxy_is_judged_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", ".corp")
    rules = policy(use_proxy=True, resolver=answering("10.0.0.7"))
    with pytest.raises(ImportRunError) as caught:
        await rules.pin("https://gitlab.corp/x")
    assert caught.value.code == "address_forbidden"


async def test_codecommit_without_a_region_is_left_to_the_persons_configuration() -> None:
    pin = await policy(resolver=never_asked).pin("codecommit://profile@repo")
    assert (pin.scheme, pin.addresses) == ("codecommit", ())


def test_a_rule_for_a_part_of_a_host_lets_people_sign_in_there() -> None:
    rules = policy(allowed=["https://gitlab.example.org/group", "github.com"])
    assert refusal(rules, "https://gitlab.example.org/oauth/token").code == "host_not_allowed"
    whole = rules.of_whole_hosts()
    whole.check("https://gitlab.example.org/oauth/token")
    whole.check("https://api.github.com/user")
    assert refusal(rules, "https://api.github.com/user").code == "host_not_allowed"
    assert refusal(whole, "https://gitlab.com/oauth/token").code == "host_not_allowed"
    assert refusal(whole, "http://gitlab.example.org/oauth/token").code == "host_not_allowed"
