"""Publish files to a branch of a repository that is not here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..clock import now
from ..errors import ImportRunError
from ..git.init import init
from ..git.push import Pushed, push
from ..git.remote import add_remote
from ..git.update_ref import NOWHERE
from ..jobs.reporter import Reporter
from ..repository.commit_object import cleaned
from ..repository.opened import Repository
from ..services import Services
from ..sources import commit_page
from ..store.workspace import Workspace
from ..threads import in_thread, stoppable
from ..wire.publish import Publish, PublishResult
from ..wire.warnings import JobWarning
from .accounts.choose import remember_account, require_account
from .destinations import require_branch_name
from .git_progress import git_progress
from .merge_request_page import merge_request_page
from .offered import require_offered
from .publications import note_publication
from .publishing.copies import copy_files, total_bytes
from .publishing.files import Chosen, chosen_files
from .publishing.make_commit import Made, Rules, make_commit, rules_of
from .publishing.place import PublishPlace, publish_place
from .publishing.tip import Listener, Tip, fetch_tip
from .remote import Remote, at_server
from .right_to_push import without_right
from .send import as_it_is, push_urls
from .space import require_free_space, while_space_lasts
from .temporary import temporary_folder

TRIES = 5
"""How often it is built anew on what others pushed in between."""

PAUSE = 0.2
"""Seconds before the second try; twice as long before each further one."""

_MOST_NAMED = 200
"""Links that a warning names."""


async def publish(services: Services, request: Publish, reporter: Reporter) -> PublishResult:
    """Commit copies of files on top of the branch's tip at the server, and nothing else.

    Where others push meanwhile it is built on what they pushed. Files that are there as they are
    make no commit: that is a success. Raises, with nothing changed anywhere, what choosing the
    files, committing and pushing raise, and ``push_rejected`` with ``branch_moves``.
    """
    saved = await publish_place(services, request.url, request.preset)
    place = replace(
        saved, branch=request.branch or saved.branch, account=request.account or saved.account
    )
    services.policy.check(place.url)
    require_offered(services, place.url)
    await require_account(services, place.url, request.account)
    root = services.root
    if root is None:
        raise ImportRunError("unsupported", "This server keeps its files elsewhere than on a disk.")
    reporter.report("checking")
    chosen = await stoppable(
        lambda stop: chosen_files(root, request.paths, request.folder, request.name, stop)
    )
    async with temporary_folder(services) as workspace:
        least = services.settings.min_free_bytes
        needed = least + 2 * await in_thread(total_bytes, chosen.files)
        await in_thread(require_free_space, workspace.folder, needed)
        work = _publish(services, request, reporter, place, chosen, workspace)
        return await while_space_lasts(work, workspace.folder, least)


async def _publish(
    services: Services,
    request: Publish,
    reporter: Reporter,
    place: PublishPlace,
    chosen: Chosen,
    workspace: Workspace,
) -> PublishResult:
    folder = workspace.folder / "repository"
    repository = await _new_repository(folder, place.url)
    if place.branch is not None:
        await require_branch_name(repository, place.branch)
    cleaned(request.message)
    await stoppable(lambda stop: copy_files(chosen.files, folder, stop))
    run = _Run(
        services=services,
        request=request,
        place=place,
        repository=repository,
        targets=tuple(chosen.files),
        notebooks=tuple(chosen.notebooks),
        reporter=reporter,
        listener=Listener(await git_progress(reporter), partial(in_thread, workspace.git_started)),
    )
    if place.account is not None:
        await remember_account(services, place.url, place.account)
    tip, made, said = await run.until_it_lands()
    kinds = services.settings.provider_kinds
    result = PublishResult(
        commit=made.commit,
        branch=tip.branch,
        web_url=commit_page(place.url, tip.branch, made.commit, kinds),
        merge_request_url=None
        if tip.default_branch is None
        else merge_request_page(place.url, tip.branch, tip.default_branch, kinds, said=said),
        changed=made.changed,
        warnings=_warnings(made, chosen),
    )
    await note_publication(services, request, place.url, result, now())
    return result


@dataclass(frozen=True)
class _Run:
    """One publication, tried until it lands."""

    services: Services
    request: Publish
    place: PublishPlace
    repository: Repository
    targets: tuple[str, ...]
    notebooks: tuple[str, ...]
    reporter: Reporter
    listener: Listener

    async def until_it_lands(self) -> tuple[Tip, Made, str]:
        """The tip that it was built on, what came of it, and what the server said of that.

        Who commits is asked for after the server was reached: a person who signs in for that has
        said it.
        """
        rules: Rules | None = None
        for number in range(TRIES):
            tip = await self._look()
            self.reporter.report("committing")
            rules = rules or await self._rules()
            made = await make_commit(self.repository, tip, self.targets, rules)
            if not made.changed and not tip.is_new:
                return tip, made, ""
            try:
                return tip, made, (await self._send(tip, made.commit)).words
            except ImportRunError as error:
                if error.data.get("reason") != "behind":
                    raise
            self.reporter.report("retrying")
            await asyncio.sleep(PAUSE * 2**number)
        raise ImportRunError(
            "push_rejected",
            "Others have pushed to this branch again and again meanwhile.",
            reason="branch_moves",
            tries=TRIES,
        )

    async def _rules(self) -> Rules:
        place = self.place
        return await rules_of(
            self.services, self.repository, self.request, place.url, place.account, self.notebooks
        )

    async def _look(self) -> Tip:
        self.reporter.report("connecting")

        async def look(remote: Remote) -> Tip:
            return await fetch_tip(
                self.repository, remote, self.place.branch, self.targets, self.listener
            )

        return await at_server(self.services, self.place.url, look, account=self.place.account)

    async def _send(self, tip: Tip, commit: str) -> Pushed:
        """The lease is on exactly the tip that was seen."""
        self.reporter.report("pushing")
        (url, *_) = await push_urls(self.repository, "origin")

        async def there(remote: Remote) -> Pushed:
            return await push(
                self.repository.folder,
                remote.url,
                commit,
                tip.branch,
                profile=self.repository.reaching(remote.profile, as_it_is(remote.url)),
                only_from=NOWHERE if tip.is_new or tip.commit is None else tip.commit,
                on_progress_line=self.listener.on_line,
                on_start=self.listener.on_start,
            )

        try:
            return await at_server(self.services, url, there, account=self.place.account)
        except ImportRunError as error:
            refusal = await without_right(self.services, url, error, may_fork=False)
            raise refusal from error


async def _new_repository(folder: Path, url: str) -> Repository:
    """An empty one that is called a part of the one at ``url``."""
    await init(folder)
    await add_remote(folder, "origin", url)
    config = (("remote.origin.url", url), ("remote.origin.promisor", "true"))
    return Repository(folder, folder / ".git", folder / ".git", config=config)


def _warnings(made: Made, chosen: Chosen) -> list[JobWarning]:
    warnings = []
    if not made.changed:
        warnings.append(JobWarning("nothing_new", "All of it was there already as it is."))
    if chosen.links:
        warnings.append(
            JobWarning(
                "links_left_out",
                "Links that lead elsewhere were left out.",
                {"paths": chosen.links[:_MOST_NAMED]},
            )
        )
    return warnings
