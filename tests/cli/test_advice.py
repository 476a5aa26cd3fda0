from __future__ import annotations

from typing import get_args

from jupyter_import_run.cli import advice as module
from jupyter_import_run.cli.advice import advice
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire import reasons
from jupyter_import_run.wire.errors import ErrorCode


def all_reasons() -> set[str]:
    return {
        reason
        for name, value in vars(reasons).items()
        if name.endswith("Reason") and name != "ErrorReason"
        for reason in get_args(value)
    }


def test_there_is_advice_for_codes_and_reasons_that_exist_only() -> None:
    assert set(module._BY_CODE) <= set(get_args(ErrorCode))
    assert set(module._BY_REASON) - {"can_allow"} <= all_reasons()


def test_every_piece_of_advice_is_a_sentence_also_where_nothing_is_known() -> None:
    for say in (*module._BY_CODE.values(), *module._BY_REASON.values()):
        assert say({})
        assert "{" not in say({"host": "h", "program": "p", "fingerprint": "f"})


def test_a_reason_says_more_than_its_code() -> None:
    error = ImportRunError("push_rejected", "No.", reason="branch_moves")
    assert advice(error) == ["Try again in a moment."]


def test_a_sign_in_is_for_the_host_that_asked() -> None:
    error = ImportRunError("auth_required", "No.", host="git.lab")
    assert advice(error) == ["Sign in: jupyter import-run accounts add git.lab"]


def test_long_lists_of_files_are_cut() -> None:
    conflicts = [{"path": f"{number}.txt"} for number in range(25)]
    said = advice(ImportRunError("conflict", "No.", conflicts=conflicts))
    assert said[:2] == ["  0.txt", "  1.txt"]
    assert said[20] == "  … and 5 more"


def test_the_files_of_whatever_is_refused_are_named_each_once() -> None:
    warnings = [{"path": "a", "what": "token"}, {"path": "a", "what": "large"}, {"path": "b"}]
    for facts, named in [
        ({"reason": "needs_confirmation", "warnings": warnings}, ["  a", "  b"]),
        ({"reason": "outputs_kept", "path": "a", "paths": ["a", "b"]}, ["  a", "  b"]),
        ({"reason": "impossible_name", "path": "git~1"}, ["  git~1"]),
    ]:
        assert list(advice(ImportRunError("invalid_request", "No.", **facts)))[:-1] == named


def test_an_unknown_ssh_key_is_shown_with_how_to_trust_it() -> None:
    facts = {"host": "git.lab", "fingerprint": "SHA256:abc"}
    error = ImportRunError("auth_required", "No.", reason="unknown_host_key", **facts)
    (said,) = advice(error)
    assert said.endswith("hosts allow git.lab --fingerprint SHA256:abc")
