"""Nothing that a browser sends may be as long as it likes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec
import pytest
from msgspec import inspect as types

from jupyter_import_run import wire
from jupyter_import_run.wire.jobs import JobRequest


def requests() -> Iterator[type[msgspec.Struct]]:
    """The Structs that refuse fields which they do not know: what only browsers send."""
    for found in pkgutil.iter_modules(wire.__path__):
        module = importlib.import_module(f"{wire.__name__}.{found.name}")
        for value in vars(module).values():
            if (
                inspect.isclass(value)
                and issubclass(value, msgspec.Struct)
                and value.__struct_config__.forbid_unknown_fields
                and value.__module__ == module.__name__
            ):
                yield value


def unbounded(type_: types.Type, name: str) -> Iterator[str]:
    """The names of what has no end, ``name`` and what is in it."""
    kinds = (types.StrType, types.CollectionType, types.DictType)
    if isinstance(type_, kinds) and type_.max_length is None:
        yield name
    for inner in ("item_type", "key_type", "value_type"):
        if hasattr(type_, inner):
            yield from unbounded(getattr(type_, inner), f"{name}.{inner}")
    if isinstance(type_, types.UnionType):
        for each in type_.types:
            yield from unbounded(each, name)
    if isinstance(type_, types.StructType):
        for field in type_.fields:
            yield from unbounded(field.type, f"{name}.{field.name}")
    if isinstance(type_, (types.AnyType, types.BytesType)):
        yield name


def test_every_string_list_and_map_of_a_request_has_a_bound() -> None:
    found = list(requests())
    assert set(JobRequest.__args__) < set(found)
    assert list(chain(*(unbounded(types.type_info(each), each.__name__) for each in found))) == []


@pytest.mark.parametrize(
    "request_",
    [
        {"kind": "import_notebook", "url": "o/r", "name": "x" * 5_000_000},
        {"kind": "import_notebook", "url": "x" * 5_000_000},
        {"kind": "import_repository", "url": "o/r", "folder": "x" * 5_000_000},
        {"kind": "import_repository", "url": "o/r", "ref": "x" * 5_000_000},
        {"kind": "import_repository", "url": "o/r", "open": "x" * 5_000_000},
        {"kind": "discard", "path": "r", "files": ["x"] * 100_001},
        {"kind": "pull", "path": "r", "resolutions": {str(n): "mine" for n in range(10_001)}},
    ],
)
def test_what_is_longer_is_no_request(request_: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError, match="length <="):
        msgspec.convert(request_, JobRequest)


def test_as_many_files_as_people_have_are_one() -> None:
    files = [f"data/{number}.csv" for number in range(100_000)]
    request = msgspec.convert({"kind": "discard", "path": "r", "files": files}, JobRequest)
    assert request.files == files
