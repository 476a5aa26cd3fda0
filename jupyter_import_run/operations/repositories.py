"""The repositories under the root, and what is remembered of each."""

from __future__ import annotations

import asyncio

import msgspec

from ..errors import ImportRunError
from ..services import Services
from ..threads import in_thread
from ..wire.repositories import RepositoryList, RepositorySummary
from ..wire.status import RepositoryPatch
from .accounts.choose import choose_account
from .accounts.sign_in_of_remote import take_out
from .accounts.users import users_of
from .choose_outputs import choose_outputs
from .presets.mark import marked


async def list_repositories(services: Services, *, hidden: bool) -> RepositoryList:
    """All of them; the hidden ones only with ``hidden``."""
    if services.root is None:
        return RepositoryList(repositories=[])
    names = await asyncio.to_thread(services.choices.hidden)
    found = await services.summaries.list(services.root, names)
    shown = [each for each in found.repositories if hidden or not each.hidden]
    shown = await marked(services, await _with_accounts(services, shown))
    return msgspec.structs.replace(found, repositories=shown)


async def remember(services: Services, path: str, patch: RepositoryPatch) -> RepositorySummary:
    """Change what is remembered of the repository at ``path``.

    Also one that cannot be worked with may be hidden. Raises ``not_found``.
    """
    if services.root is None:
        raise ImportRunError("unsupported", "This server keeps no repositories on a disk.")
    folder = await asyncio.to_thread(services.root.place, path)
    if not await asyncio.to_thread((folder / ".git").exists):
        raise ImportRunError("not_found", "There is no repository in this folder.")
    if patch.trusted is not msgspec.UNSET:
        await _trust(services, path, trusted=patch.trusted)
    if patch.account is not msgspec.UNSET:
        await choose_account(services, path, patch.account)
    if patch.plain_url is not msgspec.UNSET:
        await take_out(services, path, patch.plain_url)
    if patch.strip_outputs is not msgspec.UNSET:
        repository = await services.repositories.open(path)
        await choose_outputs(repository, strip=patch.strip_outputs)
    changes = msgspec.structs.asdict(patch)
    del changes["trusted"], changes["account"], changes["plain_url"]
    changes = {name: value for name, value in changes.items() if value is not msgspec.UNSET}
    api_path = services.root.api_path(folder)
    if changes:
        await in_thread(lambda: services.choices.change(api_path, **changes))
    summary = await services.summaries.of(folder, services.root)
    choices = await asyncio.to_thread(services.choices.of, api_path)
    [summary] = await marked(services, await _with_accounts(services, [summary]))
    return msgspec.structs.replace(summary, hidden=choices.hidden)


async def _with_accounts(
    services: Services, summaries: list[RepositorySummary]
) -> list[RepositorySummary]:
    urls = {each.url for each in summaries if each.url is not None}
    users = await asyncio.to_thread(users_of, services.accounts, urls)
    return [msgspec.structs.replace(each, account=users.get(each.url or "")) for each in summaries]


async def _trust(services: Services, path: str, *, trusted: bool) -> None:
    repository = await services.repositories.open(path)
    if trusted:
        await in_thread(services.cloned.remember, repository.common_dir, "trusted")
    else:
        await in_thread(services.cloned.forget, repository.common_dir)
