"""Who may be reached: rules of the administrator, choices of the person, judged addresses.

``check`` a URL before anything is done with it; ``pin`` it before connecting, and connect
to the pinned addresses only.
"""

from __future__ import annotations

from .addresses import Reach, judge
from .hosts import HostRule, PrivateHost, parse_host_rule, parse_private_host
from .policy import NetworkPolicy, Pin
from .proxy import proxy_for
from .resolve import Resolver, resolve
from .target import Target, parse_target

__all__ = [
    "HostRule",
    "NetworkPolicy",
    "Pin",
    "PrivateHost",
    "Reach",
    "Resolver",
    "Target",
    "judge",
    "parse_host_rule",
    "parse_private_host",
    "parse_target",
    "proxy_for",
    "resolve",
]
