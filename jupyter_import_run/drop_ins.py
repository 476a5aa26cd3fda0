"""``ImportRun`` in the files of ``jupyter_server_config.d``.

Jupyter itself takes from there only which extensions are on; an administrator who drops a file
beside those means all that is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .config.settings import ConfigurationError

if TYPE_CHECKING:
    from traitlets.config import Config

_FOLDER = "jupyter_server_config.d"


def with_drop_ins(config: Config, folders: Iterable[str]) -> Config:
    """``config`` over what those files say; ``folders`` are Jupyter's, the first counts most.

    Within a folder they count by name, the last one most. Raises ConfigurationError for a file
    that is no JSON.
    """
    from traitlets.config import Config

    found: dict[str, object] = {}
    for folder in reversed(list(folders)):
        for file in sorted(Path(folder, _FOLDER).glob("*.json")):
            found |= _section(file)
    merged = Config({"ImportRun": found}) if found else Config()
    merged.merge(config)
    return merged


def _section(file: Path) -> dict[str, object]:
    try:
        section = json.loads(file.read_text(encoding="utf-8")).get("ImportRun", {})
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigurationError(f"{file}: this cannot be read: {error}") from error
    if not isinstance(section, dict):
        raise ConfigurationError(f"{file}: ImportRun must be an object")
    return section
