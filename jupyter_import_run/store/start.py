"""What a person's servers open with, where the administrator leaves it to them."""

from __future__ import annotations

from pathlib import Path

from ..presets.start import Start
from .files import JsonFile

FILE = "start.json"


def start_choice(data_folder: Path) -> JsonFile[Start]:
    """The person's choice; none at first. One for all of their servers."""
    return JsonFile(data_folder / FILE, Start, Start)
