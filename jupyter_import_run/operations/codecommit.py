"""AWS CodeCommit: by AWS's own programs, which sign in as the AWS tools on this machine do.

https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-git-remote-codecommit.html and
https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-https-unixes.html
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec

from ..errors import ImportRunError
from ..sources import kind_of

REMOTE_HELPER = "git-remote-codecommit"
_TOOLS = "aws"


def require_remote_helper() -> None:
    """Raise ``unsupported`` where git could not go to ``codecommit::`` addresses. Blocks."""
    if shutil.which(REMOTE_HELPER) is None:
        raise ImportRunError(
            "unsupported",
            f"These addresses need AWS's {REMOTE_HELPER}, which is not installed here.",
            reason="aws_tools_missing",
            program=REMOTE_HELPER,
        )


def makes_repositories() -> bool:
    """Whether new ones can be made and pushed to: AWS's library and program are here. Blocks."""
    return find_spec("boto3") is not None and shutil.which(REMOTE_HELPER) is not None


def is_codecommit(url: str) -> bool:
    """Whether an address of http or https is one of CodeCommit's."""
    return kind_of(url, {}) == "codecommit"


def aws_helper(origin: str) -> tuple[tuple[str, str], ...]:
    """What makes git ask the AWS tools for ``origin``, after the person's own helpers. Blocks.

    Their password is for one repository, so they are told the path. Nothing where there are none.
    """
    if shutil.which(_TOOLS) is None:
        return ()
    section = f"credential.{origin}"
    return (
        (f"{section}.helper", "!aws codecommit credential-helper $@"),
        (f"{section}.useHttpPath", "true"),
    )


def with_tools(error: ImportRunError, url: str) -> ImportRunError:
    """``error``; a sign-in that only the AWS tools could do says that they are missing. Blocks."""
    asks = error.code == "auth_required" and error.data.get("account") is None
    if not asks or not is_codecommit(url) or shutil.which(_TOOLS) is not None:
        return error
    facts = {"reason": "aws_tools_missing", "program": _TOOLS}
    return ImportRunError(error.code, error.message, **error.data | facts)
