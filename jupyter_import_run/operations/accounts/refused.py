"""What a server's refusal means for the person whom it refused."""

from __future__ import annotations

import re
from typing import Any

from ...credentials.account import Account
from ...errors import ImportRunError
from ...hosting.host import git_host
from ...policy import parse_target
from ...services import Services
from .describe import host_of

_ABOUT_WHO = frozenset({"auth_required", "auth_failed"})

_FORBIDDEN = re.compile(r"returned error: 403")
_SSO = re.compile(r"SAML SSO|single sign-on", re.IGNORECASE)
"""GitHub's words: https://docs.github.com/authentication/authenticating-with-single-sign-on"""
_NO_PERMISSION = re.compile(r"Write access to repository not granted", re.IGNORECASE)
"""GitHub's of a token whose permissions are chosen one by one, which have no scopes."""
_PAGE = re.compile(r"https://[^\s\x00-\x20\x7f-\xa0\"'<>\\]+")


def is_refused(error: ImportRunError) -> bool:
    """Whether a server did not take the sign-in as it was; another may do."""
    return _is_about_who(error) and not _FORBIDDEN.search(_details(error))


def explained(
    services: Services,
    error: ImportRunError,
    url: str,
    account: Account | None,
    problem: ImportRunError | None,
) -> ImportRunError:
    """``error`` with whose refusal it is and why; every other error as it is.

    ``account`` is who went to ``url``, and ``problem`` why there was no token to go with, or
    nobody who may go.
    """
    if not _is_about_who(error):
        return error
    target = parse_target(url)
    facts: dict[str, Any] = {
        "host": target.authority,
        "origin": git_host(url, services.settings.providers).base,
        "account": account.id if account is not None else None,
    }
    if account is None:
        if problem is not None:
            return _without_token(problem, facts)
        return ImportRunError(error.code, error.message, **error.data | facts)
    facts["username"] = account.username
    if _FORBIDDEN.search(_details(error)):
        return _forbidden(services, error, account, facts)
    services.account_memory.verdicts[account.id] = "refused"
    if problem is not None:
        return _without_token(problem, facts)
    return ImportRunError(
        "auth_failed",
        f"{target.authority} does not accept the account.",
        reason="token_refused",
        **error.data | facts,
    )


def _is_about_who(error: ImportRunError) -> bool:
    """And nobody has explained it yet: work at one server may lead to another."""
    return error.code in _ABOUT_WHO and not error.data.keys() & {"reason", "origin"}


def _without_token(problem: ImportRunError, facts: dict[str, Any]) -> ImportRunError:
    """The account has no token that its host takes, and no other could be got."""
    reason = problem.data.get("reason", "token_refused")
    if reason == "account_gone":
        return ImportRunError(problem.code, problem.message, **problem.data | facts)
    if problem.code in ("not_found", "auth_required"):
        host = facts["host"]
        return ImportRunError(
            "auth_required", f"{host} wants a new sign-in.", **facts | {"reason": reason}
        )
    return ImportRunError(problem.code, problem.message, **problem.data | facts)


def _forbidden(
    services: Services, error: ImportRunError, account: Account, facts: dict[str, Any]
) -> ImportRunError:
    """The server knows who it is and does not allow it."""
    host, details = facts["host"], _details(error)
    if _SSO.search(details):
        page = _PAGE.search(details)
        found = {"page": page[0]} if page else {}
        return ImportRunError(
            "auth_failed",
            f"An organization on {host} wants a single sign-on first.",
            reason="sso_required",
            **error.data | facts | found,
        )
    scopes = host_of(services, account).kind.scopes
    lacking = [use for use in scopes.missing(account.scopes) if use in ("clone", "push")]
    if not lacking and _NO_PERMISSION.search(details):
        lacking = ["push"]
    if lacking:
        return ImportRunError(
            "auth_failed",
            f"The token for {host} does not allow this.",
            reason="too_few_scopes",
            **error.data | facts | {"missing": lacking, "scopes": list(scopes.wanted(lacking))},
        )
    return ImportRunError(
        "auth_failed",
        f"The account may not do this on {host}.",
        reason="not_allowed",
        **error.data | facts,
    )


def _details(error: ImportRunError) -> str:
    return str(error.data.get("details", ""))
