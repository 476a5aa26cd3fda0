"""Whether two addresses can lead to nothing but the same repository: what a lock-down asks.

:func:`~..sources.same_repository` tells clones apart and may be generous: it takes whatever ssh
serves on a host for what the host's pages show. Here that has to be so.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import ImportRunError
from ..policy import Target, parse_target
from ..sources import kind_of, same_repository
from ..sources.hosts import SSH_HOSTS
from ..sources.providers import codecommit

_SSH_PORTS = {"bitbucket_server": frozenset({22, 7999})}
"""https://confluence.atlassian.com/bitbucketserver/enable-ssh-access-to-git-776640358.html"""
_ANY_USER = frozenset({codecommit.KIND, "azure"})
"""Kinds at which the user's name says who comes, and not whose repositories are served."""


def is_certainly(asked: str, offered: str, providers: Mapping[str, str]) -> bool:
    """Whether ``asked`` can lead to nothing but the repository ``offered``.

    By ssh that is so as the same user at the same port, or where a known kind of host serves
    under both addresses what it has. ``providers`` as for :func:`~..sources.parse`.
    """
    if not same_repository(asked, offered):
        return False
    try:
        one, other = parse_target(asked), parse_target(offered)
    except ImportRunError:
        return False
    if "ssh" not in (one.scheme, other.scheme):
        return True
    if _door(one) == _door(other):
        return True
    return _is_forge(one, providers) and _is_forge(other, providers)


def stays_there(url: str, own: str) -> bool:
    """Whether ``own``, where the person's ssh goes for ``url``, is that server.

    Some hosts have a second name for ssh.
    """
    asked, reached = parse_target(url), parse_target(own)
    if (asked.host, asked.port) == (reached.host, reached.port):
        return True
    return SSH_HOSTS.get(reached.host) == asked.host and reached.port in _ports(reached, None)


def _door(target: Target) -> tuple[str, str | None, str, int, bool]:
    """As whom one comes to which server, and whether one begins in the home of that user there."""
    begins_at_home = "://" not in target.url and not target.url.endswith(f":{target.path}")
    return target.scheme, target.user, target.host, target.port, begins_at_home


def _is_forge(target: Target, providers: Mapping[str, str]) -> bool:
    """Whether there is a known kind of host, which serves the same by ssh and by https."""
    kind = kind_of(target.url, providers)
    if kind is None:
        return False
    if target.scheme != "ssh":
        return target.authority == target.host or target.authority in providers
    return (target.user == "git" or kind in _ANY_USER) and target.port in _ports(target, kind)


def _ports(target: Target, kind: str | None) -> frozenset[int]:
    """Where a forge listens for ssh; those with a host of their own for it do so at 443 too."""
    if target.host in SSH_HOSTS:
        return frozenset({22, 443})
    return _SSH_PORTS.get(kind or "", frozenset({22}))
