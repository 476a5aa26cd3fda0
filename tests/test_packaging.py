from __future__ import annotations

import json
from typing import Any

import jupyter_import_run
from tests.conftest import PROJECT


def read_json(path: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((PROJECT / path).read_text(encoding="utf-8"))
    return content


def test_both_halves_have_the_same_version() -> None:
    assert read_json("package.json")["version"] == jupyter_import_run.__version__


def test_the_version_is_in_the_changelog() -> None:
    changes = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {jupyter_import_run.__version__}" in changes


def test_the_labextension_goes_where_its_name_says() -> None:
    (path,) = jupyter_import_run._jupyter_labextension_paths()
    assert path["dest"] == read_json("package.json")["name"]
    assert read_json("package.json")["jupyterlab"]["outputDir"].endswith(f"/{path['src']}")


def test_an_installation_enables_the_server_extension() -> None:
    config = read_json("jupyter-config/jupyter_server_config.d/jupyter_import_run.json")
    (point,) = jupyter_import_run._jupyter_server_extension_points()
    assert config["ServerApp"]["jpserver_extensions"] == {point["module"]: True}


def test_who_uses_the_package_gets_its_types() -> None:
    assert (PROJECT / "jupyter_import_run" / "py.typed").is_file()


def test_jupyterlab_knows_which_package_to_uninstall() -> None:
    assert read_json("install.json")["packageName"] == "jupyter_import_run"
