"""Reading ``git status``, however its output is cut."""

from __future__ import annotations

import pytest

from jupyter_import_run.git.porcelain import PorcelainReader
from jupyter_import_run.wire.status import Change

IDS = f"{'1' * 40} {'2' * 40}"
OUTPUT = b"\0".join(
    [
        b"# branch.oid 0123456789",
        b"# branch.head rel-1.2/x",
        b"# branch.ab +3 -14",
        f"1 .M N... 100644 100644 100644 {IDS} plain name.txt".encode(),
        f"1 AD N... 100644 100644 000000 {IDS} gone".encode(),
        f"1 D. N... 100644 000000 000000 {IDS} removed".encode(),
        f"1 .T N... 100644 100644 120000 {IDS} now a link".encode(),
        f"2 RM N... 100644 100644 100644 {IDS} R90 new\nname".encode(),
        b"old name",
        f"2 C. N... 100644 100644 100644 {IDS} C90 second".encode(),
        b"first",
        f"u UU N... 100644 100644 100644 100644 {IDS} {'3' * 40} both".encode(),
        b"? caf\xe9",
        b"? folder/",
        b"",
    ]
)
CHANGES = [
    Change(path="plain name.txt", status="modified", staged=False),
    Change(path="gone", status="deleted", staged=True),
    Change(path="removed", status="deleted", staged=True),
    Change(path="now a link", status="typechange", staged=False),
    Change(path="new\nname", status="renamed", staged=True, origin="old name"),
    Change(path="second", status="added", staged=True),
    Change(path="both", status="conflicted", staged=False),
    Change(path="caf\udce9", status="untracked", staged=False),
    Change(path="folder/", status="untracked", staged=False),
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_it_can_be_cut_anywhere(size: int) -> None:
    found: list[Change] = []
    reader = PorcelainReader(found.append)
    for at in range(0, len(OUTPUT), size):
        reader.feed(OUTPUT[at : at + size])
    assert found == CHANGES
    assert reader.headers == {
        "branch.oid": "0123456789",
        "branch.head": "rel-1.2/x",
        "branch.ab": "+3 -14",
    }
