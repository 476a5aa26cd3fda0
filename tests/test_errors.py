"""What the operating system refused, as a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.errors import from_os_error


def test_a_name_that_the_file_system_finds_too_long_is_the_requests_fault(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long") as caught:
        (tmp_path / ("n" * 300)).mkdir()
    assert from_os_error(caught.value).code == "invalid_request"


@pytest.mark.parametrize("folder", ["file", "file/deep"])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file") as caught:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    error = from_os_error(caught.value)
    assert error.code == "forbidden"
    assert str(tmp_path / folder) in error.data["details"]
