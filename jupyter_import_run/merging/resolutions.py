"""The choices that came with a request, held against the conflicts that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..errors import ImportRunError
from .model import WHOLE, Choice, Resolution


class Resolutions:
    """Choices by path. Every one must be asked for: others were made for something else."""

    def __init__(self, given: Mapping[str, Resolution]) -> None:
        self._given = given

    def whole(self, path: str) -> Choice | None:
        """The choice for a file as a whole, also where it is said of its only part."""
        given = self._given.get(path)
        if given is None or isinstance(given, str):
            return given
        return given.get(WHOLE)

    def parts(self, path: str) -> dict[str, Choice]:
        """The choices for parts of a file by id."""
        given = self._given.get(path)
        if given is None or isinstance(given, str):
            return {}
        return {part: choice for part, choice in given.items() if part != WHOLE}

    def require_none(self, path: str, parts: Iterable[str]) -> None:
        """Raise ``invalid_request`` where ``parts``, which ``path`` does not have, are some."""
        unknown = sorted(parts)
        if unknown:
            raise ImportRunError(
                "invalid_request",
                "A choice does not fit what is in conflict now.",
                path=path,
                parts=unknown,
            )

    def require_conflicts(self, paths: Collection[str]) -> None:
        """Raise ``invalid_request`` unless each path with a choice is among ``paths``."""
        unknown = sorted(set(self._given) - set(paths))
        if unknown:
            raise ImportRunError(
                "invalid_request",
                "There is a choice for a file that is not in conflict.",
                paths=unknown,
            )
