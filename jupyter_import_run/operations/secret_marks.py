"""What looks like a secret, by a file's name or by what is in it: as data.

Guesses, for a question before a commit: a file that is meant to be there is confirmed once. The
prefixes of tokens are those that their issuers made so that they can be found.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

_NAMES = (
    ".env",
    ".env.*",
    "*.env",
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ecdsa_sk",
    "id_ed25519",
    "id_ed25519_sk",
    "*.pem",
    "*.key",
    "*.ppk",
    "*.p12",
    "*.pfx",
    "*.jks",
    "*.keystore",
    "*.kdbx",
    ".netrc",
    "_netrc",
    ".git-credentials",
    ".htpasswd",
    ".pgpass",
    ".pypirc",
    ".dockercfg",
    "credentials",
    "credentials.json",
    "credentials.y*ml",
    "client_secret*.json",
    "service[-_]account*.json",
    "secrets.json",
    "secrets.toml",
    "secrets.y*ml",
    "kubeconfig",
    "token.json",
    "kaggle.json",
)

_HARMLESS = ("*.example", "*.sample", "*.template", "*.dist", "*.pub.pem", "*.pub.key")

_PRIVATE_KEY = re.compile(
    rb"-----BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d:"
)

_TOKEN = re.compile(
    rb"\b(?:"
    rb"(?:AKIA|ASIA)[0-9A-Z]{16}"  # Amazon Web Services
    rb"|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}"
    rb"|gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat)-[A-Za-z0-9_-]{20,}"
    rb"|hf_[A-Za-z0-9]{30,}"
    rb"|xox[abeoprs]-[A-Za-z0-9-]{20,}"  # Slack
    rb"|AIza[0-9A-Za-z_-]{35}|GOCSPX-[0-9A-Za-z_-]{28}"  # Google
    rb"|[rs]k_live_[0-9A-Za-z]{20,}"  # Stripe
    rb"|sk-[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"  # OpenAI
    rb"|sk-ant-[a-z0-9]+-[A-Za-z0-9_-]{40,}"  # Anthropic
    rb"|npm_[A-Za-z0-9]{36}|pypi-AgEI[A-Za-z0-9_-]{50,}"
    rb"|SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"  # SendGrid
    rb"|dapi[0-9a-f]{32}"  # Databricks
    rb"|dop_v1_[0-9a-f]{64}"  # DigitalOcean
    rb")(?![A-Za-z0-9])"
    rb"|AccountKey=[A-Za-z0-9+/]{86}=="  # Azure Storage
    rb"|[?&]token=[0-9a-f]{48}\b"  # a Jupyter server
)

_SOONEST_BINARY = 8000
"""Bytes among which a NUL says that a file is no text, as git looks for it."""


def has_secret_name(path: str) -> bool:
    """Whether a file of this name usually is a secret."""
    name = path.rpartition("/")[2].lower()
    if any(fnmatchcase(name, pattern) for pattern in _HARMLESS):
        return False
    return any(fnmatchcase(name, pattern) for pattern in _NAMES)


def private_keys(content: bytes) -> set[bytes]:
    """The headers of private keys in a text."""
    return set() if _is_binary(content) else set(_PRIVATE_KEY.findall(content))


def tokens(content: bytes) -> set[bytes]:
    """What looks like an access token in a text."""
    return set() if _is_binary(content) else set(_TOKEN.findall(content))


def _is_binary(content: bytes) -> bool:
    return b"\0" in content[:_SOONEST_BINARY]
