"""The administrator's saved repositories: what is in the configuration, checked at the start."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_import_run.config.settings import ConfigurationError
from jupyter_import_run.config.traits import ImportRun

GIVEN = {"name": "course", "url": "https://git.example.com/o/course.git"}


def test_they_are_locked_and_whole() -> None:
    settings = ImportRun(
        repositories=[{**GIVEN, "branch": "main", "sparse": ["data"], "update": True}],
        default_repository="course",
        additional_repositories=["https://github.com/o/r", "own"],
        lock_down_to_repositories=False,
    ).settings()
    [saved] = settings.repositories
    assert (saved.name, saved.branch, saved.sparse, saved.update) == (
        "course",
        "main",
        ("data",),
        True,
    )
    assert saved.locked
    assert (saved.created, saved.modified) == (None, None)
    assert settings.default_repository == "course"
    assert settings.additional_repositories == ("https://github.com/o/r", "own")


LOCKED = {"repositories": [GIVEN], "lock_down_to_repositories": True}


@pytest.mark.parametrize(
    ("traits", "message"),
    [
        ({"repositories": ["course"]}, "repositories: each is a dictionary with a 'name' and a "
         "'url'"),
        ({"repositories": [{"url": GIVEN["url"]}]}, "repositories: each is a dictionary with a "
         "'name' and a 'url'"),
        ({"repositories": [{"name": "a"}]}, "repositories: 'a': Object missing required field "
         "`url`"),
        ({"repositories": [{**GIVEN, "tag": "x"}]}, "repositories: 'course': unknown key 'tag'"),
        ({"repositories": [{**GIVEN, "locked": False}]}, "repositories: 'course': unknown key "
         "'locked'"),
        ({"repositories": [{**GIVEN, "update": "yes"}]}, "repositories: 'course': update: Expected "
         "`bool`, got `str`"),
        ({"repositories": [{**GIVEN, "branch": "a b"}]}, "repositories: 'course': branch: A branch "
         "cannot have this name."),
        ({"repositories": [{**GIVEN, "url": "https://me:pw@git.example.com/o/r"}]}, "repositories: "
         "'course': url: The URL contains a user name or a password. Leave it out."),
        ({"repositories": [GIVEN, GIVEN]}, "repositories: 'course' is there twice"),
        ({"repositories": [GIVEN], "allowed_hosts": ["github.com"]}, "repositories: "
         "'https://git.example.com/o/course.git' is not on one of the allowed_hosts"),
        ({"default_repository": "no name"}, "default_repository: The URL contains a space, a "
         "backslash or a control character."),
        ({"default_repository": "https://github.com/o/r", "allowed_hosts": ["gitlab.com"]},
         "default_repository: 'https://github.com/o/r' is not on one of the allowed_hosts"),
        ({"additional_repositories": ["a", "b", "c", "d"]}, "additional_repositories: At most 3 "
         "repositories come besides the default one."),
        ({"default_repository": "a", "additional_repositories": ["a"]}, "additional_repositories: "
         "a is named twice."),
        ({"default_repository": "https://github.com/o/r", "additional_repositories":
          ["https://github.com/p/r"]}, "additional_repositories: https://github.com/o/r and "
         "https://github.com/p/r would both be at “r”. Save one with a folder."),
        ({"repositories": [{**GIVEN, "folder": "r"}], "default_repository": "course",
          "additional_repositories": ["https://github.com/p/r"]}, "additional_repositories: course "
         "and https://github.com/p/r would both be at “r”. Save one with a folder."),
        ({"repositories": [{**GIVEN, "folder": "a"}, {"name": "b", "url": "https://h.example/b",
          "folder": "a"}]}, "repositories: 'course' and 'b' have the folder 'a'"),
        ({"additional_repositories": ["https://me@github.com/o/r"]}, "additional_repositories: The "
         "URL contains a user name or a password. Leave it out."),
        ({"lock_down_to_repositories": True}, "lock_down_to_repositories: no repository is offered "
         "in repositories"),
        ({**LOCKED, "default_repository": "own"}, "lock_down_to_repositories: 'own' is not among "
         "the repositories"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_clear_line(traits: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        ImportRun(**traits).settings()
    assert str(caught.value) == f"c.ImportRun.{message}"
