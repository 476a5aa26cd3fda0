"""Where a notebook breaks its format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .schema import schema

if TYPE_CHECKING:
    from jsonschema import ValidationError  # type: ignore[import-untyped]

_KINDS = ("cell_type", "output_type")


@dataclass(frozen=True)
class Fault:
    """``place`` such as ``cells[3].outputs[0].output_type``, empty for the whole file."""

    place: str
    problem: str


def first_fault(notebook: Any, minor: int, *, strict: bool = False) -> Fault:
    """The first fault of a notebook that is invalid; ``strict``: or has an unknown property."""
    from jsonschema import Draft4Validator

    validator = Draft4Validator(schema(minor, strict=strict))
    error = next(iter(validator.iter_errors(notebook)), None)
    if error is None:
        return Fault("", "The notebook does not fit its format.")
    return _innermost(error)


def _innermost(error: ValidationError) -> Fault:
    """Of several kinds that a cell or output could be, the one that it says it is."""
    while error.context:
        kind = next((k for k in _KINDS if k in _keys(error.instance)), None)
        branches: dict[Any, list[ValidationError]] = defaultdict(list)
        for each in error.context:
            branches[each.relative_schema_path[0]].append(each)
        fitting = [each for each in branches.values() if not _is_other_kind(each, kind)]
        if not fitting:
            value = repr(error.instance[kind])[:80] if kind else "this"
            return Fault(_place([*error.absolute_path, kind]), f"{value} is not known")
        error = min(fitting, key=len)[0]
    if error.validator == "required":
        missing = next(each for each in error.validator_value if each not in error.instance)
        return Fault(_place([*error.absolute_path, missing]), "is missing")
    if error.validator == "additionalProperties":
        unknown = next(each for each in error.instance if each not in error.schema["properties"])
        return Fault(_place([*error.absolute_path, unknown]), "is not known")
    return Fault(_place(error.absolute_path), str(error.message))


def _keys(instance: Any) -> Iterable[str]:
    return instance if isinstance(instance, dict) else ()


def _is_other_kind(errors: list[ValidationError], kind: str | None) -> bool:
    return any(list(error.relative_path) == [kind] for error in errors)


def _place(path: Iterable[Any]) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif str(part).isidentifier():
            text += f".{part}"
        else:
            text += f"[{str(part)[:80]!r}]"
    return text.removeprefix(".")
