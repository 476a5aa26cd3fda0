"""``presets``: saved repositories; ``startup``: those that a server opens with."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class PresetsHandler(BaseHandler):
    """All of them."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a PresetList: those that the query's parameters, as of Query, ask for."""
        from ..operations.presets.describe import list_presets
        from ..presets.listing import Query, query_of

        query = query_of({name: self.argument(name) for name in Query.__struct_fields__})
        self.answer(await list_presets(self.services, query))

    @authenticated
    @authorized
    async def post(self) -> None:
        """Save one more. Answer the Preset."""
        from ..operations.presets.save import save_preset
        from ..wire.presets import NewPresetRequest

        await self.refresh_hosts()
        self.answer(await save_preset(self.services, self.body(NewPresetRequest)), 201)


class PresetHandler(BaseHandler):
    """One of them."""

    @authenticated
    @authorized
    async def get(self, name: str) -> None:
        """Answer the Preset."""
        from ..operations.presets.describe import describe_preset

        self.answer(await describe_preset(self.services, name))

    @authenticated
    @authorized
    async def patch(self, name: str) -> None:
        """Change what is given. Answer the Preset."""
        from ..operations.presets.save import change_preset
        from ..wire.presets import PresetPatch

        await self.refresh_hosts()
        self.answer(await change_preset(self.services, name, self.body(PresetPatch)))

    @authenticated
    @authorized
    async def delete(self, name: str) -> None:
        """Forget it; its clones stay."""
        from ..operations.presets.save import forget_preset

        await forget_preset(self.services, name)
        self.set_status(204)
        self.finish()


class StartupHandler(BaseHandler):
    """What the server opens with."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer StartRepositories."""
        from ..operations.presets.start import start_repositories

        self.answer(await start_repositories(self.services))

    @authenticated
    @authorized
    async def patch(self) -> None:
        """Change what is given. Answer StartRepositories."""
        from ..operations.presets.start import choose_start
        from ..wire.presets import StartRepositoriesPatch

        await self.refresh_hosts()
        self.answer(await choose_start(self.services, self.body(StartRepositoriesPatch)))
