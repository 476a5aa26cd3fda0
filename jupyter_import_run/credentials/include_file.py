"""The configuration that signs in the git of terminals and cells: a file that git includes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

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
    """A section for each host, then one for each repository for which an account was chosen.

    ``chosen`` are the ids of accounts by a repository's URL, without ``.git``. Git takes helpers
    in the order of the file, and an empty one drops those before it.
    """
    known = {account.id: account for account in accounts}
    hosts = Counter(account.origin for account in accounts)
    sections = [_HEAD]
    for origin, count in hosts.items():
        lines = _helpers(helper_command(folder))
        sections.append(_section(origin, [*lines, "useHttpPath = true"] if count > 1 else lines))
    for url, id in sorted(chosen.items()):
        account = known.get(id)
        if account is not None and url.startswith(f"{account.origin}/") and url.isprintable():
            lines = _helpers(helper_command(folder, id))
            sections.extend(_section(each, lines) for each in (url, f"{url}.git"))
    return "\n".join(sections)


def _helpers(command: str) -> list[str]:
    return ["helper =", f"helper = {_quoted(command)}"]


def _section(url: str, lines: Sequence[str]) -> str:
    return "".join([f"[credential {_quoted(url)}]\n", *(f"\t{line}\n" for line in lines)])


def _quoted(text: str) -> str:
    """As git reads it again (https://git-scm.com/docs/git-config#_syntax)."""
    return '"' + "".join(_escaped(text)) + '"'


def _escaped(text: str) -> Iterator[str]:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    for character in text:
        yield escapes.get(character, character)
