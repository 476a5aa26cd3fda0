"""Names that are two to git and one to other disks."""

from __future__ import annotations

import pytest

from jupyter_import_run.operations.twins import twins


@pytest.mark.parametrize(
    ("targets", "existing", "found"),
    [
        (["A.txt", "a.txt", "b"], [], ["A.txt", "a.txt"]),
        (["readme.md"], ["README.md"], ["readme.md"]),
        (["data/new", "Data/other"], ["Data/old"], ["data/new"]),
        (["fu\u0308r/x"], ["f\xfcr/y"], ["fu\u0308r/x"]),
        (["README.md", "readme.md", "d/y"], ["README.md", "readme.md", "D/x", "d/x"], []),
    ],
)
def test_names_that_other_disks_take_for_one_are_found(
    targets: list[str], existing: list[str], found: list[str]
) -> None:
    assert twins(targets, existing) == set(found)
