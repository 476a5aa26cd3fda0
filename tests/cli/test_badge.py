from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jupyter_import_run.links.picture import picture
from jupyter_import_run.sources import parse
from tests.cli.conftest import Type
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy

PAGE = "https://github.com/group/project"
HUB = "https://hub.example.org/hub"


def test_a_badge_is_markdown_unless_another_language_is_asked_for(cli: Type) -> None:
    made = cli("badge", PAGE, "--open=n.ipynb", "--run", "--target", HUB)
    link = (
        f"{HUB}/user-redirect/lab?import-run=https%3A%2F%2Fgithub.com%2Fgroup%2Fproject"
        "&open=n.ipynb&run=1"
    )
    assert (made.status, made.err) == (0, "")
    assert made.out == f"[![Open n\\.ipynb in Jupyter](import-run.svg)]({link})\n"
    for format, expected in {
        "url": f"{link}\n",
        "html": f'<a href="{link.replace("&", "&amp;")}"><img src="import-run.svg" '
        'alt="Open n.ipynb in Jupyter"></a>\n',
        "rst": f".. image:: import-run.svg\n   :target: {link}\n   :alt: Open n.ipynb in Jupyter\n",
        "svg": picture(),
    }.items():
        again = cli("badge", PAGE, "--open=n.ipynb", "--run", "--target", HUB, "--format", format)
        assert again.out == expected
    assert cli("badge", "--format=svg").out == picture()


def test_the_target_is_the_configured_one_or_to_be_filled_in(
    cli: Type, config: Callable[[str], None]
) -> None:
    made = cli("badge", PAGE, "--format=url")
    assert made.out.startswith("https://your-jupyter.example/lab?")
    assert made.err == "Put the address of your Jupyter in place of https://your-jupyter.example.\n"
    config(f"c.ImportRun.badge_target = {HUB!r}\n")
    made = cli("badge", PAGE, "--format=url")
    assert (made.out.startswith(f"{HUB}/user-redirect/lab?"), made.err) == (True, "")


def test_a_path_is_that_of_a_repository_here(cli: Type, root: Path, tmp_path: Path) -> None:
    upstream = Repository.create(tmp_path, "upstream.git")
    upstream.commit({"a/n.ipynb": "{}"})
    copy = WorkingCopy.clone(upstream.path, root / "copy")
    copy.git("remote", "set-url", "origin", f"{PAGE}.git")
    for words, ref in (("",), "main"), (("--commit",), copy.head):
        made = cli("badge", "copy/a/n.ipynb", "--json", *filter(None, words)).json
        source = parse(made["url"])
        assert (source.repository_url, source.ref) == (f"{PAGE}.git", ref)
        assert source.open == "a/n.ipynb"
    copy.write({"new.ipynb": "{}"})
    refused = cli("badge", "copy/new.ipynb")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.splitlines() == [
        "“new.ipynb” is not in what was pushed, so nobody else could open it.",
        "Commit and push it first.",
    ]


def test_what_makes_no_sense_is_said(cli: Type) -> None:
    assert cli("badge").status == 2
    assert cli("badge", PAGE, "--commit").status == 2
    assert cli("badge", PAGE, "--target", "hub").status == 1
    assert cli("badge", "./nowhere", "--json").error["data"]["reason"] == "local_path"
