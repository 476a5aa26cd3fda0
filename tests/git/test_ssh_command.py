"""What the real ssh makes of the command that git gets."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jupyter_import_run.git.environment import Profile, build
from jupyter_import_run.git.ssh_command import ssh_command
from jupyter_import_run.policy import Pin

PERSON = """
Host git.example
  HostName 10.9.8.7
  Port 2200
  User ada
  IdentityFile /home/ada/.ssh/work
  HostKeyAlias other
  StrictHostKeyChecking no
  ControlPath /tmp/%n
  ControlMaster auto
  ForwardAgent yes
  LocalForward 8080 localhost:80
"""


def pin(port: int = 22, host: str = "git.example", address: str = "192.0.2.7") -> Pin:
    return Pin("ssh", host, port, (address,), private=False)


def settings(command: str, host: str = "git.example") -> dict[str, str]:
    """What ``ssh -G`` says it would do."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} -G {host}"], capture_output=True, text=True, check=True
    )
    lines = (line.partition(" ") for line in done.stdout.splitlines())
    return {name: value for name, _, value in lines}


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "my config"
    file.write_text(PERSON)
    return f"ssh -F '{file}'"


def test_ssh_connects_to_the_judged_address_whatever_the_configuration_says(own: str) -> None:
    found = settings(ssh_command(own, pin()))
    assert (found["hostname"], found["port"]) == ("192.0.2.7", "22")


def test_the_persons_user_and_keys_stay_in_force(own: str) -> None:
    found = settings(ssh_command(own, pin()))
    assert (found["user"], found["identityfile"]) == ("ada", "/home/ada/.ssh/work")


@pytest.mark.parametrize(("port", "name"), [(22, "git.example"), (2222, "[git.example]:2222")])
def test_the_host_key_is_looked_up_under_the_real_name_and_port(
    own: str, port: int, name: str
) -> None:
    assert settings(ssh_command(own, pin(port)))["hostkeyalias"] == name


def test_nobody_is_asked_and_no_other_connection_is_used(own: str) -> None:
    found = settings(ssh_command(own, pin()))
    assert found["batchmode"] == "yes"
    assert found["stricthostkeychecking"] == "true"
    assert found["forwardagent"] == "no"
    assert found["clearallforwardings"] == "yes"
    assert "controlpath" not in found


def test_an_address_of_ipv6_is_pinned_too() -> None:
    host, address = "2001:db8::1", "2001:db8::1"
    found = settings(ssh_command("ssh", pin(2222, host, address)), host)
    assert found["hostname"] == address
    assert found["hostkeyalias"] == "[2001:db8::1]:2222"


def test_git_gets_it_for_every_pin_of_ssh() -> None:
    environment = build(Profile(pins=(pin(),), ssh="ssh -4"), {"GIT_SSH_COMMAND": "evil"})
    assert environment["GIT_SSH_COMMAND"] == ssh_command("ssh -4", pin())
    assert "GIT_SSH_COMMAND" not in build(Profile(), {"GIT_SSH_COMMAND": "evil"})
