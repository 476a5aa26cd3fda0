"""The configuration that signs in the git of terminals and cells: a file that git includes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..place import origin_and_path
from ..store.atomic_write import write_atomically
from .account import Account
from .command import helper_command
from .environment import INCLUDE_FILE

_HEAD = "# Written by Jupyter Import & Run, again and again: changes are lost.\n"


def write_include(folder: Path, accounts: Sequence[Account], chosen: Mapping[str, str]) -> None:
    """Bring the file in ``folder`` up to date with ``accounts``. Blocks.

    A file that git cannot read would break every git of the person, so it is never half
    written. ``chosen`` is as :func:`include_text` has it.
    """
    path = folder / INCLUDE_FILE
    content = include_text(folder, accounts, chosen).encode("utf-8", "surrogateescape")
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        if not accounts:
            return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(path, content)


def include_text(folder: Path, accounts: Sequence[Account], chosen: Mapping[str, str]) -> str:
    """A section for each place.

    ``chosen`` are the ids of accounts by repository. The helper decides between accounts, and is
    told the path where it takes that: several on one host, one of a part of a host, or a choice,
    which may be of one that is gone. A section of a longer address comes later: git takes helpers
    in the order of the file, and an empty one drops those before it.
    """
    counts = Counter(account.origin for account in accounts)
    choices = {origin_and_path(url)[0] for url in chosen}
    origins = {account.place: account.origin for account in accounts}
    lines = ["helper =", f"helper = {_quoted(helper_command(folder))}"]
    sections = [_HEAD]
    for place in sorted(origins, key=len):
        origin = origins[place]
        is_plain = place == origin and counts[origin] == 1 and origin not in choices
        sections.append(_section(place, lines if is_plain else [*lines, "useHttpPath = true"]))
    return "\n".join(sections)


def _section(url: str, lines: Sequence[str]) -> str:
    return "".join([f"[credential {_quoted(url)}]\n", *(f"\t{line}\n" for line in lines)])


def _quoted(text: str) -> str:
    """As git reads it again (https://git-scm.com/docs/git-config#_syntax)."""
    return '"' + "".join(_escaped(text)) + '"'


def _escaped(text: str) -> Iterator[str]:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    for character in text:
        yield escapes.get(character, character)
