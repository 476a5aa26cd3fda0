"""What git says, and what it means."""

from __future__ import annotations

import pytest

from jupyter_import_run.git.errors import classify
from jupyter_import_run.redaction import redact_output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            "fatal: could not read Username for 'https://h.example': terminal prompts disabled",
            "auth_required",
        ),
        ("git@h.example: Permission denied (publickey).", "auth_required"),
        ("fatal: Authentication failed for 'https://h.example/o/r.git/'", "auth_failed"),
        ("fatal: Remote branch x not found in upstream origin", "ref_not_found"),
        ("fatal: couldn't find remote ref nope", "ref_not_found"),
        ("error: Server does not allow request for unadvertised object 0123", "ref_not_found"),
        ("fatal: repository 'https://h.example/o/r.git/' not found", "not_found"),
        ("fatal: write error: No space left on device\nfatal: fetch-pack: oops", "disk_full"),
        ("fatal: unable to access 'https://h/': Could not resolve host: h", "network"),
        ("error: RPC failed; curl 28 Operation too slow. Less than 1000 bytes/sec", "timeout"),
        ("fatal: early EOF\nfatal: fetch-pack: invalid index-pack output", "network"),
        ("fatal: unable to access x: server certificate verification failed.", "network"),
        ("fatal: transport 'file' not allowed", "forbidden"),
        ("error: object 01: gitmodulesUrl: x\nfatal: fsck error in packed object", "unsupported"),
        ("fatal: dumb http transport does not support shallow capabilities", "unsupported"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "busy"),
        ("fatal: could not create work tree dir '/x': Permission denied", "forbidden"),
        ("fatal: failed to encode 'b c.txt' from UTF-99 to UTF-8", "unsupported"),
        ("fatal: not a git repository: /x/.git/worktrees/gone", "not_found"),
        ("fatal: not a git repository (or any of the parent directories): .git", "not_found"),
        ("error: index-pack died of signal 9\nfatal: index-pack failed", "internal"),
        ("remote: error: pack-objects died of signal 9\nfatal: early EOF", "network"),
        ("fatal: sha1 file '/x/index.lock' write error. Out of diskspace", "disk_full"),
        ("error: unable to create file d/n: Operation not permitted", "forbidden"),
        ("error: could not lock config file .git/config: File exists", "busy"),
        ("fatal: CRLF would be replaced by LF in a.txt", "unsupported"),
        ("something that nobody has seen", "internal"),
    ],
)  # fmt: skip
def test_gits_words_have_a_code(words: str, code: str) -> None:
    assert classify(words, 128).code == code


@pytest.mark.parametrize(
    ("words", "returncode"),
    [
        ("", -9),
        ("fatal: the remote end hung up unexpectedly", -15),
        ("error: index-pack died of signal 9\nfatal: index-pack failed", 128),
    ],
)
def test_a_git_that_somebody_ended_is_not_the_fault_of_the_server(
    words: str, returncode: int
) -> None:
    error = classify(words, returncode)
    assert (error.code, error.data["reason"]) == ("internal", "git_ended")


@pytest.mark.parametrize(
    ("words", "code", "reason", "host"),
    [
        (
            "fatal: unable to access 'https://me@h.example:8443/o/r.git/': "
            "SSL certificate problem: self-signed certificate",
            "network", "certificate", "h.example:8443",
        ),
        (
            "No ED25519 host key is known for [h.example]:2222 and you have requested strict "
            "checking.\nHost key verification failed.",
            "auth_required", "unknown_host_key", "h.example:2222",
        ),
        (
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key for h.example "
            "has changed and you have requested strict checking.\nHost key verification failed.",
            "auth_failed", "host_key_changed", "h.example",
        ),
    ],
)  # fmt: skip
def test_a_server_that_cannot_prove_who_it_is_is_named(
    words: str, code: str, reason: str, host: str
) -> None:
    error = classify(words, 128)
    assert (error.code, error.data["reason"], error.data["host"]) == (code, reason, host)


def test_details_hold_gits_words_without_secrets() -> None:
    error = classify("fatal: https://me:hunter2@h.example/r.git?token=abc is odd", 128)
    assert "hunter2" not in error.data["details"]
    assert "abc" not in error.data["details"]
    assert "h.example/r.git" in error.data["details"]


def test_redact_leaves_plain_addresses_alone() -> None:
    assert redact_output("https://h.example/o/r") == "https://h.example/o/r"


def test_the_branch_that_is_in_the_way_of_another_is_named() -> None:
    ref = "refs/heads/a/b"
    error = classify(f"fatal: cannot lock ref '{ref}': 'refs/heads/a' exists; cannot create", 128)
    assert (error.code, error.data["reason"], error.data["name"]) == (
        "exists",
        "branch_in_the_way",
        "a",
    )
