"""What to ask for, and what a token is good for, as the hosts' own pages have it."""

from __future__ import annotations

import pytest

from jupyter_import_run.hosting.kinds import KINDS
from jupyter_import_run.wire.accounts import ScopeUse

MORE: list[ScopeUse] = ["fork", "create", "merge_request"]


@pytest.mark.parametrize(
    ("kind", "uses", "scopes"),
    [
        ("gitlab", ["clone"], ("read_user", "read_repository")),
        ("gitlab", ["clone", "push"], ("read_user", "write_repository")),
        ("gitlab", ["clone", "projects"], ("read_api", "read_repository")),
        ("gitlab", ["clone", "push", "projects"], ("read_api", "write_repository")),
        ("gitlab", ["clone", "projects", "fork"], ("api",)),
        ("github", ["clone", "push"], ("repo",)),
        ("gitea", ["clone"], ("read:user", "read:repository")),
        ("gitea", ["create"], ("write:repository", "write:user")),
        ("azure", ["clone", "push"], ("Code (read & write)",)),
        ("generic", ["clone", "push"], ()),
    ],
)
def test_the_fewest_scopes_are_asked_for(
    kind: str, uses: list[ScopeUse], scopes: tuple[str, ...]
) -> None:
    assert KINDS[kind].scopes.wanted(uses) == scopes


@pytest.mark.parametrize(
    ("kind", "granted", "missing"),
    [
        ("gitlab", ["api"], []),
        ("gitlab", ["read_api", "write_repository"], MORE),
        ("gitlab", ["write_repository"], ["projects", *MORE]),
        ("gitlab", ["read_user", "read_repository"], ["projects", "push", *MORE]),
        ("gitlab", ["read_repository"], ["projects", "push", *MORE]),
        ("gitlab", ["read_user"], ["projects", "clone", "push", *MORE]),
        ("github", ["repo", "gist"], []),
        ("github", ["public_repo"], ["clone"]),
        ("gitea", ["write:repository", "read:user"], ["create"]),
        ("gitea", ["read:repository"], ["push", "projects", *MORE]),
        ("gitea", ["all"], []),
        ("bitbucket", ["read:repository:bitbucket"], ["push", "projects", *MORE]),
        # A token of OAuth there has other scopes than the table; fine-grained ones have none.
        ("azure", ["499b84ac-1321-427f-aa17-267ca6975798/.default"], []),
        ("github", [], []),
    ],
)
def test_what_a_token_is_not_good_for_is_named(
    kind: str, granted: list[str], missing: list[ScopeUse]
) -> None:
    assert KINDS[kind].scopes.missing(granted) == missing


def test_people_are_shown_what_to_tick_and_what_for() -> None:
    everyday = ["clone", "push", "projects"]
    assert KINDS["gitlab"].scopes.listed() == [
        ("read_api", everyday),
        ("write_repository", ["clone", "push"]),
        ("api", MORE),
    ]
    assert KINDS["github"].scopes.listed() == [("repo", [*everyday, *MORE])]
    assert dict(KINDS["gitea"].scopes.listed())["write:user"] == ["create"]
