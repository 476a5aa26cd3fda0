"""A text becomes a source: what it is, which host it names, and who can read that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ..errors import ImportRunError
from .escapes import decode, escape_name
from .hosts import ALIASES, SSH_HOSTS, guessed_kind, known_kind, serves_https
from .location import Location, read_location
from .marks import marked, read_marks
from .names import is_notebook
from .pasted import ends_a_sentence, find_address
from .providers import PROVIDERS, Provider, codecommit, plain, ssh
from .refusals import refuse
from .secrecy import has_account_token
from .source import Source
from .wrappers import unwrap

_DEPTH = 4
"""Links within links that are followed."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DOUBLED = re.compile(r"(?:https?:/+)+(?=https?://)", re.IGNORECASE)
_SHORT = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9_.-]{1,100})/?(?:#(.+))?")
"""``owner/name``, ``owner/name#ref``; an owner on GitHub has no dot and no underscore."""
# The dot inside a host is looked for ahead: a text of many dots is tried once, not at each.
_HOST_AND_PATH = re.compile(
    r"(?:(?=[^\s/:@?#][^\s/:@?#.]*\.[^\s/:@?#])[^\s/:@?#]+|localhost|\[[0-9A-Fa-f:]+\])"
    r"(?::[0-9]+)?/\S"
)
_SCP = re.compile(
    r"(?:[^\s@/:]+@(?:\[[^\]\s]*\]|[^\s@/:]+)|(?=[^\s@/:][^\s@/:.]*\.[^\s@/:])[^\s@/:]+)"
    r":(?!//)\S"
)
_MISTYPED_SCP = re.compile(r"git@([^\s@/:]+)/(?=\S)")
_TRANSPORT = re.compile(r"[A-Za-z0-9+.-]+::")
_CREDENTIALS = re.compile(r"[^\s/@:]+:(?!//)[^\s/@]*@")
_ON_THIS_MACHINE = re.compile(r"(?:localhost|[0-9]+(?:\.[0-9]+){3}|\[[^\]]*\])(?::[0-9]+)?/")
_LOCAL = re.compile(r"[./~]|[A-Za-z]:[\\/]|\\\\|file:", re.IGNORECASE)


def parse(text: str, providers: Mapping[str, str]) -> Source:
    """See :func:`jupyter_import_run.sources.parse`."""
    return _parse(text, providers=providers, depth=0)


def _parse(
    text: str, *, providers: Mapping[str, str], depth: int, is_repository: bool = False
) -> Source:
    if depth > _DEPTH:
        raise refuse("nested")
    address, ref = find_address(text)
    source = _read_address(address, providers, depth, is_repository)
    return _lasting(marked(source, ref, None))


def _lasting(source: Source) -> Source:
    """``source`` with a URL that is not cut like a sentence when it is pasted again."""
    url = source.url
    if not ends_a_sentence(url):
        return source
    closed = f"{url[:-1]}%{ord(url[-1]):02X}" if "#" in url else f"{url}#"
    return replace(source, url=closed)


def _read_address(
    text: str, providers: Mapping[str, str], depth: int, is_repository: bool
) -> Source:
    text = _with_scheme(text)
    scheme = text.partition(":")[0].lower()
    if scheme in ("https", "http"):
        return _read_web(text, providers, depth, is_repository)
    whole, _, fragment = text.partition("#")
    ref, open = read_marks(fragment)
    if text.startswith("codecommit:"):
        source = codecommit.read_remote(whole)
    elif text.lower().startswith("ssh://"):
        host = whole.partition("://")[2].partition("/")[0].rpartition("@")[2].lower()
        source = ssh.read_url(whole, _ssh_kind(host, providers))
    else:
        host = re.split(r":(?![^\[]*\])", whole, maxsplit=1)[0].rpartition("@")[2].lower()
        source = ssh.read_scp(whole, _ssh_kind(host, providers))
    return marked(source, ref, open)


def _with_scheme(text: str) -> str:
    """``text`` as https, ssh or codecommit has it. Raises ``invalid_url`` for all else."""
    text = _DOUBLED.sub("", text, count=1)
    scheme = _SCHEME.match(text)
    name = scheme[1].lower() if scheme else ""
    if "\\" in text:
        raise refuse("local_path" if _LOCAL.match(text) else "backslash")
    if name in ("https", "http", "ssh") and text[len(name) : len(name) + 3] == "://":
        return name + text[len(name) :]
    if name in ("git+ssh", "ssh+git"):
        return "ssh" + text[len(name) :]
    if name == "git" and text[3:6] == "://" and serves_https(text[6:].partition("/")[0].lower()):
        return "https" + text[3:]
    if text.startswith("codecommit:"):
        return text
    if text.startswith("//") and _HOST_AND_PATH.match(text[2:]):
        return "https:" + text
    if _LOCAL.match(text):
        raise refuse("local_path")
    if _CREDENTIALS.match(text):
        raise refuse("credentials")
    if _TRANSPORT.match(text) or (scheme and text[len(name) + 1 :][:2] == "//"):
        raise refuse("scheme")
    if _HOST_AND_PATH.match(text):
        return ("http://" if _ON_THIS_MACHINE.match(text) else "https://") + text
    if _SCP.match(text):
        return text
    if _MISTYPED_SCP.match(text):
        return text.replace("/", ":", 1)
    if scheme:
        raise refuse("scheme")
    return _short(text)


def _short(text: str) -> str:
    """``owner/name`` means GitHub, as in its own command line; ``#ref`` is as npm has it."""
    if is_notebook(text) and "/" not in text:
        raise refuse("local_path")
    short = _SHORT.fullmatch(text)
    if short is not None and not is_notebook(text):
        repository, fragment = short.groups()
        if fragment and read_marks(fragment) == (None, None):
            fragment = f"ref={escape_name(decode(fragment))}"
        return f"https://github.com/{repository}" + (f"#{fragment}" if fragment else "")
    host = text.lower()
    if host in ALIASES or known_kind(host, {}):
        return f"https://{host}/"
    raise refuse("no_url")


def _ssh_kind(host: str, providers: Mapping[str, str]) -> str:
    host = re.sub(r":[0-9]+$", "", host)
    kind = known_kind(SSH_HOSTS.get(host, host), providers) or guessed_kind(host)
    if kind is None and codecommit.is_git_host(host):
        return codecommit.KIND
    return kind if kind in PROVIDERS and kind else plain.KIND


def _read_web(text: str, providers: Mapping[str, str], depth: int, is_repository: bool) -> Source:
    location = read_location(text)
    if location.host in ALIASES:
        location = location._replace(host=ALIASES[location.host])
    if location.scheme == "http" and serves_https(location.host):
        location = location._replace(scheme="https")
    kind = known_kind(location.host, providers)
    inner = unwrap(
        location, partial(_parse, providers=providers, depth=depth + 1), anywhere=kind is None
    )
    if inner is not None:
        return inner
    source = _read_page(location, kind, is_repository)
    if (source.kind == "repository" or not source.secret) and has_account_token(location.query):
        raise refuse("credentials")
    ref, open = read_marks(location.fragment)
    return marked(source, ref, open)


def _read_page(location: Location, kind: str | None, is_repository: bool) -> Source:
    if kind is not None:
        provider = PROVIDERS.get(kind)
        return provider.read(location) if provider else plain.read(location)
    recognised = (p for p in PROVIDERS.values() if p.recognises and p.recognises(location))
    provider = next(recognised, None)
    if provider is not None:
        return provider.read(location)
    kind = guessed_kind(location.host)
    if kind:
        return _read_guess(location, PROVIDERS[kind])
    return plain.read(location, is_repository=is_repository)


def _read_guess(location: Location, provider: Provider) -> Source:
    """A page of what is probably this kind of host; a notebook without a page there is a file."""
    words = location.words
    if not words or not is_notebook(words[-1]):
        return provider.read(location)
    try:
        source = provider.read(location)
    except ImportRunError:
        return plain.read(location)
    return source if source.kind == "notebook" else plain.read(location)
