from __future__ import annotations

from ipaddress import ip_address

import pytest

from jupyter_import_run.policy import parse_host_rule, parse_private_host, parse_target


def matches(rule: str, url: str) -> bool:
    return parse_host_rule(rule).matches(parse_target(url))


@pytest.mark.parametrize(
    ("rule", "url"),
    [
        ("github.com", "https://github.com/o/r"),
        ("GitHub.com.", "https://GITHUB.COM./o/r"),
        ("github.com", "git@github.com:o/r.git"),
        ("github.com", "https://raw.githubusercontent.com/o/r/main/n.ipynb"),
        ("gist.github.com", "https://gist.githubusercontent.com/o/1/raw/n.ipynb"),
        ("*.example.org", "https://git.example.org/r"),
        ("*.example.org", "https://a.b.example.org/r"),
        ("example.org:8443", "https://example.org:8443/r"),
        ("https://example.org", "https://example.org:443/r"),
        ("https://github.com/our", "https://github.com/our"),
        ("https://github.com/our/*", "https://github.com/our/r"),
        ("https://github.com/our", "https://github.com/our/r.git"),
        ("https://github.com/our/", "https://github.com/our/r"),
        ("https://github.com/our", "https://raw.githubusercontent.com/our/r/main/n.ipynb"),
        ("https://github.com/o/r", "https://github.com/o/r.git/info/refs?service=x"),
        ("https://github.com/o/r.git", "https://github.com/o/r"),
        ("ssh://git@example.org/o", "git@example.org:o/r"),
        ("bücher.example", "https://xn--bcher-kva.example/x"),
        ("10.0.0.1", "https://0xa000001/x"),
        ("*.amazonaws.com", "codecommit::eu-west-1://me@r"),
        ("https://git-codecommit.eu-west-1.amazonaws.com", "codecommit::eu-west-1://r"),
    ],
)
def test_a_rule_covers(rule: str, url: str) -> None:
    assert matches(rule, url)


@pytest.mark.parametrize(
    ("rule", "url"),
    [
        ("github.com", "https://github.com.evil.org/o/r"),
        ("github.com", "https://evilgithub.com/o/r"),
        ("github.com", "https://sub.github.com/o/r"),
        ("github.com", "https://gist.githubusercontent.com/o/1/raw/n.ipynb"),
        ("github.com", "https://api.github.com/repos/o/r"),
        ("github.com", "https://objects.githubusercontent.com/o/r"),
        ("*.example.org", "https://example.org/r"),
        ("*.example.org", "https://badexample.org/r"),
        ("example.org:8443", "https://example.org/r"),
        ("https://example.org", "http://example.org/r"),
        ("https://example.org", "https://example.org:8443/r"),
        ("https://example.org/o", "git@example.org:o/r"),
        ("https://github.com/our", "https://github.com/our-evil/r"),
        ("https://github.com/our", "https://github.com/ours"),
        ("https://github.com/our", "https://github.com/"),
        ("https://github.com/our", "https://github.com//our/r"),
        ("https://github.com/our", "https://github.com/our/../evil/r"),
        ("https://github.com/our", "https://github.com/our/%2e%2e/evil/r"),
        ("https://github.com/our", "https://github.com/our/%252e%252e/evil/r"),
        ("https://github.com/our", "https://github.com/our/x%2f..%2f..%2fevil/r"),
        ("https://github.com/our", "https://github.com/our/..;/evil/r"),
        ("https://github.com/our", "https://github.com/our%2fr"),
    ],
)
def test_a_rule_does_not_cover(rule: str, url: str) -> None:
    assert not matches(rule, url)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "ftp://x",
        "x/*/y",
        "https://",
        "*",
        "a*.org",
        "https://u@x/",
        "x:99999",
        "x?y",
        "x#y",
        "https://x/a/../b",
        "1.2.3.4.5",
    ],
)
def test_a_mistaken_rule_is_explained(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]{8,120}$"):
        parse_host_rule(text)


@pytest.mark.parametrize(
    "text", ["", "https://x", "x/y", "x=", "x=10.0.0.1/8", "x:0", "a@b", "=10.0.0.0/8"]
)
def test_a_mistaken_private_host_is_explained(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]{8,120}$"):
        parse_private_host(text)


def test_a_private_host_without_a_port_means_every_port() -> None:
    entry = parse_private_host("gitlab.corp")
    assert entry.matches(parse_target("https://gitlab.corp:8443/x"))
    assert not parse_private_host("gitlab.corp:443").matches(
        parse_target("https://gitlab.corp:8443/x")
    )


def test_a_private_host_with_a_network_must_be_there() -> None:
    entry = parse_private_host("gitlab.corp:8443=10.0.0.0/8")
    assert entry.holds(ip_address("10.1.2.3"))
    assert entry.holds(ip_address("::ffff:10.1.2.3"))
    assert not entry.holds(ip_address("192.168.0.1"))
    assert not entry.holds(ip_address("fd00::1"))


@pytest.mark.parametrize(
    "text", ["gitlab.corp", "[::1]:8000", "*.corp=10.0.0.0/8", "gitlab.corp:8443=fd00::/8"]
)
def test_a_private_host_is_shown_as_it_is_written(text: str) -> None:
    assert str(parse_private_host(text)) == text
