from __future__ import annotations

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jupyter_server.services.contents.largefilemanager import LargeFileManager

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.notebooks.check import check_notebook
from jupyter_import_run.notebooks.examine import examine
from jupyter_import_run.notebooks.impostors import impostor
from jupyter_import_run.notebooks.result import CheckedNotebook
from tests.notebooks.samples import FORMAT_1, FORMAT_2, FORMAT_3, encoded, notebook


async def check(folder: Path, data: bytes) -> tuple[CheckedNotebook, bytes]:
    """Check ``data`` as a file; what was found, and what the file is then."""
    path = folder / "n.ipynb"
    path.write_bytes(data)
    found = await check_notebook(path)
    assert list(folder.glob("n.ipynb*")) == [path]
    return found, path.read_bytes()


def codes(found: CheckedNotebook) -> list[str]:
    return [warning.code for warning in found.warnings]


def complaint(folder: Path) -> str:
    """What Jupyter says when it opens the notebook; empty where it has nothing to say."""
    manager: Any = LargeFileManager(root_dir=str(folder))
    model = manager.get("n.ipynb")
    manager.notary.store.close()
    return str(model.get("message", ""))


async def refusal(folder: Path, data: bytes) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        await check(folder, data)
    assert caught.value.code == "not_a_notebook"
    assert (folder / "n.ipynb").read_bytes() == data
    return caught.value


@pytest.mark.parametrize("minor", range(6))
async def test_every_minor_of_format_4_stays_byte_for_byte(tmp_path: Path, minor: int) -> None:
    data = encoded(notebook(minor)).replace(b"\n", b"\r\n") + b"\n \t"
    found, after = await check(tmp_path, data)
    assert after == data
    assert found == CheckedNotebook("python3")


@pytest.mark.parametrize(
    ("minor", "place"),
    [(4, "cells[1].id"), (2, "cells[1].id"), (5, "cells[0].outputs[0].extra"), (4, "custom")],
)
async def test_a_property_that_the_format_does_not_know_is_a_warning(
    tmp_path: Path, minor: int, place: str
) -> None:
    content = notebook(minor, **({"custom": {"a": 1}} if place == "custom" else {}))
    if place.endswith("id"):
        content["cells"][1]["id"] = "from 4.5"
    if place.endswith("extra"):
        content["cells"][0]["outputs"][0]["extra"] = True
    data = encoded(content)
    found, after = await check(tmp_path, data)
    assert codes(found) == ["unknown_property"]
    assert found.warnings[0].data == {"place": place, "nbformat_minor": minor}
    assert after == data
    assert "Additional properties" in complaint(tmp_path)


async def test_what_the_format_leaves_open_is_fine(tmp_path: Path) -> None:
    content = notebook(4)
    content["metadata"]["widgets"] = {"state": {}}
    content["metadata"]["orig_nbformat"] = None
    found, _ = await check(tmp_path, encoded(content))
    assert found.warnings == ()


@pytest.mark.parametrize("cells", ["missing", "shared"])
async def test_ids_that_jupyterlab_mends_itself_are_a_warning(tmp_path: Path, cells: str) -> None:
    content = notebook(5)
    if cells == "missing":
        del content["cells"][0]["id"]
    else:
        content["cells"][0]["id"] = content["cells"][1]["id"]
    data = encoded(content)
    found, after = await check(tmp_path, data)
    assert codes(found) == [f"cell_ids_{cells}"]
    assert after == data


async def test_a_minor_format_of_the_future_opens_with_a_warning(tmp_path: Path) -> None:
    content = notebook(5, nbformat_minor=99)
    content["cells"].append({"cell_type": "hologram", "id": "x", "metadata": {}})
    found, _ = await check(tmp_path, encoded(content))
    assert codes(found) == ["newer_format"]
    assert found.warnings[0].data["nbformat_minor"] == 99


async def test_a_byte_order_mark_is_dropped_and_nothing_else(tmp_path: Path) -> None:
    data = encoded(notebook())
    found, after = await check(tmp_path, b"\xef\xbb\xbf" + data)
    assert after == data
    assert codes(found) == ["byte_order_mark"]


@pytest.mark.parametrize(
    ("content", "major"), [(FORMAT_3, 3), (FORMAT_2, 2), (FORMAT_1, 1)], ids=["3", "2", "1"]
)
async def test_old_formats_are_converted(
    tmp_path: Path, content: dict[str, Any], major: int
) -> None:
    found, after = await check(tmp_path, b"\xef\xbb\xbf" + encoded(content))
    again, same = await check(tmp_path, encoded(content))
    assert codes(found) == ["byte_order_mark", "converted"]
    assert found.warnings[1].data == {"nbformat": major}
    assert codes(again) == ["converted"]
    assert after == same, "the same notebook becomes the same bytes"
    converted = json.loads(after)
    assert converted["nbformat"] == 4
    assert [cell["cell_type"] for cell in converted["cells"]].count("code") == 1
    once_more, unchanged = await check(tmp_path, after)
    assert unchanged == after
    assert codes(once_more) == []


PAGES = {
    "login_page": [
        b"<!DOCTYPE html><html><head><title>Sign in \xc2\xb7 GitLab</title></head></html>",
        b"\n <html><form><input name=p type='password'></form>",
        b"<html><h1>Please <b>Log in</b></h1></html>",
    ],
    "error_page": [
        b"<html><head><title>404 Not Found</title></head></html>",
        b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>no</Message></Error>',
    ],
    "web_page": [b"<!-- x --><html><title>n.ipynb at main</title></html>", b"<svg/>"],
    "lfs_pointer": [
        b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    ],
    "link": [b"../shared/n.ipynb"],
    "empty": [b"", b" \n\t", b"\xef\xbb\xbf"],
    "not_utf8": [
        "{}".encode("utf-16"),
        b'{"a": "\xff"}',
        b'{"a": "\xc0\xaf"}',
        b"\x1f\x8b\x08\x00\x00",
    ],
    "not_json": [
        b"print('hello')",
        b'{"cells": [}',
        b'{"cells": [NaN]}',
        b"{'a': 1}",
        b'{"n": ' + b"9" * 5000 + b"}",
        b'{"a": 1} trailing',
    ],
    "other_json": [
        b"[]",
        b"3",
        b"null",
        b'{"message": "Not Found"}',
        b'{"cells": []}',
        b'{"type": "FeatureCollection"}',
    ],
    "newer_format": [encoded(notebook(nbformat=5))],
    "too_deep": [b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 50_000],
}


@pytest.mark.parametrize(
    ("reason", "data"), [(reason, each) for reason, many in PAGES.items() for each in many]
)
async def test_what_is_no_notebook_is_called_by_its_name(
    tmp_path: Path, reason: str, data: bytes
) -> None:
    error = await refusal(tmp_path, data)
    assert error.data["reason"] == reason


async def test_a_page_is_quoted_by_its_title(tmp_path: Path) -> None:
    page = b"<html><title>Sign in\n &amp; \x1b[31m \xe2\x80\xaego</title>" + b"x" * 1000
    error = await refusal(tmp_path, page)
    assert error.data["details"] == "Sign in & \ufffd[31m \ufffdgo"


ENDLESS = {
    "headings that never end": "<h1>",
    "tags that never end": "<h1 ",
    "errors without a code": "<Error>",
    "codes that never end": "<Error><Code>",
    "fields without a type": "<input type ",
    "links in a title": "<title><a ",
    "closing tags": "<h1></title>",
}


@pytest.mark.parametrize("part", ENDLESS.values(), ids=ENDLESS)
def test_no_page_takes_long_to_recognise(part: str) -> None:
    """Nobody else is served meanwhile: a pattern holds the interpreter's lock."""
    page = (part * 300_000)[: 256 * 1024]
    before = time.process_time()
    error = impostor(page)
    assert time.process_time() - before < 1
    assert error is not None
    assert error.data["reason"] == "web_page"


async def test_a_title_may_hold_a_number_that_no_character_has(tmp_path: Path) -> None:
    page = b"<html><title>&#" + b"9" * 5000 + b";</title></html>"
    assert (await refusal(tmp_path, page)).data["reason"] == "web_page"


async def test_what_is_not_json_is_so_at_a_line_and_column(tmp_path: Path) -> None:
    error = await refusal(tmp_path, b'{\n "cells": [\n  oops\n')
    assert (error.data["line"], error.data["column"]) == (3, 3)


async def test_a_notebook_cut_anywhere_is_cut_or_not_even_json(tmp_path: Path) -> None:
    data = encoded(notebook())
    path = tmp_path / "n.ipynb"
    for end in range(1, len(data.rstrip())):
        path.write_bytes(data[:end])
        with pytest.raises(ImportRunError) as caught:
            examine(path)
        assert caught.value.data["reason"] == "cut", data[:end]


def broken(*path: Any, value: Any) -> dict[str, Any]:
    """A notebook with something else at ``path``; ``...`` takes it away."""
    content = copy.deepcopy(notebook())
    node: Any = content
    for key in path[:-1]:
        node = node[key]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (broken("cells", value=...), "cells"),
        (broken("cells", value={}), "cells"),
        (broken("metadata", value=...), "metadata"),
        (broken("nbformat_minor", value=...), "nbformat_minor"),
        (broken("nbformat_minor", value="5"), "nbformat_minor"),
        (broken("nbformat", value="4"), "nbformat"),
        (broken("nbformat", value=4.5), "nbformat"),
        (broken("nbformat", value=True), "nbformat"),
        (broken("cells", 0, value=7), "cells[0]"),
        (broken("cells", 0, "cell_type", value="heading"), "cells[0].cell_type"),
        (broken("cells", 0, "cell_type", value=...), "cells[0].cell_type"),
        (broken("cells", 0, "source", value=...), "cells[0].source"),
        (broken("cells", 1, "source", value=[1]), "cells[1].source"),
        (broken("cells", 0, "outputs", value=...), "cells[0].outputs"),
        (broken("cells", 0, "id", value="no spaces"), "cells[0].id"),
        (
            broken("cells", 0, "outputs", 0, "output_type", value="x"),
            "cells[0].outputs[0].output_type",
        ),
        (broken("cells", 0, "outputs", 0, "data", value=...), "cells[0].outputs[0].data"),
        (broken("metadata", "kernelspec", "name", value=...), "metadata.kernelspec.name"),
        (broken("metadata", "kernelspec", value=3), "metadata.kernelspec"),
    ],
)
async def test_an_invalid_notebook_is_refused_with_the_place(
    tmp_path: Path, content: dict[str, Any], place: str
) -> None:
    error = await refusal(tmp_path, encoded(content))
    assert error.data["reason"] == "invalid"
    assert error.data["place"].startswith(place)
    assert error.data["place"] in error.message


@pytest.mark.parametrize("major", [1, 2, 3])
async def test_a_broken_notebook_of_an_old_format_is_refused(tmp_path: Path, major: int) -> None:
    for content in (
        {"nbformat": major},
        {"nbformat": major, "worksheets": 3},
        {"nbformat": major, "metadata": {}, "worksheets": [{"cells": [{"cell_type": "x"}]}]},
    ):
        try:
            _, after = await check(tmp_path, encoded(content))
            outcome = json.loads(after)["nbformat"]
        except ImportRunError as error:
            outcome = error.data["reason"]
        assert outcome in {4, "invalid"}


async def test_a_notebook_that_calls_itself_trusted_is_only_text(tmp_path: Path) -> None:
    content = notebook()
    content["metadata"]["trusted"] = True
    data = encoded(content)
    found, after = await check(tmp_path, data)
    assert after == data
    assert found.warnings == ()


async def test_odd_kernel_names_can_be_sent_on(tmp_path: Path) -> None:
    content = notebook()
    content["metadata"]["kernelspec"]["name"] = "\ud800"
    found, _ = await check(tmp_path, json.dumps(content).encode())
    assert found.kernel_name is not None
    found.kernel_name.encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
PLACES = [
    ("cells",),
    ("metadata",),
    ("nbformat",),
    ("nbformat_minor",),
    ("cells", 0),
    ("cells", 0, "id"),
    ("cells", 0, "outputs"),
    ("cells", 0, "outputs", 0),
    ("cells", 0, "outputs", 0, "data"),
    ("cells", 0, "source"),
    ("cells", 0, "metadata"),
    ("metadata", "kernelspec"),
    ("metadata", "language_info"),
]


@given(st.sampled_from(PLACES), JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_jupyterlab_complains_of_what_passes_only_where_a_warning_says_so(
    tmp_path: Path, place: tuple[Any, ...], value: Any
) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(json.dumps(broken(*place, value=value)).encode())
    try:
        found = examine(path)
    except ImportRunError:
        return
    words = complaint(tmp_path)
    assert bool(words) == ("unknown_property" in codes(found))
    assert "Additional properties" in (words or "Additional properties")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | JSON.map(encoded))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_bytes_make_the_check_raise_anything_but_its_own_error(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "n.ipynb"
    path.write_bytes(data)
    with pytest.raises(ImportRunError) as caught:
        examine(path)
    assert caught.value.code == "not_a_notebook"
