"""What a person chose for a repository: is it hidden, without outputs?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from .files import JsonFile
from .of_root import of_root

_KEPT = 5000


class Choices(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """For one repository. ``given`` is the saved one of the administrator's that it is of."""

    hidden: bool = False
    strip_outputs: bool = False
    given: str | None = None


class RememberedChoices:
    """By API path, for one root. All methods block for a moment; use a thread."""

    def __init__(self, data_folder: Path, root: str) -> None:
        self._file = JsonFile(of_root(data_folder, "choices", root), dict[str, Choices], dict)

    def of(self, path: str) -> Choices:
        """Those for the repository at ``path``."""
        return self._file.current().get(_key(path), Choices())

    def hidden(self) -> frozenset[str]:
        """The paths of those that are hidden."""
        return frozenset(path for path, choices in self._file.current().items() if choices.hidden)

    def given(self) -> dict[str, str]:
        """The paths of those that an administrator gave, and under which name."""
        known = self._file.current().items()
        return {path: choices.given for path, choices in known if choices.given is not None}

    def change(self, path: str, **changes: Any) -> None:
        """Change some of them."""
        key = _key(path)

        def edit(known: dict[str, Choices]) -> dict[str, Choices]:
            changed = msgspec.structs.replace(known.pop(key, Choices()), **changes)
            if changed != Choices():
                known[key] = changed
            return dict(list(known.items())[-_KEPT:])

        self._file.change(edit)


def _key(path: str) -> str:
    """Bytes that are no UTF-8 cannot be in the file."""
    return path.encode("utf-8", "backslashreplace").decode()
