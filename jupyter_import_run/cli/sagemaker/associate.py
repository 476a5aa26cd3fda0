"""Say which repositories servers open with, by names of saved ones or by URLs.

The options are those of ``aws sagemaker create-notebook-instance`` and
``update-notebook-instance``. Without any: say which they are.
"""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from ..parser import UsageError
from .arguments import add_aws_options, take
from .call import call
from .output import write
from .shapes import Verb, option

HELP = "say which repositories servers open with"

_OF_AN_INSTANCE = (
    "NotebookInstanceName",
    "InstanceType",
    "RoleArn",
    "SubnetId",
    "SecurityGroupIds",
    "IpAddressType",
    "KmsKeyId",
    "Tags",
    "LifecycleConfigName",
    "DirectInternetAccess",
    "VolumeSizeInGB",
    "AcceleratorTypes",
    "RootAccess",
    "PlatformIdentifier",
    "InstanceMetadataServiceConfiguration",
)
"""https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html"""
_FLAGS_OF_AN_INSTANCE = ("DisassociateLifecycleConfig", "DisassociateAcceleratorTypes")
_REPOSITORIES: dict[str, tuple[str, Any]] = {
    "DefaultCodeRepository": ("default_repository", None),
    "AdditionalCodeRepositories": ("additional_repositories", []),
}
"""Our name of each, and what it is when there is none."""

_VERB = Verb(
    "Associate",
    asked={
        "DefaultCodeRepository": "",
        "AdditionalCodeRepositories": [""],
        **dict.fromkeys((f"Disassociate{name}" for name in _REPOSITORIES), False),
        **dict.fromkeys(_OF_AN_INSTANCE, ""),
        **dict.fromkeys(_FLAGS_OF_AN_INSTANCE, False),
    },
    answered={
        "DefaultCodeRepository": "DefaultCodeRepository",
        "AdditionalCodeRepositories": ["AdditionalCodeRepository"],
    },
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``associate``."""
    parser.add_argument(
        "--default-code-repository", metavar="REPOSITORY", help="JupyterLab opens in this one"
    )
    parser.add_argument(
        "--additional-code-repositories",
        metavar="REPOSITORY",
        nargs="+",
        help="up to three more that are cloned at start",
    )
    for name in _REPOSITORIES:
        parser.add_argument(option(f"Disassociate{name}"), action="store_true")
    take(parser, map(option, _OF_AN_INSTANCE))
    for name in _FLAGS_OF_AN_INSTANCE:
        parser.add_argument(option(name), action="store_true", help="taken and not needed")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say or change it."""
    return call(arguments, _VERB, _associate)


async def _associate(
    context: Context, arguments: argparse.Namespace, given: dict[str, Any]
) -> None:
    import msgspec

    from ...operations.presets.start import choose_start, start_repositories
    from ...wire.presets import StartRepositoriesPatch

    patch = _patch(given)
    if patch:
        request = msgspec.convert(patch, StartRepositoriesPatch)
        start = await choose_start(context.services, request)
    else:
        start = await start_repositories(context.services)
    answer: dict[str, object] = {}
    if start.default_repository is not None:
        answer["DefaultCodeRepository"] = start.default_repository
    answer["AdditionalCodeRepositories"] = start.additional_repositories
    write(context.console, arguments, _VERB.name, answer)


def _patch(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of the request. Raises UsageError where one is asked for and taken away."""
    patch = {}
    for name, (field, nothing) in _REPOSITORIES.items():
        if not given.get(f"Disassociate{name}"):
            if name in given:
                patch[field] = given[name]
        elif name in given:
            raise UsageError(f"{option(name)}: associate or disassociate, not both")
        else:
            patch[field] = nothing
    return patch
