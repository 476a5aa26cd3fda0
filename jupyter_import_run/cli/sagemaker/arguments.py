"""Arguments as the AWS command line takes them.

https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html and
https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from ..parser import UsageError, add_json

GIT_CONFIG = ("RepositoryUrl", "Branch", "SecretArn")

_OF_EACH_COMMAND = (
    "--region",
    "--profile",
    "--endpoint-url",
    "--ca-bundle",
    "--color",
    "--cli-read-timeout",
    "--cli-connect-timeout",
    "--cli-binary-format",
)
"""https://docs.aws.amazon.com/cli/latest/reference/#global-options"""
_FLAGS = (
    "--no-cli-pager",
    "--no-cli-auto-prompt",
    "--no-paginate",
    "--no-sign-request",
    "--no-verify-ssl",
    "--debug",
)

_SHORTHAND = re.compile(r"""([A-Za-z]+)=("[^"]*"|'[^']*'|[^,]*)(?:,|$)""")


def add_aws_options(parser: argparse.ArgumentParser) -> None:
    """What every AWS command takes. Which region and whose account means nothing here."""
    parser.add_argument("--cli-input-json", metavar="JSON", help="all arguments in one")
    parser.add_argument("--query", metavar="JMESPATH", help="answer with this part only")
    parser.add_argument("--output", choices=("json", "text"), default="json")
    take(parser, _OF_EACH_COMMAND)
    for name in _FLAGS:
        parser.add_argument(name, action="store_true", help="taken and not needed")
    add_json(parser)


def take(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Options with values that say nothing here."""
    for name in names:
        parser.add_argument(name, nargs="+", help="taken and not needed")


def add_name(parser: argparse.ArgumentParser) -> None:
    """``--code-repository-name``."""
    parser.add_argument("--code-repository-name", metavar="NAME")


def parameters(arguments: argparse.Namespace, known: Collection[str]) -> dict[str, Any]:
    """What was asked for, by the names of the API; options count more than ``--cli-input-json``.

    Raises UsageError for a name that is not among ``known``.
    """
    given = _object("--cli-input-json", arguments.cli_input_json or "{}")
    _require_known("--cli-input-json", given, known)
    for name in known:
        value = getattr(arguments, re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower(), None)
        if value:
            given[name] = value
    config = given.get("GitConfig")
    if config is not None:
        text = config if isinstance(config, str) else json.dumps(config)
        given["GitConfig"] = git_config(text)
    return given


def required(given: Mapping[str, Any], *names: str) -> None:
    """Raise UsageError where one of ``names`` was not given."""
    for name in names:
        if not given.get(name):
            option = re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()
            raise UsageError(f"the following arguments are required: --{option}")


def git_config(text: str) -> dict[str, Any]:
    """``--git-config``: JSON, ``file://`` with JSON, or ``RepositoryUrl=…,Branch=…``."""
    if text.lstrip().startswith("{") or text.startswith("file://"):
        found = _object("--git-config", text)
    else:
        found = _shorthand(text)
    _require_known("--git-config", found, GIT_CONFIG)
    for name, value in found.items():
        if not isinstance(value, str):
            raise UsageError(f"--git-config: {name} must be a text")
    return found


def fields(config: Mapping[str, Any]) -> dict[str, Any]:
    """A GitConfig as the fields of a saved repository."""
    names = {"RepositoryUrl": "url", "Branch": "branch", "SecretArn": "secret"}
    return {names[key]: value for key, value in config.items() if value is not None}


def _object(option: str, text: str) -> dict[str, Any]:
    if text.startswith("file://"):
        try:
            text = Path(text.removeprefix("file://")).expanduser().read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{option}: {error}") from error
    try:
        found = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{option}: this is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise UsageError(f"{option}: this is no JSON object")
    return found


def _shorthand(text: str) -> dict[str, str]:
    found, position = {}, 0
    while position < len(text):
        match = _SHORTHAND.match(text, position)
        if match is None:
            raise UsageError(f"--git-config: expected RepositoryUrl=…,Branch=…, not {text!r}")
        value = match[2]
        found[match[1]] = value[1:-1] if value[:1] in {'"', "'"} else value
        position = match.end()
    return found


def _require_known(option: str, given: Mapping[str, Any], known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            raise UsageError(f"{option}: unknown {name!r}, expected {', '.join(known)}")
