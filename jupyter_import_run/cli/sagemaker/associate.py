"""Say which repositories servers open with, by names of saved ones or by URLs.

The options are those of ``aws sagemaker create-notebook-instance`` and
``update-notebook-instance``. Without any: say which they are.
"""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import UsageError
from .arguments import add_aws_options, take
from .output import write

HELP = "say which repositories servers open with"

_OF_AN_INSTANCE = (
    "--notebook-instance-name",
    "--instance-type",
    "--role-arn",
    "--subnet-id",
    "--security-group-ids",
    "--ip-address-type",
    "--kms-key-id",
    "--tags",
    "--lifecycle-config-name",
    "--direct-internet-access",
    "--volume-size-in-gb",
    "--accelerator-types",
    "--root-access",
    "--platform-identifier",
    "--instance-metadata-service-configuration",
)
"""https://docs.aws.amazon.com/cli/latest/reference/sagemaker/create-notebook-instance.html"""


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
    parser.add_argument("--disassociate-default-code-repository", action="store_true")
    parser.add_argument("--disassociate-additional-code-repositories", action="store_true")
    take(parser, _OF_AN_INSTANCE)
    for name in ("--disassociate-lifecycle-config", "--disassociate-accelerator-types"):
        parser.add_argument(name, action="store_true", help="taken and not needed")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say or change it."""
    patch = {
        **_change(arguments, "default", "y", None),
        **_change(arguments, "additional", "ies", []),
    }

    async def associate(context: Context, _: argparse.Namespace) -> None:
        import msgspec

        from ...operations.presets.start import choose_start, start_repositories
        from ...wire.presets import StartRepositoriesPatch

        if patch:
            request = msgspec.convert(patch, StartRepositoriesPatch)
            start = await choose_start(context.services, request)
        else:
            start = await start_repositories(context.services)
        answer: dict[str, object] = {}
        if start.default_repository is not None:
            answer["DefaultCodeRepository"] = start.default_repository
        answer["AdditionalCodeRepositories"] = start.additional_repositories
        write(context.console, arguments, answer)

    return perform(arguments, associate)


def _change(
    arguments: argparse.Namespace, which: str, ending: str, nothing: object
) -> dict[str, object]:
    """The field of the request that the two options for ``which`` ask for, if one does."""
    option = f"{which}_code_repositor{ending}"
    value = getattr(arguments, option)
    if not getattr(arguments, f"disassociate_{option}"):
        return {} if value is None else {f"{which}_repositor{ending}": value}
    if value is not None:
        raise UsageError(f"--{option.replace('_', '-')}: associate or disassociate, not both")
    return {f"{which}_repositor{ending}": nothing}
