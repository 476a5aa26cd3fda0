"""The program that git runs, run as git does: by its command, in a shell."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.command import helper_command
from tests.credentials.conftest import Connect

ORIGIN = "https://gitlab.example.com:8443"
ASKED = "protocol=https\nhost=gitlab.example.com:8443\n"


class Helper:
    """``helper("get", "protocol=…\\n…")``: what it says."""

    def __init__(self, accounts: Accounts, cwd: Path) -> None:
        self._folder = accounts.folder
        self._cwd = cwd

    def __call__(self, operation: str, request: str | bytes, id: str | None = None) -> str:
        return self.run(operation, request, id).stdout.decode()

    def run(
        self, operation: str, request: str | bytes, id: str | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["sh", "-c", f"{helper_command(self._folder, id).removeprefix('!')} {operation}"],
            input=request.encode() if isinstance(request, str) else request,
            cwd=self._cwd,
            capture_output=True,
            check=False,
            timeout=60,
        )


@pytest.fixture
def helper(accounts: Accounts, tmp_path: Path) -> Helper:
    return Helper(accounts, tmp_path)


def test_it_gives_the_account_of_exactly_this_host(helper: Helper, connect: Connect) -> None:
    connect(ORIGIN, "the-token")
    assert helper("get", ASKED) == "username=ada\npassword=the-token\n"
    assert helper("get", ASKED.upper().replace("PROTOCOL", "protocol").replace("HOST", "host"))


@pytest.mark.parametrize(
    "request_",
    [
        "protocol=http\nhost=gitlab.example.com:8443\n",
        "protocol=https\nhost=gitlab.example.com\n",
        "protocol=https\nhost=gitlab.example.com:443\n",
        "protocol=https\nhost=gitlab.example.com:8443:443\n",
        "protocol=https\nhost=gitlab.example.com:84430\n",
        "protocol=https\nhost=gitlab.example.com.:8443\n",
        "protocol=https\nhost=x.gitlab.example.com:8443\n",
        "protocol=https\nhost=gitlab.example.com.evil.org:8443\n",
        "protocol=https\nhost=ada@gitlab.example.com:8443\n",
        "protocol=ssh\nhost=gitlab.example.com:8443\n",
        "host=gitlab.example.com:8443\n",
        "protocol=https\n",
        ASKED + "username=bob\n",
        "",
    ],
)
def test_anything_else_gets_nothing(helper: Helper, connect: Connect, request_: str) -> None:
    connect(ORIGIN, "the-token")
    assert helper("get", request_) == ""


@pytest.mark.parametrize(
    "request_",
    [
        ASKED.replace("\n", "\r\n").encode(),
        ASKED.encode() + b"path=a\0b\n",
        ASKED.encode() + b"username=a\rda\n",
        ASKED.encode() + b"host=other.example.com\n",
        ASKED.encode() + b"nonsense\n",
        b"=x\n" + ASKED.encode(),
        ASKED.encode() + b"path=" + b"x" * 100_000 + b"\n",
    ],
    ids=range(7),
)
def test_what_git_never_sends_is_refused(helper: Helper, connect: Connect, request_: bytes) -> None:
    connect(ORIGIN, "the-token")
    done = helper.run("get", request_)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"import-run: ")


@pytest.mark.parametrize("secret", ["two\nlines", "carriage\rreturn", "nul\0"])
def test_a_secret_that_would_end_a_line_is_never_sent(
    helper: Helper, connect: Connect, secret: str
) -> None:
    connect(ORIGIN, secret)
    done = helper.run("get", ASKED)
    assert (done.returncode, done.stdout) == (1, b"")
    assert secret.encode() not in done.stderr


def test_the_default_port_may_be_named_or_not(helper: Helper, connect: Connect) -> None:
    connect("https://github.com", "the-token")
    for host in ("github.com", "github.com:443", "GitHub.com"):
        assert "the-token" in helper("get", f"protocol=https\nhost={host}\n")
    assert helper("get", "protocol=https\nhost=github.com:80\n") == ""


def test_new_attributes_of_git_do_not_matter(helper: Helper, connect: Connect) -> None:
    connect(ORIGIN, "the-token")
    news = "capability[]=authtype\ncapability[]=state\nwwwauth[]=Basic realm=x\nnew=thing\n"
    assert "the-token" in helper("get", news + ASKED)


def test_an_expired_token_is_never_given(helper: Helper, connect: Connect) -> None:
    now = time.time()
    connect(ORIGIN, Secret("expired", expires=now - 1))
    done = helper.run("get", ASKED)
    assert done.stdout == b""
    assert done.stderr == b"import-run: gitlab.example.com:8443 wants a new sign-in.\n"
    connect("https://other.example.com", "over", expires=now - 1)
    assert helper("get", "protocol=https\nhost=other.example.com\n") == ""


def test_a_token_that_renews_others_is_never_given(helper: Helper, connect: Connect) -> None:
    far = time.time() + 9999
    connect(ORIGIN, Secret("access", "refresh-secret", far), kind="oauth", git_username="oauth2")
    done = helper.run("get", ASKED + "capability[]=authtype\n")
    assert done.stdout == b"username=oauth2\npassword=access\n"
    assert b"refresh-secret" not in done.stderr


def test_of_several_accounts_the_oldest_answers_unless_one_is_named(
    helper: Helper, connect: Connect
) -> None:
    connect(ORIGIN, "work")
    private = connect(ORIGIN, "private", username="countess", git_username="countess")
    assert "work" in helper("get", ASKED)
    assert "private" in helper("get", ASKED + "username=countess\n")
    assert "private" in helper("get", ASKED, private.id)
    assert helper("get", ASKED, "0000000000000000") == ""
    set_by_a_repository = ASKED + "username=bob\n"
    assert "username=countess\n" in helper("get", set_by_a_repository, private.id)
    assert helper("get", set_by_a_repository) == ""
    assert helper("get", "protocol=https\nhost=elsewhere.org\n", private.id) == ""


def test_only_what_the_host_refused_counts_as_refused(
    helper: Helper, connect: Connect, accounts: Accounts
) -> None:
    account = connect(ORIGIN, "the-token")
    for other in ("", "password=another\n", "password=\n"):
        helper("erase", ASKED + "username=ada\n" + other)
    helper("erase", "protocol=https\nhost=other.org\nusername=ada\npassword=the-token\n")
    assert accounts.accounts() == (account,)
    helper("erase", ASKED + "username=ada\npassword=the-token\n")
    assert accounts.accounts() == (replace(account, refusals=1),)


def test_a_token_that_is_refused_again_and_again_is_kept_and_no_more_given(
    helper: Helper, connect: Connect, accounts: Accounts
) -> None:
    account = connect(ORIGIN, "the-token")
    said = ASKED + "username=ada\npassword=the-token\n"
    helper("erase", said)
    helper("erase", said)
    assert "the-token" in helper("get", ASKED)
    helper("store", said.replace("the-token", "another"))
    helper("erase", said)
    done = helper.run("get", ASKED)
    assert done.stdout == b""
    assert done.stderr == b"import-run: gitlab.example.com:8443 wants a new sign-in.\n"
    assert accounts.secret(account.id).access == "the-token"


def test_a_host_that_takes_it_again_was_only_ill(
    helper: Helper, connect: Connect, accounts: Accounts
) -> None:
    account = connect(ORIGIN, "the-token")
    said = ASKED + "username=ada\npassword=the-token\n"
    for _ in range(2):
        helper("erase", said)
        helper("erase", said)
        assert "the-token" in helper("get", ASKED)
        helper("store", said)
        assert accounts.accounts() == (account,)


def test_a_refused_token_that_can_be_renewed_is_only_stale(
    helper: Helper, connect: Connect, accounts: Accounts
) -> None:
    account = connect(ORIGIN, Secret("access", "refresh"), kind="oauth", git_username="oauth2")
    helper("erase", ASKED + "username=oauth2\npassword=access\n")
    assert accounts.secret(account.id) == Secret("access", "refresh", expires=0.0)


def test_it_stores_nothing(helper: Helper, accounts: Accounts) -> None:
    helper("store", ASKED + "username=ada\npassword=from-elsewhere\n")
    helper("unheard-of", ASKED)
    assert not accounts.folder.exists()


def test_nothing_is_imported_from_where_git_works(
    helper: Helper, connect: Connect, accounts: Accounts, tmp_path: Path
) -> None:
    trap = "import pathlib; pathlib.Path('sprung').touch()"
    package = tmp_path / "jupyter_import_run/credentials"
    package.mkdir(parents=True)
    for name in ("json", "msgspec", "site", "sitecustomize", "usercustomize", "re"):
        (tmp_path / f"{name}.py").write_text(trap)
    (tmp_path / "pyvenv.cfg").write_text("home = .\n")
    for file in (package / "__init__.py", package.parent / "__init__.py"):
        file.write_text(trap)
    account = connect(ORIGIN, "the-token")
    assert "the-token" in helper("get", ASKED)
    accounts.change(account.id, lambda account: replace(account, expires=1.0))
    assert b"new sign-in" in helper.run("get", ASKED).stderr
    assert not (tmp_path / "sprung").exists()


def test_a_store_that_cannot_be_read_is_said_and_git_goes_on(
    helper: Helper, connect: Connect, accounts: Accounts
) -> None:
    connect(ORIGIN, "the-token")
    file = accounts.folder / "accounts.json"
    file.write_text('{"version": 99, "data": {}}')
    done = helper.run("get", ASKED)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"newer version" in done.stderr
    assert "99" in file.read_text()


def test_the_usual_answer_loads_no_more_than_json(connect: Connect, accounts: Accounts) -> None:
    connect(ORIGIN, "the-token")
    program = helper_command(accounts.folder).removeprefix("!")
    command = program.replace(" -I -S ", " -X importtime -I -S ", 1)
    done = subprocess.run(
        ["sh", "-c", f"{command} get"], input=ASKED.encode(), capture_output=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "json" in loaded
    heavy = {"dataclasses", "inspect", "typing", "pathlib", "msgspec", "asyncio", "site", "os"}
    assert loaded & heavy == set()
