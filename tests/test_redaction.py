"""Secrets are nowhere in what others see."""

from __future__ import annotations

from base64 import b64encode

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch.answers import Response
from jupyter_import_run.git.errors import classify
from jupyter_import_run.hosting.api import basic, bearer
from jupyter_import_run.hosting.refusals import require_api_success
from jupyter_import_run.redaction import keep_out, redact, redact_output


def test_what_a_server_says_back_is_in_no_error() -> None:
    header = basic("ada", "TOKEN-BB")
    bearer("glpat-0123456789")
    pair = header.removeprefix("Basic ")
    words = f"remote: you sent {header}, so {pair}, ada:TOKEN-BB, glpat-0123456789\nfatal: 403"
    told = [classify(words, 128).info()]
    with pytest.raises(ImportRunError) as caught:
        body = f'{{"message": "{header} is ada:TOKEN-BB"}}'.encode()
        require_api_success(Response(403, {}, body, "https://h.example"), "h.example")
    told.append(caught.value.info())
    told.append(ImportRunError("internal", "x", deep=[{"a": ["TOKEN-BB"]}], n=3).info())
    for secret in ("TOKEN-BB", pair, "glpat-0123456789"):
        assert secret not in str(told)
    assert told[2].data == {"deep": [{"a": ["…"]}], "n": 3}


@pytest.mark.parametrize("name", ["eve", "oauth2"])
def test_a_header_that_nobody_here_has_sent_is_none_the_less_left_out(name: str) -> None:
    pair = b64encode(f"{name}:unheard-of".encode()).decode()
    for header in (f"Authorization: Basic {pair}", f"authorization: bearer  {pair}"):
        assert pair not in redact(header)


def test_other_words_stay_as_they_are() -> None:
    keep_out("", None, "short", "password")
    for words in (
        "HTTP Basic: Access denied for a password",
        "Basic authentication is off; a bearer token is not short.",
        "ssh://git@h.example/a?b",
    ):
        assert redact(words) == words
    assert redact_output("https://me:it@h.example/a?b=c d") == "https://h.example/a?… d"
