"""Files that an administrator drops into ``jupyter_server_config.d``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from traitlets.config import Config

from jupyter_import_run.config.settings import ConfigurationError
from jupyter_import_run.drop_ins import with_drop_ins


def drop(folder: Path, name: str, content: object) -> None:
    place = folder / "jupyter_server_config.d"
    place.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (place / name).write_text(text)


def test_the_nearest_folder_counts_most_and_what_is_set_elsewhere_more(tmp_path: Path) -> None:
    person, system = tmp_path / "person", tmp_path / "system"
    drop(system, "a.json", {"ImportRun": {"max_repositories": 1, "job_history": 1}})
    drop(system, "b.json", {"ImportRun": {"job_history": 2, "allowed_hosts": ["a.example"]}})
    drop(
        person, "a.json", {"ImportRun": {"allowed_hosts": ["b.example"]}, "ServerApp": {"port": 1}}
    )
    config = Config({"ImportRun": {"max_repositories": 7}})
    merged = with_drop_ins(config, [str(person), str(system), str(tmp_path / "nowhere")])
    assert merged.ImportRun == {
        "max_repositories": 7,
        "job_history": 2,
        "allowed_hosts": ["b.example"],
    }
    assert "ServerApp" not in merged


@pytest.mark.parametrize("content", ["{", "[]", '{"ImportRun": 1}'])
def test_a_file_that_makes_no_sense_is_named(tmp_path: Path, content: str) -> None:
    drop(tmp_path, "odd.json", content)
    with pytest.raises(ConfigurationError, match=r"odd\.json"):
        with_drop_ins(Config(), [str(tmp_path)])
