"""Notebooks that changed, though nobody changed them."""

from __future__ import annotations

import json
from typing import Any, cast

from jupyter_import_run.operations.read.kernel_only import kernel_only
from jupyter_import_run.repository.outputs import without_outputs
from jupyter_import_run.services import Services
from tests.operations.read.conftest import Reading
from tests.support.working_copies import WorkingCopy


def notebook(
    source: str = "a", kernel: str = "old", output: str = "", indent: int = 1, **metadata: Any
) -> str:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    cell = {
        "cell_type": "code",
        "id": "c",
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": outputs,
    }
    own = {
        "kernelspec": {"name": kernel, "display_name": kernel},
        "language_info": {"name": "x", "version": kernel},
    }
    whole = {"cells": [cell], "metadata": own | metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent)


async def ask(reading: Reading) -> list[str]:
    return (await kernel_only(cast("Services", reading), "copy")).files


async def test_only_what_a_kernel_wrote_is_told(reading: Reading, copy: WorkingCopy) -> None:
    changed = {
        "folder/Kernel only.ipynb": notebook(kernel="new"),
        "new-key.IPYNB": notebook(kernel="new"),
        "source.ipynb": notebook("b", kernel="new"),
        "only-source.ipynb": notebook("b"),
        "output.ipynb": notebook(output="1", kernel="new"),
        "title.ipynb": notebook(kernel="new", title="t"),
        "layout.ipynb": notebook(kernel="new", indent=2),
        "newline.ipynb": notebook() + "\n",
        "broken.ipynb": notebook(kernel="new")[:-1],
        "large.ipynb": notebook("b" * 20_000, kernel="new"),
        "staged.ipynb": notebook(kernel="new"),
        "gone.ipynb": None,
        "text.txt": notebook(kernel="new"),
    }
    copy.commit({name: notebook() for name in changed})
    copy.write({**changed, "untracked.ipynb": notebook()})
    copy.git("add", "staged.ipynb")
    before = copy.state()
    assert await ask(reading) == ["folder/Kernel only.ipynb", "new-key.IPYNB"]
    assert copy.state() == before


async def test_outputs_that_are_not_committed_are_no_hands_work_either(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.commit({"run.ipynb": notebook(), "source.ipynb": notebook()})
    await without_outputs(copy.opened, ["run.ipynb", "source.ipynb"])
    ran = "1" * 20_000
    copy.write({"run.ipynb": notebook(output=ran, kernel="new")})
    copy.write({"source.ipynb": notebook("b", output=ran, kernel="new")})
    assert await ask(reading) == ["run.ipynb"]


async def test_without_a_commit_there_is_nothing_to_tell(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.git("switch", "--quiet", "--orphan", "empty")
    copy.write({"new.ipynb": notebook()})
    assert await ask(reading) == []
