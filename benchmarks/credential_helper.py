"""What the credential helper costs: git runs it for every remote call.

The helper with the accounts in files, as a shell runs it for git, over ``python -c pass``: in
turns, by the clock and in processor time.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

from support.home import environment, temporary_home
from support.tables import print_table, spread, verdict

from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.command import helper_command
from jupyter_import_run.credentials.configured import Configured

GOAL = 2.0

_ACCOUNTS = 5
_REQUEST = b"protocol=https\nhost=host-0.example.org\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    runs = parser.parse_args().runs
    with temporary_home() as home:
        variables = environment(home)
        helper = [*shlex.split(_helper(home).removeprefix("!")), "get"]
        plain = [sys.executable, "-c", "pass"]
        for command in (helper, plain):
            _run(command, variables)  # compiles what is not compiled yet
        measured = [(_run(helper, variables), _run(plain, variables)) for _ in range(runs)]
    rows = []
    for number, clock in enumerate(("by the clock", "processor")):
        helpers, plains = ([pair[who][number] for pair in measured] for who in (0, 1))
        ratios = [a / b for a, b in zip(helpers, plains, strict=True)]
        rows.append([f"helper, {clock}, ms", *spread([1000 * each for each in helpers], 1)])
        rows.append([f"python -c pass, {clock}, ms", *spread([1000 * each for each in plains], 1)])
        rows.append([f"ratio, {clock}", *spread(ratios)])
    print_table(["", "min", "median", "max"], rows)
    wall = [a[0] / b[0] for a, b in measured]
    print(f"\n{verdict(statistics.median(wall), GOAL)}")


def _helper(home: Path) -> str:
    accounts = Accounts(home, Configured(account_store="files"))
    for number in range(_ACCOUNTS):
        origin = f"https://host-{number}.example.org"
        account = Account(new_id(), origin, "gitlab", "oauth", "ada", "oauth2")
        later = time.time() + 7200
        accounts.put(account, Secret(os.urandom(32).hex(), os.urandom(32).hex(), later))
    return helper_command(accounts.folder)


def _run(command: list[str], variables: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock, and of processors."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, input=_REQUEST, env=variables, capture_output=True, check=True)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if command[-1] == "get" and b"username=oauth2\npassword=" not in done.stdout:
        raise RuntimeError(done.stderr.decode())
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
