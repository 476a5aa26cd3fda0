"""A repository that everybody may read and nobody push to."""

from __future__ import annotations

from .repositories import Repository

_HOOK = """#!/bin/sh
echo 'GitLab: You are not allowed to push code to this project.' >&2
exit 1
"""


def refuse_pushes(repository: Repository) -> None:
    """Let its server refuse every push in GitLab's words. Its forks take them."""
    hook = repository.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_HOOK)
    hook.chmod(0o755)
