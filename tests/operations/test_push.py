from __future__ import annotations

from collections.abc import Callable

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import Everyday
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy


def server_says(everyday: Everyday, *words: str, hook: str = "pre-receive") -> None:
    """From now on the server refuses every push with ``words``."""
    file = everyday.upstream.path / "hooks" / hook
    file.parent.mkdir(exist_ok=True)
    lines = "\n".join(f"echo '{line}' >&2" for line in words)
    file.write_text(f"#!/bin/sh\n{lines}\nexit 1\n")
    file.chmod(0o755)


async def test_commits_that_are_here_are_sent(everyday: Everyday) -> None:
    new = everyday.copy.commit({"a.txt": "A\n"})
    assert (await everyday.result("push")).pushed
    assert everyday.upstream.rev_parse() == new == everyday.copy.git("rev-parse", "origin/main")
    assert not (await everyday.result("push")).pushed


async def test_nothing_begins_where_git_would_be_led_elsewhere(everyday: Everyday) -> None:
    head = everyday.copy.head
    everyday.copy.write({"a.txt": "edited\n"})
    everyday.copy.git("config", "url.http://127.0.0.1:1/.insteadOf", "http://127.0.0.1:2/")
    error = await everyday.error("commit_push", message="m", files=["a.txt"])
    assert (error.code, error.data["key"]) == ("unsupported", "url.http://127.0.0.1:1/.insteadof")
    assert "commit" not in error.data
    assert everyday.copy.head == head
    assert (await everyday.error("push")).code == "unsupported"


async def test_a_new_branch_is_tracked_from_then_on(everyday: Everyday) -> None:
    everyday.copy.git("config", "push.default", "nothing")
    everyday.copy.git("switch", "--quiet", "--create", "größer/x.y")
    everyday.copy.commit({"a.txt": "A\n"})
    await everyday.result("push")
    assert everyday.upstream.rev_parse("größer/x.y") == everyday.copy.head
    assert everyday.copy.git("status", "-b", "--porcelain") == "## größer/x.y...origin/größer/x.y"


async def test_a_branch_of_another_name_upstream_is_pushed_there(everyday: Everyday) -> None:
    everyday.upstream.branch("theirs")
    everyday.copy.git("fetch", "--quiet")
    everyday.copy.git("switch", "--quiet", "--create", "mine", "--track", "origin/theirs")
    everyday.copy.commit({"a.txt": "A\n"})
    await everyday.result("push")
    assert everyday.upstream.rev_parse("theirs") == everyday.copy.head
    assert not everyday.upstream.has("refs/heads/mine")


async def test_a_branch_that_began_at_main_is_not_pushed_to_main(everyday: Everyday) -> None:
    main = everyday.upstream.rev_parse()
    everyday.copy.git("switch", "--quiet", "--create", "fix", "--track", "origin/main")
    everyday.copy.commit({"a.txt": "A\n"})
    await everyday.result("push")
    assert everyday.upstream.rev_parse("main") == main
    assert everyday.upstream.rev_parse("fix") == everyday.copy.head
    assert everyday.copy.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/fix"


async def test_only_the_branch_is_sent_whatever_the_configuration_adds(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"a.txt": "edited\n"})
    snapshot = (await everyday.result("discard", files=["a.txt"])).snapshot
    everyday.copy.git("branch", "private")
    everyday.copy.git("config", "--add", "remote.origin.push", "+refs/*:refs/*")
    everyday.copy.git("config", "push.followTags", "true")
    everyday.copy.git("config", "remote.origin.mirror", "true")
    everyday.copy.commit({"a.txt": "A\n"})
    everyday.copy.git("tag", "-a", "-m", "v1", "v1")
    await everyday.result("push")
    assert snapshot is not None
    refs = everyday.upstream.git("for-each-ref", "--format=%(refname)")
    assert refs == "refs/heads/main"


async def test_a_push_after_others_pushed_is_rejected_and_succeeds_after_a_pull(
    everyday: Everyday,
) -> None:
    theirs = everyday.upstream.commit({"b.txt": "theirs\n"})
    everyday.copy.write({"a.txt": "mine\n"})
    job = await everyday.run("commit_push", message="Mine", files=["a.txt"])
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("push_rejected", "behind")
    assert job.error.data["commit"] == everyday.copy.head
    assert everyday.upstream.rev_parse() == theirs
    await everyday.result("pull")
    assert (await everyday.result("push")).pushed
    assert everyday.upstream.files()["a.txt"] == b"mine\n"
    assert everyday.upstream.files()["b.txt"] == b"theirs\n"


async def test_a_race_that_the_server_decides_is_one_too(everyday: Everyday) -> None:
    """Somebody is between what the server told us and what it does: their lock is there."""
    everyday.copy.commit({"a.txt": "A\n"})
    (everyday.upstream.path / "refs" / "heads" / "main.lock").touch()
    error = await everyday.error("push")
    assert (error.code, error.data["reason"]) == ("push_rejected", "behind")


REFUSALS: dict[tuple[str, str | None], list[str]] = {
    ("branch_protected", None): [
        "GitLab: You are not allowed to push code to protected branches on this project.",
        "error: GH006: Protected branch update failed for refs/heads/main.",
        "error: GH013: Repository rule violations found for refs/heads/main.",
        "Gitea: Not allowed to push to protected branch main",
        "Forgejo: branch main is protected from changing file a.txt",
        "Permission denied to update branch main.",
        "Branch refs/heads/main can only be modified through pull requests.",
        "TF402455: Pushes to this branch are not permitted.",
    ],
    ("push_rejected", "secret"): [
        "- GITHUB PUSH PROTECTION\n- Push cannot contain secrets\nGH013: Rule violations",
        "PUSH BLOCKED: Secrets detected in code changes",
    ],
    ("push_rejected", "file_too_large"): [
        "error: GH001: Large files detected.",
        "You are attempting to check in one or more blobs which exceed the 100MiB limit:",
        "Your push was rejected because it contains files larger than 10 MiB.",
    ],
    ("push_rejected", "declined"): ["Commit message must name an issue"],
    ("forbidden", "no_right_to_push"): [
        "GitLab: You are not allowed to push code to this project.",
        "Permission to octo/hello.git denied to ada.",
        "Gitea: User permission denied for writing.",
    ],
}
"""What hosts say, by what it means."""


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1] or refusal[0])
async def test_what_the_server_has_against_it_is_said_in_its_own_words(
    everyday: Everyday, refusal: tuple[str, str | None]
) -> None:
    for words in REFUSALS[refusal]:
        server_says(everyday, *words.split("\n"))
        everyday.copy.write({"a.txt": words})
        job = await everyday.run("commit_push", message="x", files=["a.txt"])
        assert job.error is not None, words
        assert (job.error.code, job.error.data.get("reason")) == refusal, words
        assert job.error.data["details"] == words
        assert job.error.data["commit"] == everyday.copy.head
        assert everyday.copy.status() == []


async def test_after_a_protected_branch_the_commits_go_to_a_new_one(everyday: Everyday) -> None:
    main = everyday.upstream.rev_parse()
    new = everyday.copy.commit({"a.txt": "A\n"})
    everyday.copy.write({"b.txt": "edited\n"})
    server_says(everyday, "GH006", hook="update")
    assert (await everyday.error("push", new_branch="fix")).code == "branch_protected"
    (everyday.upstream.path / "hooks" / "update").unlink()
    await everyday.result("push", new_branch="fix")
    assert everyday.upstream.rev_parse("fix") == new
    assert (everyday.copy.branch, everyday.copy.head) == ("fix", new)
    assert everyday.copy.git("rev-parse", "main") == main == everyday.upstream.rev_parse()
    assert everyday.copy.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/fix"
    assert everyday.copy.status() == [" M b.txt"]


async def test_a_page_that_another_host_names_is_not_offered(everyday: Everyday) -> None:
    file = everyday.upstream.path / "hooks" / "post-receive"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "#!/bin/sh\n"
        "echo 'see https://evil.example/new http://127.0.0.1/plain' >&2\n"
        "echo '  https://127.0.0.1/lab/copy/-/merge_requests/new?a=b%2Fc' >&2\n"
    )
    file.chmod(0o755)
    everyday.copy.commit({"a.txt": "A\n"})
    result = await everyday.result("push")
    assert result.merge_request_url == "https://127.0.0.1/lab/copy/-/merge_requests/new?a=b%2Fc"


async def test_a_persons_pre_push_hook_hears_what_goes_where(everyday: Everyday) -> None:
    hook = everyday.copy.folder / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\necho "$1 $2"; cat; exit 1\n')
    hook.chmod(0o755)
    old = everyday.copy.head
    new = everyday.copy.commit({"a.txt": "A\n"})
    await everyday.trust()
    error = await everyday.error("push")
    assert (error.code, error.data["hook"]) == ("forbidden", "pre-push")
    assert error.data["details"].splitlines() == [
        f"origin {everyday.url}",
        f"refs/heads/main {new} refs/heads/main {old}",
    ]


async def test_an_address_of_its_own_to_push_to_is_judged_too(everyday: Everyday) -> None:
    everyday.copy.git("config", "remote.origin.pushurl", "http://10.1.2.3/lab/copy.git")
    everyday.copy.commit({"a.txt": "A\n"})
    assert (await everyday.error("push")).code == "address_forbidden"


async def test_a_sign_in_that_is_missing_leaves_the_commit(
    everyday: Everyday, git_server_with_password: GitServer
) -> None:
    url = f"{git_server_with_password.url}/lab/copy.git"
    everyday.copy.git("remote", "set-url", "origin", url)
    everyday.copy.write({"a.txt": "A\n"})
    job = await everyday.run("commit_push", message="x", files=["a.txt"])
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert job.error.data["commit"] == everyday.copy.head


async def test_a_connection_that_breaks_leaves_everything_to_push_again(
    everyday: Everyday, throttle: Callable[..., ThrottlingProxy], git_server: GitServer
) -> None:
    proxy = throttle(git_server.port)
    url = f"http://127.0.0.1:{proxy.port}/lab/copy.git"
    everyday.copy.git("remote", "set-url", "origin", url)
    everyday.copy.commit({"a.txt": "A\n"})
    await everyday.result("push")
    needed = proxy.passed
    old, new = everyday.copy.head, everyday.copy.commit({"a.txt": "B\n"})
    # What the server says of its progress is now more, now less.
    for part in (0.1, 0.4, 0.7):
        proxy.disturb(Disturbance(reset_after=int(needed * part)))
        error = await everyday.error("push")
        assert error.code == "network"
        # Only answers are lost: the server may have taken the commits already.
        assert everyday.upstream.rev_parse() in (old, new)
        everyday.upstream.git("update-ref", "refs/heads/main", old)
    proxy.disturb(Disturbance())
    await everyday.result("push")
    assert everyday.upstream.rev_parse() == new
