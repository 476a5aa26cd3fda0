"""Send the commits of a branch to where they belong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ..errors import ImportRunError
from ..git.paths import encoded
from ..git.push import Pushed, push
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.hooks import Hooks
from ..repository.opened import Repository
from ..repository.snapshots import set_ref
from ..repository.state import look, push_remote, remote_of
from ..services import Services
from ..threads import in_thread
from .git_progress import git_progress
from .merge_request_page import merge_request_page
from .remote import Remote, at_server
from .require_server import require_server
from .right_to_push import without_right
from .track import track
from .upstream import Upstream, tip, upstream_of


@dataclass(frozen=True)
class Sent:
    """Whether anything had to be sent, and the page for a merge request."""

    pushed: bool
    merge_request_url: str | None


async def destination(repository: Repository, branch: str) -> Upstream:
    """Where ``branch`` is pushed to: its upstream, else its own name on the remote.

    The upstream is not where it is another branch that has a life of its own: ``git checkout -b
    fix origin/main`` makes ``fix`` track ``main``, and what is pushed there surprises everybody
    (git itself refuses it, see ``push.default`` in git-config(1)). Raises ``unsupported``, also
    where git would be led elsewhere: before anybody is asked, and before there is a commit.
    """
    repository.require_reachable()
    upstream = upstream_of(repository, branch)
    remote = push_remote(repository, branch)
    remote = remote or (upstream.remote if upstream else None) or remote_of(repository)
    if remote is None:
        raise ImportRunError(
            "unsupported", "This repository has no remote to push to.", reason="no_remote"
        )
    url = repository.remote_url(remote)
    if url is None:
        raise ImportRunError(
            "unsupported",
            f"Git is told to push to “{remote}”, which is no remote of this repository.",
            reason="unknown_remote",
            remote=remote,
        )
    require_server(url)
    own = Upstream(remote, branch)
    if upstream is None or upstream.remote != remote or upstream.branch.startswith("refs/"):
        return own
    if upstream.branch != branch and await _has_another_life(repository, upstream):
        return own
    return upstream


async def send(
    services: Services,
    repository: Repository,
    commit: str,
    branch: str,
    to: Upstream,
    hooks: Hooks,
    reporter: Reporter,
) -> Sent:
    """Make ``to`` become ``commit``, the tip of ``branch`` here, which then tracks it.

    Raises what :func:`~..git.push.push` raises, and ``forbidden`` where a hook refuses.
    """
    reporter.report("pushing")
    known = await tip(repository, to.ref)
    nothing = "0" * len(commit)
    line = f"refs/heads/{branch} {commit} refs/heads/{to.branch} {known or nothing}\n"
    urls = await push_urls(repository, to.remote)
    tell = await git_progress(reporter)
    passed: set[str] = set()

    async def push_to(url: str, remote: Remote) -> Pushed:
        if url not in passed:  # a hook is asked once, also where the token has to be renewed
            await hooks.run("pre-push", to.remote, url, stdin=encoded(line))
            passed.add(url)
        profile = repository.reaching(remote.profile, as_it_is(remote.url))
        return await push(
            repository.folder,
            remote.url,
            commit,
            to.branch,
            profile=profile,
            on_progress_line=tell,
        )

    answers = []
    for url in urls:
        try:
            answers.append(await at_server(services, url, partial(push_to, url)))
        except ImportRunError as error:
            may_fork = repository.remote_url("upstream") is None
            raise await without_right(services, url, error, may_fork=may_fork) from error
    await _settle(repository, commit, branch, to)
    page = merge_request_page(
        urls[0],
        to.branch,
        (await in_thread(look, repository)).default_branch,
        services.settings.provider_kinds,
        said=answers[0].words,
        parent=repository.remote_url("upstream"),
    )
    return Sent(any(answer.sent for answer in answers), page)


async def _has_another_life(repository: Repository, upstream: Upstream) -> bool:
    """Whether it is the remote's default branch, or a branch of its own name is here too."""
    if upstream.branch == (await in_thread(look, repository)).default_branch:
        return True
    return await tip(repository, f"refs/heads/{upstream.branch}") is not None


async def push_urls(repository: Repository, remote: str) -> list[str]:
    """All that git would push to, as the person's own ``insteadOf`` has them."""
    result = await run_git(
        ["remote", "get-url", "--push", "--all", "--", remote],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return result.text.splitlines()


def as_it_is(url: str) -> tuple[tuple[str, str], ...]:
    """No rule of the person's leads git elsewhere than to the ``url`` that was judged."""
    return (f"url.{url}.insteadOf", url), (f"url.{url}.pushInsteadOf", url)


async def _settle(repository: Repository, commit: str, branch: str, to: Upstream) -> None:
    """What is known of the remote follows, and the branch tracks what it was pushed to.

    Not where the person pulls from one remote and pushes to another.
    """
    await set_ref(repository, to.ref, commit)
    upstream = upstream_of(repository, branch)
    if upstream is None or (upstream.remote == to.remote and upstream != to):
        await track(repository, branch, to)
