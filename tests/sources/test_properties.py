"""What holds for every string whatever."""

# ruff: noqa: PT017, SIM905

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.policy import NetworkPolicy
from jupyter_import_run.sources import Source, parse, redacted, same_repository, web_url
from jupyter_import_run.sources.refusals import REASONS
from jupyter_import_run.wire.reasons import ErrorReason

KNOWN = [
    vector["in"]
    for vector in json.loads((Path(__file__).parent / "url-vectors.json").read_text("utf-8"))[
        "vectors"
    ]
]
PROVIDERS = {"gitlab.example.org": "gitlab", "gitea.test": "gitea", "bb.test": "bitbucket_server"}

HOSTS = st.sampled_from(
    "github.com raw.githubusercontent.com gist.github.com gitlab.com codeberg.org bitbucket.org "
    "huggingface.co hf.co dev.azure.com o.visualstudio.com git.sr.ht nbviewer.org mybinder.org "
    "colab.research.google.com www.kaggle.com deepnote.com www.dropbox.com drive.google.com "
    "zenodo.org example.org:8443 gitlab.example.org gitea.test bb.test github.example.org "
    "git-codecommit.us-east-1.amazonaws.com us-east-1.console.aws.amazon.com [::1] 127.1 "
    "hub.example.org".split()
)
WORDS = st.sampled_from(
    "o r g - blob tree raw src branch tag commit commits pull pulls merge_requests snippets "
    "releases archive main HEAD refs heads feat%2Fx v1.0 n.ipynb N.IPYNB a%20b My%20%231.ipynb "
    "x.py page.html r.git .. . %2e%2e %00 %0A %FF ~u @ : datasets spaces resolve _git projects "
    "repos browse scm users item v2 gh gl git github gist urls urls%2F%3Fq d file ide project edit "
    "jobs 12 artifacts download 0123456789abcdef0123456789abcdef01234567 git-pull lab "
    "start --x ü \u202e % s scl records files api v4 repository".split()
)
VALUES = st.one_of(WORDS, st.sampled_from(KNOWN).map(lambda url: quote(url, safe="")))
KEYS = st.sampled_from(
    "path version at until branch open import-run repo urlpath labpath subPath targetPath data src "
    "url id ref h token dl region next return_to".split()
)
QUERIES = st.lists(st.tuples(KEYS, VALUES), max_size=4).map(
    lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
)
SHAPED = st.builds(
    lambda scheme, host, parts, query, fragment: (
        f"{scheme}{host}/{'/'.join(parts)}"
        + (f"?{query}" if query else "")
        + (f"#{fragment}" if fragment else "")
    ),
    st.sampled_from(["https://", "https://", "http://", "", "ssh://git@", "git@", "https://u@"]),
    HOSTS,
    st.lists(WORDS, max_size=8),
    QUERIES,
    st.sampled_from(["", "", "ref=a%2Fb&open=c", "open=n.ipynb", "file-n-ipynb", "L3"]),
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A known URL with pieces cut out, put in or taken from another one."""
    text: str = draw(st.sampled_from(KNOWN))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        other: str = draw(st.sampled_from(KNOWN))
        cut = draw(st.integers(0, len(other)))
        piece = draw(st.one_of(st.just(""), st.text(max_size=3), WORDS, st.just(other[cut:])))
        text = text[:start] + piece + text[end:]
    return text


ANYTHING = st.one_of(st.text(), SHAPED, mutations())


def source_of(text: str) -> Source | None:
    try:
        return parse(text, PROVIDERS)
    except ImportRunError as error:
        reason = error.data["reason"]
        assert (error.code, error.message) == REASONS[reason]
        return None


@given(ANYTHING)
@example("https://[")
@example("https://example.org/%")
@example("git@[::1")
@settings(max_examples=400, deadline=None)
def test_no_string_raises_anything_but_our_own_error(text: str) -> None:
    source = source_of(text)
    redacted(text)
    same_repository(text, "https://github.com/o/r")
    web_url(text, "main", "n.ipynb", providers=PROVIDERS)
    if source is not None:
        assert_sound(source)
        assert_means_the_same_again(source)


def assert_sound(source: Source) -> None:
    assert_safe_name(source.suggested_name)
    assert source.kind == "repository" or source.suggested_name
    if source.kind == "repository":
        assert source.repository_url
        assert source.download_url is None
        assert source.path is None
    for address in filter(None, (source.url, source.download_url, source.repository_url)):
        assert not address.startswith("-")
        assert not any(unicodedata.category(c) in ("Cc", "Cs") or c == " " for c in address)
    if source.download_url is not None:
        assert source.download_url.startswith(("https://", "http://"))
        assert source.download_url.isascii() or not source.host.isascii()
    assert not set(source.host) & set("/@?# \\")
    for name in filter(None, (source.ref, source.path, source.open)):
        assert not name.startswith(("-", "/")) or name == source.path or name == source.open
        assert ".." not in name.split("/")
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in name)


def assert_safe_name(name: str) -> None:
    assert name
    assert not set(name) & set('/\\:*?"<>|')
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= 200
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name)
    assert "\u202e" not in name


def assert_means_the_same_again(source: Source) -> None:
    again = parse(source.url, PROVIDERS)
    for field in ("kind", "provider", "repository_url", "ref", "path", "download_url", "open"):
        assert getattr(again, field) == getattr(source, field), field
    assert again.url == source.url


@given(ANYTHING)
@settings(max_examples=100, deadline=None)
def test_the_policy_judges_whatever_is_found(text: str) -> None:
    source = source_of(text)
    if source is None:
        return
    for address in filter(None, (source.download_url, source.repository_url)):
        try:
            NetworkPolicy().check(address)
        except ImportRunError as error:
            assert error.code in ("invalid_url", "address_forbidden")


SECRETS = st.sampled_from(["s3cr3t", "ghp_S3cr3tS3cr3tS3cr3tS3cr3t", "glpat-S3cr3t", "S3c%52r3t"])


@st.composite
def with_secrets(draw: st.DrawFn) -> tuple[str, str]:
    """A URL that carries a secret where people put one, plain or inside a link."""
    secret = draw(SECRETS)
    host = draw(HOSTS)
    path = "/".join(draw(st.lists(WORDS, max_size=5)))
    user = draw(st.sampled_from(["user:{}@", "oauth2:{}@", "{}@", "{}:x-oauth-basic@", ""]))
    name = draw(
        st.sampled_from(["token", "private_token", "access_token", "X-Amz-Signature", "sig"])
    )
    address = f"https://{user.format(secret)}{host}/{path}"
    if not user or draw(st.booleans()):
        address += f"?{name}={secret}"
    for _ in range(draw(st.integers(0, 2))):
        wrapper = draw(
            st.sampled_from(
                [
                    "https://hub.example.org/lab?import-run={}",
                    "https://hub.example.org/git-pull?repo={}",
                    "https://deepnote.com/launch?url={}",
                    "https://mybinder.org/v2/git/{}/main",
                    "https://example.org/page?u={}",
                    'https://cloud.backend.ai/start?type=url&data={{"url":"{}"}}',
                ]
            )
        )
        address = wrapper.format(quote(address, safe=""))
    command = draw(st.sampled_from(["", "", "git clone ", "git+"]))
    return command + address, secret


@given(with_secrets())
@settings(max_examples=200, deadline=None)
def test_a_secret_is_never_shown(pasted: tuple[str, str]) -> None:
    text, secret = pasted
    try:
        source = parse(text, PROVIDERS)
    except ImportRunError as error:
        shown = json.dumps([error.message, error.data, str(error), redacted(text)])
    else:
        shown = json.dumps([source.public_url(), source.suggested_name, source.repository_url])
        if source.download_url and secret in source.download_url:
            assert source.secret
    assert secret not in shown


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_is_one_plain_sentence_or_two(reason: ErrorReason) -> None:
    _, message = REASONS[reason]
    assert message.endswith(".")
    assert "please" not in message.lower()
    assert "error" not in message.lower()
