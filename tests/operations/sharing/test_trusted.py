"""What links may import without a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.config.settings import ConfigurationError
from jupyter_import_run.config.traits import ImportRun
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.operations.resolve import resolve
from jupyter_import_run.operations.sharing.trusted import is_trusted
from jupyter_import_run.policy import parse_host_rule
from jupyter_import_run.sources import parse
from jupyter_import_run.wire.sources import ResolveRequest
from tests.support.redirecting_server import RedirectingServer
from tests.support.repositories import Repository
from tests.support.services import make_services

RULES = [
    "https://github.com/university",
    "gitlab.example.edu",
    "https://raw.githubusercontent.com/half",
]


PAGE = "/info/refs?service=git-upload-pack"
"""Something that is there below a repository's address."""


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("https://github.com/university/course", True),
        ("https://github.com/university/course/blob/main/n.ipynb", True),
        ("https://hub.example.org/lab?import-run=https://github.com/university/course", True),
        ("https://gitlab.example.edu/a/b/-/blob/main/n.ipynb", True),
        ("https://github.com/somebody/course", False),
        ("https://github.com/university-x/course", False),
        ("https://hub.example.org/lab?import-run=https://github.com/somebody/course", False),
        ("https://gitlab.example.edu.evil.example/a/b", False),
        ("https://github.com/half/course/blob/main/n.ipynb", False),
        ("git@github.com:university/course.git", False),
        # Anybody can put these beside the branches of a repository.
        ("https://github.com/university/course/pull/12", False),
        ("https://gitlab.example.edu/a/b/-/merge_requests/3", False),
        ("https://h.org/lab?import-run=https://github.com/university/c&branch=refs/pull/1", False),
        (f"https://github.com/university/course/tree/{'a' * 40}", False),
        (f"https://github.com/university/course/blob/{'a' * 40}/n.ipynb", False),
        # Other spellings of other places.
        ("https://github.com:8443/university/course", False),
        ("https://github.com.evil.example/university/course", False),
    ],
)
def test_what_the_administrator_names_is_trusted(url: str, trusted: bool) -> None:
    settings = ImportRun(trusted_link_sources=RULES).settings()
    assert is_trusted(settings, parse(url)) is trusted


async def test_what_a_trusted_link_leads_to_in_the_end_counts(
    root: Path,
    tmp_path: Path,
    git_server: GitServer,
    redirect: Callable[..., RedirectingServer],
) -> None:
    origin = Repository.create(git_server.root, "course/weeks.git")
    commit = origin.commit({"n.ipynb": "{}"})
    origin.commit({"n.ipynb": "{}"}, branch="week/2", start="main")
    Repository.create(git_server.root, "other/weeks.git").commit({"n.ipynb": "{}"})
    old = redirect(
        {
            "moved.git": f"{git_server.url}/course/weeks.git",
            "left.git": f"{git_server.url}/other/weeks.git",
            "kept.ipynb": f"{git_server.url}/course/weeks.git{PAGE}",
            "gone.ipynb": f"{git_server.url}/other/weeks.git{PAGE}",
        }
    )
    services = make_services(
        root,
        tmp_path / "data",
        trusted_link_sources=tuple(map(parse_host_rule, [f"{git_server.url}/course/", old.url])),
    )

    async def is_trusted_there(url: str) -> bool:
        return (await resolve(services, ResolveRequest(url=url, probe=True))).trusted

    course = f"{git_server.url}/course/weeks.git"
    for url, trusted in {
        course: True,
        f"{course}#ref=week/2": True,
        f"{course}#ref=week/3": False,
        f"{course}#ref={commit[:7]}": False,
        f"{old.url}/moved.git": True,
        f"{old.url}/left.git": False,
        f"{old.url}/kept.ipynb": True,
        f"{old.url}/gone.ipynb": False,
    }.items():
        assert await is_trusted_there(url) is trusted, url


def test_nothing_is_trusted_by_itself() -> None:
    assert not is_trusted(ImportRun().settings(), parse("https://github.com/o/r"))


@pytest.mark.parametrize(
    "traits", [{"trusted_link_sources": ["https://"]}, {"badge_target": "hub.example.org"}]
)
def test_what_cannot_be_used_stops_the_server(traits: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(traits))):
        ImportRun(**traits).settings()
