"""The repositories that a server opens with: names of saved ones, or URLs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ..errors import ImportRunError
from .places import collision, place
from .record import SavedRepository
from .rules import check_url, is_name

MOST_ADDITIONAL = 3
"""As SageMaker has it for ``AdditionalCodeRepositories``."""


class Start(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """``default`` is the one that JupyterLab opens in."""

    default: str | None = None
    additional: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """All of them, the default one first."""
        return self.additional if self.default is None else (self.default, *self.additional)


def check_start(start: Start, providers: Mapping[str, str]) -> None:
    """Raise ``invalid_request`` and ``invalid_url`` for what a server cannot open with.

    Whether there is a saved repository of a name is seen when it is wanted.
    """
    fields = ["default_repository"] * (start.default is not None)
    fields += ["additional_repositories"] * len(start.additional)
    seen: set[str] = set()
    for field, entry in zip(fields, start.entries, strict=True):
        if not is_name(entry):
            try:
                check_url(entry, providers)
            except ImportRunError as error:
                error.data["field"] = field
                raise
        if entry in seen:
            raise _wrong(f"{entry} is named twice.")
        seen.add(entry)
    if len(start.additional) > MOST_ADDITIONAL:
        raise _wrong(f"At most {MOST_ADDITIONAL} repositories come besides the default one.")


def check_places(
    start: Start, saved: Mapping[str, SavedRepository], providers: Mapping[str, str]
) -> None:
    """Raise ``invalid_request`` where two that are known, of ``saved`` or by URL, want one folder.

    Else it would be chance which of them comes.
    """
    known = {entry: SavedRepository(name="", url=entry) for entry in urls_of(start.entries)}
    known |= {entry: saved[entry] for entry in start.entries if entry in saved}
    wanted = [
        (entry, known[entry].url, place(known[entry], providers))
        for entry in start.entries
        if entry in known
    ]
    both = collision(wanted)
    if both is not None:
        one, other, where = both
        raise _wrong(f"{one} and {other} would both be at “{where}”. Save one with a folder.")


def urls_of(entries: Sequence[str]) -> list[str]:
    """Those that are no names."""
    return [entry for entry in entries if not is_name(entry)]


def _wrong(message: str) -> ImportRunError:
    return ImportRunError(
        "invalid_request", message, reason="bad_start", field="additional_repositories"
    )
