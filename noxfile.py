"""Every check and test. ``nox`` runs all of them, ``nox -s check -- lint types`` some.

Two environments: ``install`` is what somebody gets who follows the README, ``check`` has
the checkout itself with the tools.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox
import nox.command

ROOT = Path(__file__).parent
FRONT_END = ROOT / "jupyter_import_run" / "labextension"
FRONT_END_SOURCES = (
    "package.json", "schema", "src", "style", "tsconfig.json", "webpack.config.js", "yarn.lock",
)  # fmt: skip

STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lint": (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("jlpm", "stylelint:check"),
        ("jlpm", "prettier:check"),
        ("jlpm", "eslint:check"),
    ),
    "types": (("mypy",), ("jlpm", "tsc", "--project", "tsconfig.test.json")),
    "schema": (("python", "scripts/generate_schema.py", "--check"),),
    # Three at a time on two processors: many tests wait for processes and servers.
    "unit": (("jlpm", "test"), ("pytest", "tests", "--numprocesses=3", "--dist=worksteal")),
    # Each process has its own browser and server; a file's tests stay together.
    "browser": (("pytest", "ui-tests", "--numprocesses=2", "--dist=loadfile"),),
}

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["install", "check"]
nox.options.error_on_external_run = True


@nox.session(reuse_venv=False)
def install(session: nox.Session) -> None:
    """What the README says first: ``pip install .``, then the demo."""
    session.install(".")
    session.chdir(session.create_tmp())
    session.run("python", str(ROOT / "scripts" / "check_installation.py"), env=_alone(session))


@nox.session
def check(session: nox.Session) -> None:
    """Lint, types, schema, unit tests, browser tests; name some of them to run only those."""
    unknown = set(session.posargs) - STEPS.keys()
    if unknown:
        session.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}")
    _prepare(session)
    commands = [command for step in session.posargs or STEPS for command in STEPS[step]]
    # What takes one processor runs beside what waits for processes and servers.
    tests = [command for command in commands if command[0] == "pytest"]
    beside = [command for command in commands if command not in tests]
    with ThreadPoolExecutor(max_workers=1) as pool:
        checked = pool.submit(_failing, session, beside, silent=True)
        failed = [*_failing(session, tests), *checked.result()]
    if failed:
        session.error(f"failed: {'; '.join(failed)}")


@nox.session
def thorough(session: nox.Session) -> None:
    """The stories in a browser that vary those of ``check``."""
    _prepare(session)
    session.run(*STEPS["browser"][0], "-m", "thorough")


def _prepare(session: nox.Session) -> None:
    """The tools, the front end where it is not up to date, and the checkout itself."""
    build_tools = nox.project.load_toml("pyproject.toml")["build-system"]["requires"]
    session.install(*build_tools, "editables")  # hatchling's own need for --editable
    packages: list[tuple[str, ...]] = [("jlpm", "install", "--immutable")]
    for folder in ("tests/support/gitlab", "examples/jupyterhub"):
        packages.append(("npm", "ci", "--prefix", folder, "--ignore-scripts"))
    with ThreadPoolExecutor() as pool:  # they wait for the network
        list(pool.map(lambda command: session.run(*command, silent=True), packages))
    if _newest(FRONT_END) < max(_newest(ROOT / source) for source in FRONT_END_SOURCES):
        session.run("jlpm", "build:prod")
    session.install(
        "--no-build-isolation", "--editable", ".[dev]", env={"SKIP_JUPYTER_BUILDER": "1"}
    )


def _failing(
    session: nox.Session, commands: Sequence[tuple[str, ...]], *, silent: bool = False
) -> list[str]:
    """Run all of them, whichever fail; with ``silent`` only those that do say something."""
    failed = []
    for command in commands:
        try:
            session.run(*command, silent=silent)
        except nox.command.CommandFailed:
            failed.append(" ".join(command))
    return failed


def _newest(path: Path) -> float:
    """When the newest file below ``path`` was written; 0 where there is none."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return max((file.stat().st_mtime for file in files), default=0.0)


def _alone(session: nox.Session) -> dict[str, str | None]:
    """Nothing of the developer's Jupyter, and a HOME that is nobody's."""
    home = session.create_tmp()
    return {"HOME": home, "PYTHONPATH": None, "JUPYTER_CONFIG_DIR": None, "JUPYTER_PATH": None}
