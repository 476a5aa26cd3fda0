"""Notebooks that are committed without their outputs, and go on having them here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.operations.everyday import Everyday


def notebook(source: str, *outputs: str, count: int | None = None) -> str:
    cell = {
        "cell_type": "code",
        "execution_count": count,
        "id": "a",
        "metadata": {},
        "outputs": [{"name": "stdout", "output_type": "stream", "text": text} for text in outputs],
        "source": source,
    }
    content: dict[str, Any] = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1) + "\n"


RUN = notebook("print(1)", "1\n", count=1)
RUN_AGAIN = notebook("print(1)", "1\n", "again\n", count=2)
STRIPPED = notebook("print(1)")
NAMES = ["run.ipynb", 'Ünit [1]/"a b"*?\\#!.ipynb']


async def commit(everyday: Everyday, *files: str, strip: bool = True, **more: str) -> None:
    request = {"message": "x", "files": list(files), "strip_outputs": strip, **more}
    await everyday.result("commit_push", **request)


@pytest.mark.parametrize("name", NAMES)
async def test_the_commit_has_no_outputs_and_the_file_keeps_them(
    everyday: Everyday, name: str
) -> None:
    everyday.copy.write({name: RUN, "other.ipynb": RUN})
    await commit(everyday, name)
    assert everyday.upstream.files()[name].decode() == STRIPPED
    assert everyday.copy.files()[name].decode() == RUN
    assert everyday.copy.status() == ["?? other.ipynb"]
    await commit(everyday, "other.ipynb", strip=False)
    assert everyday.upstream.files()["other.ipynb"].decode() == RUN


async def test_a_notebook_that_is_run_again_has_not_changed(
    everyday: Everyday, jp_serverapp: Any
) -> None:
    services, _ = jp_serverapp.web_app.settings["import_run"]()
    everyday.copy.write(dict.fromkeys(NAMES, RUN))
    await commit(everyday, *NAMES)
    everyday.copy.write(dict.fromkeys(NAMES, RUN_AGAIN))
    status = await services.statuses.of("copy")
    assert (status.state, status.changes, status.changes_total) == ("clean", [], 0)
    result = await everyday.result("switch_branch", branch="other", create=True)
    assert result.branch == "other"
    everyday.copy.write({NAMES[0]: notebook("print(2)", "2\n")})
    status = await services.statuses.of("copy")
    assert [change.path for change in status.changes] == [NAMES[0]]


async def test_with_outputs_again_is_a_choice_too(everyday: Everyday) -> None:
    everyday.copy.write({"run.ipynb": RUN})
    await commit(everyday, "run.ipynb")
    await commit(everyday, "run.ipynb", strip=False)
    assert everyday.upstream.files()["run.ipynb"].decode() == RUN
    assert everyday.copy.status() == []


async def test_a_refused_commit_leaves_the_choice_as_it_was(everyday: Everyday) -> None:
    everyday.copy.commit({"run.ipynb": RUN})
    error = await everyday.error(
        "commit_push", message="x", files=["run.ipynb"], strip_outputs=True, new_branch="main"
    )
    assert error.code == "exists"
    token = notebook("x = 'ghp_" + "a1" * 18 + "'", "1\n")
    everyday.copy.write({"new.ipynb": token})
    error = await everyday.error(
        "commit_push", message="x", files=["run.ipynb", "new.ipynb"], strip_outputs=True
    )
    assert error.data["reason"] == "needs_confirmation"
    assert everyday.copy.status() == ["?? new.ipynb"]


async def test_a_secret_in_outputs_that_are_not_committed_is_no_question(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"run.ipynb": notebook("x", "ghp_" + "a1" * 18)})
    job = await everyday.run("commit_push", message="x", files=["run.ipynb"])
    assert job.error is not None
    assert job.error.data["warnings"][0]["what"] == "token"
    await commit(everyday, "run.ipynb")


@pytest.mark.parametrize("changes", ["leave", "bring"])
async def test_outputs_are_there_again_after_another_branch(
    everyday: Everyday, changes: str
) -> None:
    everyday.copy.git("branch", "other")
    everyday.copy.write({"run.ipynb": RUN})
    await commit(everyday, "run.ipynb")
    await everyday.result("switch_branch", branch="other", changes=changes)
    assert "run.ipynb" not in everyday.copy.files()
    await everyday.result("switch_branch", branch="main", changes=changes)
    assert everyday.copy.files()["run.ipynb"].decode() == RUN
    assert everyday.copy.status() == []


async def test_another_filter_is_kept_where_it_has_a_program_that_keeps_no_outputs(
    everyday: Everyday,
) -> None:
    for name, program in {"theirs": "echo {}", "mine": "cat", "lfs": "echo pointer"}.items():
        everyday.copy.git("config", "--global", f"filter.{name}.clean", program)
    lines = [f"{name}.ipynb filter={name}\n" for name in ("theirs", "mine", "lfs")]
    attributes = ["*.ipynb filter=nbstripout\n", "bare.ipynb filter\n", *lines]
    everyday.copy.commit({".gitattributes": "".join(attributes)})
    names = ["run.ipynb", "bare.ipynb", "theirs.ipynb", "mine.ipynb", "lfs.ipynb"]
    everyday.copy.write(dict.fromkeys(names, RUN) | {"cut.ipynb": RUN[:-9]})
    await commit(everyday, *names[:3])
    sent = everyday.upstream.files()
    assert [sent[name].decode() for name in names[:3]] == [STRIPPED, STRIPPED, "{}\n"]
    for name in ("mine.ipynb", "lfs.ipynb", "cut.ipynb"):
        error = await everyday.error("commit_push", message="x", files=[name], strip_outputs=True)
        assert (error.code, error.data["reason"]) == ("invalid_request", "outputs_kept")
        assert error.data["path"] == name
    await commit(everyday, "mine.ipynb", strip=False)


async def test_a_stale_command_of_ours_does_not_run(everyday: Everyday, tmp_path: Path) -> None:
    everyday.copy.write({"run.ipynb": RUN})
    await commit(everyday, "run.ipynb")
    key = "filter.import-run-outputs.clean"
    ours = everyday.copy.git("config", key)
    everyday.copy.git("config", key, f"touch {tmp_path}/ran; cat")
    everyday.copy.write({"run.ipynb": notebook("print(2)", "2\n")})
    await commit(everyday, "run.ipynb")
    assert not (tmp_path / "ran").exists()
    assert everyday.upstream.files()["run.ipynb"].decode() == notebook("print(2)")
    assert everyday.copy.git("config", key) == ours


async def test_outputs_stay_where_others_change_another_cell(everyday: Everyday) -> None:
    def cells(first: str, second: str, *outputs: str, count: int | None = None) -> str:
        content = json.loads(notebook(first, *outputs, count=count))
        content["cells"].append({**json.loads(notebook(second))["cells"][0], "id": "b"})
        return json.dumps(content, indent=1) + "\n"

    everyday.copy.write({"run.ipynb": cells("print(1)", "x", "1\n", count=1)})
    await commit(everyday, "run.ipynb")
    theirs = cells("print(1)", "y")
    everyday.upstream.commit({"run.ipynb": theirs})
    await everyday.result("pull")
    here = json.loads(everyday.copy.files()["run.ipynb"])
    assert [cell["source"] for cell in here["cells"]] == ["print(1)", "y"]
    assert here["cells"][0]["outputs"][0]["text"] == "1\n"
    assert everyday.copy.status() == []
    assert everyday.copy.git("show", "HEAD:run.ipynb") + "\n" == theirs


async def test_a_file_of_the_old_folder_does_not_cost_the_outputs_that_are_here(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"run.ipynb": RUN})
    await commit(everyday, "run.ipynb")
    old_folder = await everyday.result("reclone")
    here = notebook("print(2)", "2\n")
    everyday.copy.write({"run.ipynb": here})
    await commit(everyday, "run.ipynb", author="A Person <person@example.org>")
    result = await everyday.result("restore", snapshot=old_folder.snapshot, files=["run.ipynb"])
    assert everyday.copy.files()["run.ipynb"].decode() == RUN
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.files()["run.ipynb"].decode() == here


async def test_outputs_stay_where_others_made_the_same_change(everyday: Everyday) -> None:
    everyday.copy.write({"run.ipynb": RUN})
    await commit(everyday, "run.ipynb")
    here = notebook("print(2)", "2\n", count=1)
    everyday.copy.write({"run.ipynb": here})
    everyday.upstream.commit({"run.ipynb": notebook("print(2)"), "c.txt": "theirs\n"})
    await everyday.result("pull")
    assert everyday.copy.files()["run.ipynb"].decode() == here
    assert everyday.copy.files()["c.txt"] == b"theirs\n"


async def test_a_notebook_whose_outputs_alone_differ_is_quiet_from_then_on(
    everyday: Everyday,
) -> None:
    head = everyday.copy.commit(dict.fromkeys(NAMES, STRIPPED) | {"with.ipynb": RUN})
    everyday.copy.write(dict.fromkeys(NAMES, RUN))
    assert len(everyday.copy.status()) == 2
    job = await everyday.run("commit_push", message="x", files=NAMES, strip_outputs=True)
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("invalid_request", "only_outputs")
    assert (everyday.copy.head, everyday.copy.status()) == (head, [])
    assert {everyday.copy.files()[name].decode() for name in NAMES} == {RUN}
    everyday.copy.write({name: notebook("print(2)", "2\n") for name in NAMES})
    assert len(everyday.copy.status()) == 2


async def test_files_that_did_not_change_are_no_matter_of_outputs(everyday: Everyday) -> None:
    everyday.copy.commit({"run.ipynb": STRIPPED})
    error = await everyday.error(
        "commit_push", message="x", files=["run.ipynb", "a.txt"], strip_outputs=True
    )
    assert error.data["reason"] == "nothing_to_commit"


async def remember(everyday: Everyday, *, strip: bool) -> None:
    await everyday.fetch(
        "import-run",
        "repositories",
        method="PATCH",
        params={"path": everyday.path},
        body=json.dumps({"strip_outputs": strip}),
    )


async def test_remembered_for_a_repository_it_holds_for_every_notebook_without_them(
    everyday: Everyday,
) -> None:
    everyday.copy.commit(dict.fromkeys(NAMES, STRIPPED) | {"with.ipynb": RUN, "no.ipynb": "{"})
    everyday.copy.write({NAMES[0]: RUN})
    await remember(everyday, strip=True)
    assert everyday.copy.status() == []
    everyday.copy.write({NAMES[1]: RUN, "with.ipynb": RUN_AGAIN})
    status = await everyday.get("repositories/status", path=everyday.path)
    assert [change["path"] for change in status["changes"]] == ["with.ipynb"]
    assert status["strip_outputs"]
    everyday.copy.git("restore", "with.ipynb")
    await remember(everyday, strip=False)
    assert len(everyday.copy.status()) == 2


async def test_what_is_staged_stays_so_when_outputs_are_chosen(
    everyday: Everyday,
) -> None:
    everyday.copy.commit(dict.fromkeys(NAMES, STRIPPED))
    everyday.copy.write({NAMES[0]: notebook("staged")})
    everyday.copy.git("add", NAMES[0])
    everyday.copy.write({NAMES[0]: notebook("staged", "1\n")})
    await remember(everyday, strip=True)
    assert everyday.copy.git("diff", "--cached", "--name-only").count(".ipynb") == 1
    assert everyday.copy.git("diff", "--name-only") == ""
