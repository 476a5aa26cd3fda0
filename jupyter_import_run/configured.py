"""``c.ImportRun`` as Jupyter's files and options have it, checked as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from traitlets import TraitError

from .config.settings import ConfigurationError, Settings
from .config.traits import ImportRun

if TYPE_CHECKING:
    from traitlets.config import Config, Configurable

_NAMED = re.compile(r"(?:The value of )?the '(\w+)' trait of an ImportRun instance ", re.IGNORECASE)
"""How traitlets begins the sentence about a value (``TraitType.error``)."""


def settings_of(config: Config, parent: Configurable | None = None) -> Settings:
    """What ``c.ImportRun`` says.

    Raises ConfigurationError, one clear line that names the trait. One that there is not is a
    mistake too: a rule whose name is misspelt would be in force for nobody.
    """
    _require_known(config)
    try:
        return ImportRun(parent=parent, config=config).settings()
    except TraitError as error:
        raise ConfigurationError(_line(error)) from error


def _require_known(config: Config) -> None:
    known: list[str] = ImportRun.class_trait_names(config=True)
    for name in config.get("ImportRun", ()):
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f" Perhaps {near[0]} is meant." if near else ""
            raise ConfigurationError(f"c.ImportRun.{name}: there is no such setting.{hint}")


def _line(error: TraitError) -> str:
    words = " ".join(str(error).split())
    return "c.ImportRun." + _NAMED.sub(r"\1: ", words, count=1)
