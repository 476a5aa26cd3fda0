"""Arguments as the AWS command line takes them.

https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html and
https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from ..parser import UsageError, add_json
from .output import FORMATS
from .shapes import GIT_CONFIG, attribute, option

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
    parser.add_argument("--cli-input-yaml", metavar="YAML", help="the same in YAML")
    parser.add_argument(
        "--generate-cli-skeleton",
        nargs="?",
        const="input",
        choices=("input", "yaml-input", "output"),
        help="print what to fill in and give to --cli-input-json, and do nothing",
    )
    parser.add_argument("--query", metavar="JMESPATH", help="answer with this part only")
    own = os.environ.get("AWS_DEFAULT_OUTPUT", "")
    parser.add_argument("--output", choices=FORMATS, default=own if own in FORMATS else "json")
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
    """What was asked for, by the names of the API; options count more than ``--cli-input-…``,
    where what a skeleton left empty is nothing.

    Raises UsageError for a name that is not among ``known``.
    """
    given: dict[str, Any] = _input(arguments, known)
    for name in known:
        value = getattr(arguments, attribute(name), None)
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
            raise UsageError(f"the following arguments are required: {option(name)}")


def git_config(text: str) -> dict[str, Any]:
    """``--git-config``: JSON, ``file://`` with JSON, or ``RepositoryUrl=…,Branch=…``."""
    if text.lstrip().startswith("{") or text.startswith("file://"):
        found = _object("--git-config", text, json.loads)
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


def _input(arguments: argparse.Namespace, known: Collection[str]) -> dict[str, Any]:
    in_json, in_yaml = arguments.cli_input_json, arguments.cli_input_yaml
    if in_json is not None and in_yaml is not None:
        raise UsageError("--cli-input-json: not together with --cli-input-yaml")
    if in_yaml is not None:
        name, given = "--cli-input-yaml", _object("--cli-input-yaml", in_yaml, _from_yaml)
    else:
        name, given = "--cli-input-json", _object("--cli-input-json", in_json or "{}", json.loads)
    _require_known(name, given, known)
    return _filled_in(given)


def _from_yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(error) from error


def _filled_in(given: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        name: _filled_in(value) if isinstance(value, dict) else value
        for name, value in given.items()
    }
    return {name: value for name, value in found.items() if value not in ("", 0, [""], {})}


def _object(option: str, text: str, read: Callable[[str], Any]) -> dict[str, Any]:
    if text.startswith("file://"):
        try:
            text = Path(text.removeprefix("file://")).expanduser().read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{option}: {error}") from error
    try:
        found = read(text)
    except ValueError as error:
        raise UsageError(f"{option}: this cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise UsageError(f"{option}: names and values are expected")
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
