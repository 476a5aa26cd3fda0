from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Type
from tests.support.gitlab_server import PERSON, TOKEN, GitLabServer


def test_an_account_is_connected_used_tested_and_forgotten(
    cli: Type,
    config: Callable[[str], None],
    start_gitlab: Callable[..., GitLabServer],
    data: Path,
) -> None:
    gitlab = start_gitlab()
    config(
        "c.ImportRun.private_hosts = ['127.0.0.1']\nc.ImportRun.account_store = 'files'\n"
        f"c.ImportRun.providers = [{gitlab.entry()!r}]\n"
    )
    name = f"{PERSON}@{gitlab.host}"
    empty = cli("accounts", "list")
    assert empty.out == "No account is connected: jupyter import-run accounts add HOST\n"
    refused = cli("accounts", "add", gitlab.host, stdin="nonsense\n")
    assert (refused.status, refused.out) == (1, "")
    assert cli("accounts", "add", gitlab.host, stdin="\n").status == 1

    added = cli("accounts", "add", gitlab.host, stdin=f"{TOKEN}\n")
    assert (added.status, added.out, added.err) == (0, f"Connected as {name}.\n", "")
    listed = cli("accounts", "list", "--json")
    assert [each["username"] for each in listed.json["accounts"]] == [PERSON]
    rows = cli("accounts", "list").out
    assert rows.splitlines()[1].split()[1:] == [gitlab.host, PERSON, "connected"]
    assert TOKEN not in rows + listed.out

    url = f"{gitlab.url}/ada/w.git"
    saved = cli("repositories", "create", "w", url, f"--account={name}", "--json").json
    assert saved["account"] == listed.json["accounts"][0]["id"]
    assert cli("repositories", "update", "w", "--account=", "--json").json["account"] is None
    nobody = cli("import", url, "--account=bob@nowhere", "--json")
    assert nobody.error["code"] == "not_found"

    assert cli("accounts", "test", gitlab.host).out == f"{name} works.\n"
    gitlab.revoke_all()
    tested = cli("accounts", "test", name)
    assert (tested.status, tested.out) == (1, "")
    assert f"accounts add {gitlab.host}" in tested.err
    assert cli("accounts", "test", name, "--json").json["error"]["code"] == "auth_failed"
    assert cli("accounts", "remove", name).out.splitlines()[0] == f"{name} is forgotten here."
    assert TOKEN not in (data / "accounts/accounts.json").read_text()
    gone = cli("accounts", "remove", name, "--json")
    assert (gone.status, gone.error["code"]) == (1, "not_found")
