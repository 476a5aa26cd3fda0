"""The environment of every git process."""

from __future__ import annotations

from jupyter_import_run.git.environment import Profile, build
from jupyter_import_run.policy import Pin

INHERITED = {
    "PATH": "/bin",
    "HOME": "/home/person",
    "GIT_DIR": "/elsewhere",
    "GIT_WORK_TREE": "/elsewhere",
    "GIT_TRACE_CURL": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "core.sshCommand",
    "GIT_CONFIG_VALUE_0": "evil",
    "https_proxy": "http://proxy.example:3128",
    "SSH_AUTH_SOCK": "/agent",
}


def config(environment: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (environment[f"GIT_CONFIG_KEY_{n}"], environment[f"GIT_CONFIG_VALUE_{n}"])
        for n in range(int(environment["GIT_CONFIG_COUNT"]))
    ]


def test_stray_variables_of_git_are_dropped_and_the_persons_are_kept() -> None:
    environment = build(Profile(), INHERITED)
    assert not {"GIT_DIR", "GIT_WORK_TREE", "GIT_TRACE_CURL"} & environment.keys()
    assert environment["SSH_AUTH_SOCK"] == "/agent"
    assert environment["HOME"] == "/home/person"
    assert ("core.sshCommand", "evil") not in config(environment)


def test_without_a_pin_there_is_no_network() -> None:
    assert build(Profile(), INHERITED)["GIT_ALLOW_PROTOCOL"] == "none"


def test_a_pin_names_every_judged_address_and_turns_proxies_off() -> None:
    pin = Pin(
        scheme="https", host="h.example", port=443, addresses=("1.1.1.1", "::1"), private=False
    )
    environment = build(Profile(pins=(pin,)), INHERITED)
    assert environment["GIT_ALLOW_PROTOCOL"] == "https"
    assert "https_proxy" not in environment
    assert ("http.curloptResolve", "h.example:443:1.1.1.1,::1") in config(environment)
    assert ("http.proxy", "") in config(environment)


def test_plain_http_is_allowed_for_an_http_pin_only() -> None:
    pin = Pin(scheme="http", host="h", port=80, addresses=("10.0.0.1",), private=True)
    assert ("protocol.http.allow", "always") in config(build(Profile(pins=(pin,)), INHERITED))
    assert ("protocol.http.allow", "always") not in config(build(Profile(), INHERITED))


def test_a_site_with_a_proxy_keeps_it() -> None:
    environment = build(Profile(use_proxy=True), INHERITED)
    assert environment["https_proxy"] == "http://proxy.example:3128"
    assert ("http.proxy", "") not in config(environment)


def test_configuration_of_the_profile_comes_last_and_wins() -> None:
    environment = build(Profile(config=(("filter.x.clean", ""),)), INHERITED)
    assert config(environment)[-1] == ("filter.x.clean", "")
