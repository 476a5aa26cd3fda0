"""What the extension adds to the start of a Jupyter server.

Measured in fresh processes in which jupyter_server is loaded and a server is made already:
adding the extension (which imports it), linking it (which reads its configuration) and loading
it (which makes its services and routes). Processor time counts: all of it is computing, and
what else the machine does is not in it.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from support.home import environment, temporary_home
from support.tables import print_table, spread, verdict

GOAL_MS = 60.0
_STEPS = ("import", "link", "load", "total")
_ROWS = [*_STEPS, *(f"{step}, by the clock" for step in _STEPS)]

_CHILD = """
import json, logging, os, sys, time
import jupyter_server.extension.application
from jupyter_server.serverapp import ServerApp
server = ServerApp(root_dir=os.getcwd(), open_browser=False, log_level=logging.CRITICAL)
server.initialize(argv=["--ServerApp.port=0", "--allow-root"], find_extensions=False)
loaded = set(sys.modules)
print("-- extension --", file=sys.stderr, flush=True)
def moment():
    return time.process_time(), time.perf_counter()
moments = [moment()]
import jupyter_import_run.app
server.extension_manager.add_extension("jupyter_import_run", enabled=True)
moments.append(moment())
server.extension_manager.link_all_extensions()
moments.append(moment())
server.extension_manager.load_all_extensions()
moments.append(moment())
assert "jupyter_import_run" in server.extension_manager.linked_extensions
steps = [*zip(moments, moments[1:]), (moments[0], moments[-1])]
milliseconds = [1000 * (b[clock] - a[clock]) for clock in (0, 1) for a, b in steps]
print(json.dumps([milliseconds, len(set(sys.modules) - loaded)]), flush=True)
server.http_server.stop()
os._exit(0)
"""

# "import time:       self [us] |       cumulative | package", the name indented by its depth
_IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with temporary_home() as home:
        _run(home)  # compiles what is not compiled yet
        measured = [json.loads(_run(home).stdout.splitlines()[-1]) for _ in range(runs)]
        contributors = _contributors(_run(home, "-X", "importtime").stderr)
    columns = list(zip(*(milliseconds for milliseconds, _ in measured), strict=True))
    rows = [[step, *spread(column, 1)] for step, column in zip(_ROWS, columns, strict=True)]
    print_table(["milliseconds", "min", "median", "max"], rows)
    print(f"\n{measured[0][1]} modules are loaded by it; those that take longest by themselves:\n")
    print_table(["module", "ms"], [[name, f"{ms:.1f}"] for name, ms in contributors])
    total = statistics.median(columns[_STEPS.index("total")])
    print(f"\n{verdict(total, GOAL_MS, ' ms')}")


def _run(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-c", _CHILD],
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )


def _contributors(stderr: str, most: int = 10) -> list[tuple[str, float]]:
    """The modules that the extension imports, by the time of their own, in milliseconds."""
    own: dict[str, float] = defaultdict(float)
    for line in stderr.partition("-- extension --")[2].splitlines():
        if found := _IMPORT_LINE.match(line):
            own[found[2]] += int(found[1]) / 1000
    return sorted(own.items(), key=lambda item: -item[1])[:most]


if __name__ == "__main__":
    main()
