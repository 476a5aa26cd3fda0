"""Whether a link was followed before: by where things come from, not by what they are called."""

from __future__ import annotations

from pathlib import Path

from jupyter_import_run.operations.already_here import already_here
from jupyter_import_run.operations.resolve import resolve
from jupyter_import_run.sources import parse
from jupyter_import_run.wire.sources import ResolveRequest
from tests.support.services import make_services
from tests.support.working_copies import WorkingCopy

PAGE = "https://github.com/group/project"


async def test_a_repository_is_known_by_its_origin(root: Path, tmp_path: Path) -> None:
    for folder, origin in {
        "renamed": "git@github.com:group/project.git",
        "deep/copy": f"{PAGE}.git",
        "project": "https://github.com/other/project.git",
        "own": None,
    }.items():
        copy = WorkingCopy.create(root / folder)
        if origin:
            copy.git("remote", "add", "origin", origin)
    services = make_services(root, tmp_path / "data")
    for url in (PAGE, f"{PAGE}/tree/dev", f"https://h.org/lab?import-run={PAGE}"):
        assert await already_here(services, parse(url)) == ["deep/copy", "renamed"]
    assert await already_here(services, parse("https://github.com/group/else")) == []
    for here, expected in ((True, ["deep/copy", "renamed"]), (False, [])):
        assert (await resolve(services, ResolveRequest(url=PAGE, here=here))).here == expected


async def test_a_notebook_is_known_by_its_address(root: Path, tmp_path: Path) -> None:
    services = make_services(root, tmp_path / "data")
    source = parse(f"{PAGE}/blob/main/n.ipynb")
    for name in ("n.ipynb", "gone.ipynb", "n_1.ipynb"):
        services.origins.remember(name, source.public_url())
    services.origins.remember("other.ipynb", f"{PAGE}/blob/dev/n.ipynb")
    for name in ("n.ipynb", "n_1.ipynb", "other.ipynb"):
        (root / name).write_text("{}")
    assert await already_here(services, source) == ["n.ipynb", "n_1.ipynb"]
