"""A person's working copy below the Jupyter root, and the repository that others push to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.jobs import Job
from tests.support.jobs import Fetch, fetch_job, wait_for_children
from tests.support.repositories import Content, Repository
from tests.support.working_copies import WorkingCopy

FILES: dict[str, Content] = {"a.txt": "a\n", "b.txt": "one\ntwo\nthree\n", "c.txt": "c\n"}


class Everyday:
    """``upstream`` is what the server has; ``copy`` is ours, at the API path ``path``."""

    path = "copy"

    def __init__(
        self, fetch: Fetch, root: Path, git_server: GitServer, *clone_options: str
    ) -> None:
        self.fetch = fetch
        self.upstream = Repository.create(git_server.root, "lab/copy.git")
        self.upstream.commit(FILES)
        self.url = f"{git_server.url}/lab/copy.git"
        # From the disk, which is the same clone in half the time.
        served = f"file://{self.upstream.path}"
        self.copy = WorkingCopy.clone(served, root / self.path, *clone_options)
        self.copy.git("remote", "set-url", "origin", self.url)

    async def run(self, kind: str, **request: Any) -> Job:
        """Run a job on the working copy; whatever comes of it, the repository is sound."""
        if "snapshot" not in request:
            request = {"path": self.path, **request}
        job = await fetch_job(self.fetch, {"kind": kind, **request})
        if kind == "reclone":
            await wait_for_children(self.fetch, job.id)
        self.copy = WorkingCopy(self.copy.folder)
        self.copy.assert_sound()
        return job

    async def result(self, kind: str, **request: Any) -> Any:
        """As :meth:`run`, of a job that must succeed: its result."""
        job = await self.run(kind, **request)
        assert job.state == "succeeded", job.error
        return job.result

    async def error(self, kind: str, **request: Any) -> Any:
        """As :meth:`run`, of a job that must fail: its error, after which nothing has changed."""
        before = self.copy.state()
        job = await self.run(kind, **request)
        assert job.state == "failed"
        assert self.copy.state() == before
        return job.error

    async def trust(self) -> None:
        """Say that the repository's own filters may run, as the person does once."""
        await self.fetch(
            "import-run",
            "repositories",
            method="PATCH",
            params={"path": self.path},
            body='{"trusted": true}',
        )

    async def get(self, endpoint: str, **parameters: str) -> Any:
        """The answer of a GET."""
        answer = await self.fetch("import-run", *endpoint.split("/"), params=parameters)
        return json.loads(answer.body)

    async def delete(self, endpoint: str) -> None:
        """A DELETE."""
        await self.fetch("import-run", *endpoint.split("/"), method="DELETE")
