"""Where a link goes."""

from __future__ import annotations

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.links.page import lab_page


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("http://localhost:8888", "http://localhost:8888/lab"),
        ("http://localhost:8888/lab?token=secret#x", "http://localhost:8888/lab"),
        ("https://example.org/jupyter/tree/user/n.ipynb", "https://example.org/jupyter/lab"),
        ("https://example.org/jupyter/", "https://example.org/jupyter/lab"),
        ("http://[::1]:8888/", "http://[::1]:8888/lab"),
        ("https://hub.example.org/hub", "https://hub.example.org/hub/user-redirect/lab"),
        ("https://hub.example.org/hub/home", "https://hub.example.org/hub/user-redirect/lab"),
        (
            "https://example.org/jupyter/user/ada/gpu/lab/tree/x?reset",
            "https://example.org/jupyter/hub/user-redirect/lab",
        ),
        (
            "https://hub.example.org/hub/user-redirect/lab?import-run=x",
            "https://hub.example.org/hub/user-redirect/lab",
        ),
        (
            "https://example.org/jupyter/hub/user-redirect/servers/gpu%20a/lab/tree/n.ipynb?reset",
            "https://example.org/jupyter/hub/user-redirect/servers/gpu%20a/lab",
        ),
        (
            "https://hub.example.org/hub/user-redirect/servers/../x",
            "https://hub.example.org/hub/user-redirect/lab",
        ),
        ("https://BÜCHER.example/a(b)'*;c", "https://xn--bcher-kva.example/a%28b%29%27%2A%3Bc/lab"),
    ],
)
def test_a_link_goes_to_jupyterlab(address: str, page: str) -> None:
    assert lab_page(address) == page
    assert lab_page(page) == page


@pytest.mark.parametrize(
    "address",
    ["", "hub.example.org", "javascript:alert(1)", "git@example.org:lab", "ssh://a.org/lab"],
)
def test_other_addresses_have_no_page(address: str) -> None:
    with pytest.raises(ImportRunError, match="begins with https") as caught:
        lab_page(address)
    assert caught.value.code == "invalid_url"


def test_a_link_takes_no_password_along() -> None:
    with pytest.raises(ImportRunError) as caught:
        lab_page("https://u:p@a.org/")
    assert caught.value.data["reason"] == "credentials"
