"""A publication through the REST API: signed in on the way, and sent again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.publish import PublishResult
from tests.support.gitlab_server import GitLabServer
from tests.support.jobs import Fetch, fetch_job, wait_for_job
from tests.support.repositories import Repository
from tests.support.sign_in import connect_token

pytestmark = pytest.mark.usefixtures("no_process_left")


async def test_a_publication_that_wants_a_sign_in_goes_on_after_it(
    jp_fetch: Fetch, gitlab: GitLabServer, git_server: GitServer, jp_root_dir: Path
) -> None:
    remote = Repository.create(git_server.root / "team", "notes.git")
    remote.commit({"README.md": "read\n"})
    (jp_root_dir / "a.ipynb").write_text("{}")
    request = {"kind": "publish", "paths": ["a.ipynb"], "message": "Mine", "branch": "mine"}
    request["url"] = f"{gitlab.url}/team/notes.git"
    job = await fetch_job(jp_fetch, request)
    assert job.error is not None
    assert (job.error.code, job.title) == ("auth_required", "a.ipynb")
    assert job.error.data["host"] == gitlab.host

    account = await connect_token(jp_fetch, gitlab)
    answer = await jp_fetch("import-run", "jobs", job.id, "retry", method="POST", body="")
    again = await wait_for_job(jp_fetch, json.loads(answer.body)["id"])
    assert isinstance(again.result, PublishResult), again.error
    assert remote.rev_parse("mine") == again.result.commit
    assert again.result.web_url == f"{gitlab.url}/team/notes/-/commit/{again.result.commit}"
    assert f"{gitlab.url}/team/notes/-/merge_requests/new?" in str(again.result.merge_request_url)
    by = "Ada of the tests <1-ada@users.noreply.example.org>"
    assert remote.git("log", "-1", "--format=%an <%ae>", "mine") == by

    job = await fetch_job(jp_fetch, {**request, "account": account["id"]})
    assert isinstance(job.result, PublishResult), job.error
    assert (job.result.changed, job.result.commit) == (0, again.result.commit)
