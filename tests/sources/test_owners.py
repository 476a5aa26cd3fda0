"""Who a repository belongs to, and which folder it gets, for any names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.sources import parse
from tests.sources.meaning import GIST, SHA
from tests.sources.test_properties import PROVIDERS as NAMED
from tests.sources.test_properties import SHAPED

PROVIDERS = {**NAMED, "azure.test": "azure", "ghe.test": "github"}

ROWS = {
    # GitHub
    "https://github.com/o/r": ("o", "r"),
    "o/r": ("o", "r"),
    "https://github.com/o/r/blob/main/a/n.ipynb": ("o", "r"),
    "https://raw.githubusercontent.com/o/r/main/n.ipynb": ("o", "r"),
    "https://github.com/o/r/releases/download/v1/n.ipynb": ("o", "r"),
    "https://ghe.test/o/r": ("o", "r"),
    "git@github.com:o/r.git": ("o", "r"),
    "ssh://git@ssh.github.com:443/o/r.git": ("o", "r"),
    "git@github.com:r.git": (None, "r"),
    # Gists
    f"https://gist.github.com/someone/{GIST}": ("someone", "gist-01234567"),
    f"https://gist.github.com/{GIST}": (None, "gist-01234567"),
    f"https://gist.github.com/{GIST}.git": (None, "gist-01234567"),
    f"git@gist.github.com:{GIST}.git": (None, GIST),
    f"https://gist.githubusercontent.com/someone/{GIST}/raw/{SHA}/n.ipynb": (
        "someone",
        "gist-01234567",
    ),
    f"https://nbviewer.org/gist/someone/{GIST}": ("someone", "gist-01234567"),
    f"https://mybinder.org/v2/gist/someone/{GIST}/HEAD": ("someone", "gist-01234567"),
    # GitLab
    "https://gitlab.com/group/sub/project": ("group/sub", "project"),
    "https://gitlab.com/group/project/-/blob/main/n.ipynb": ("group", "project"),
    "https://gitlab.com/gr%C3%BCppe/project": ("grüppe", "project"),
    "https://git.example.org/group/sub/project/-/tree/main": ("group/sub", "project"),
    "https://gitlab.com/api/v4/projects/g%2Fs%2Fp/repository/files/n.ipynb/raw?ref=main": (
        "g/s",
        "p",
    ),
    "https://gitlab.com/api/v4/projects/12/repository/files/n.ipynb/raw": (None, None),
    "https://gitlab.com/group/project/-/snippets/12": ("group/project", "snippet-12"),
    "https://gitlab.com/-/snippets/12": (None, "snippet-12"),
    "https://gitlab.com/snippets/12.git": (None, "snippet-12"),
    "https://git.example.org/group/project/snippets/12.git": ("group/project", "snippet-12"),
    "git@gitlab.com:group/sub/project.git": ("group/sub", "project"),
    # Gitea
    "https://codeberg.org/o/r/src/branch/main/n.ipynb": ("o", "r"),
    "https://gitea.test/below/o/r/src/branch/main/n.ipynb": ("o", "r"),
    "git@codeberg.org:o/r.git": ("o", "r"),
    # Bitbucket
    "https://bitbucket.org/team/r/src/main/n.ipynb": ("team", "r"),
    "git@bitbucket.org:team/r.git": ("team", "r"),
    "https://bb.test/scm/key/r.git": ("KEY", "r"),
    "https://bb.test/context/scm/~ada/r.git": ("ada", "r"),
    "https://bb.test/projects/KEY/repos/r/browse": ("KEY", "r"),
    "https://bb.test/users/ada/repos/r/browse/n.ipynb": ("ada", "r"),
    "ssh://git@bb.test:7999/key/r.git": ("KEY", "r"),
    "ssh://git@bb.test:7999/~ada/r.git": ("ada", "r"),
    # Azure DevOps
    "https://dev.azure.com/org/project/_git/r": ("org/project", "r"),
    "https://dev.azure.com/org/_git/r": ("org", "r"),
    "https://org.visualstudio.com/DefaultCollection/My%20Project/_git/r": ("org/My Project", "r"),
    "https://azure.test/tfs/collection/project/_git/r": ("collection/project", "r"),
    "git@ssh.dev.azure.com:v3/org/project/r": ("org/project", "r"),
    # Hugging Face
    "https://huggingface.co/user/model": ("user", "model"),
    "https://huggingface.co/datasets/user/data/blob/main/n.ipynb": ("user", "data"),
    "https://huggingface.co/spaces/user/app": ("user", "app"),
    "https://huggingface.co/datasets/squad": (None, "squad"),
    "git@hf.co:datasets/user/data": ("user", "data"),
    # SourceHut
    "https://git.sr.ht/~user/r/tree/main/item/n.ipynb": ("~user", "r"),
    "git@git.sr.ht:~user/r": ("~user", "r"),
    # Nobody knows
    "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/r": (None, "r"),
    "ssh://git-codecommit.us-east-1.amazonaws.com/v1/repos/r": (None, "r"),
    "codecommit::us-east-1://profile@r": (None, "r"),
    "https://git.example.net/pub/team/data.git": (None, "data"),
    "https://git.example.net/data.git/plain/n.ipynb?h=main": (None, "data"),
    "someone@example.net:srv/data.git": (None, "data"),
    # No repository
    "https://example.net/n.ipynb": (None, None),
    "https://www.dropbox.com/s/abc/n.ipynb": (None, None),
    "https://drive.google.com/file/d/abcdefghijkl/view": (None, None),
    "https://zenodo.org/records/1/files/n.ipynb": (None, None),
}


@pytest.mark.parametrize("text", ROWS)
def test_a_repository_belongs_to_somebody_and_gets_a_folder(text: str) -> None:
    source = parse(text, PROVIDERS)
    assert (source.owner, source.repository_name) == ROWS[text]
    answer = source.to_wire()
    assert (answer.owner, answer.repository_name) == ROWS[text]


# What hosts let people call themselves.
NAMES = st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,18}[A-Za-z0-9])?", fullmatch=True).filter(
    lambda name: name.lower() not in {"login", "search", "new", "api", "help", "explore", "user"}
)

PLACES: dict[str, Callable[[str], str]] = {
    "https://github.com/{}/{}": str,
    "git@github.com:{}/{}.git": str,
    "https://gitlab.com/{}/{}/-/tree/main": str,
    "https://codeberg.org/{}/{}/src/branch/main": str,
    "https://bitbucket.org/{}/{}/src/main/n.ipynb": str,
    "https://bb.test/scm/{}/{}.git": str.upper,
    "https://bb.test/projects/{}/repos/{}/browse": str.upper,
    "https://dev.azure.com/{}/_git/{}": str,
    "https://huggingface.co/datasets/{}/{}/blob/main/n.ipynb": str,
    "https://git.sr.ht/~{}/{}": "~{}".format,
}


@pytest.mark.parametrize("place", PLACES)
@given(owner=NAMES, name=NAMES)
def test_the_owner_is_the_one_in_the_url_whatever_the_name(
    place: str, owner: str, name: str
) -> None:
    try:
        source = parse(place.format(owner, name), PROVIDERS)
    except ImportRunError:
        return  # a page of the site itself
    assert source.owner == PLACES[place](owner)
    assert source.repository_name is not None
    assert source.repository_name.strip("_").lower() == name.strip("_").lower()


@given(text=SHAPED)
def test_the_folder_is_the_one_that_importing_the_repository_gives(text: str) -> None:
    try:
        source = parse(text, PROVIDERS)
    except ImportRunError:
        return
    assert (source.repository_name is None) == (source.repository_url is None)
    assert source.owner is None or (source.owner and source.owner.isprintable())
    if source.repository_url is not None:
        repository = parse(source.repository_url, PROVIDERS)
        assert repository.kind == "repository"
        assert repository.suggested_name == source.repository_name
