"""The badge in other people's documents: one image in one link, whatever its names are."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import mistune
import pytest
from docutils.core import publish_string
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.links import texts
from jupyter_import_run.links.link import Link
from jupyter_import_run.links.page import lab_page
from jupyter_import_run.links.picture import picture

MARKUP = (
    "](x) ![ <script> --> `` ** _ \\ \n\n :target: .. |x| &amp; &copy= \" ' ]] "
    ":: \u202e \u2028 \ud800"
)
NAMES = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(MARKUP.split(" ")), max_size=6).map("".join),
)
PICTURES = st.sampled_from(["a b.svg", "../x)(y.svg", "https://h.org/a_b_?x=(1)&y='2'", "a.svg_"])


class Elements(HTMLParser):
    """Every element with its attributes, and the text between."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(NAMES, NAMES, PICTURES)
@example("x](https://evil.example)[", "_", "a.svg")
def test_no_name_becomes_markup(name: str, branch: str, image: str) -> None:
    link = Link("https://github.com/o/r", branch.replace("\ud800", ""), "n.ipynb_").at(
        lab_page("https://hub.example.org/a(b)*_[c]/hub")
    )
    label, address = texts.label(name), texts.picture_address(image)
    found_by = [of_sphinx(link, address, label)]
    markdown = texts.markdown(link, address, label)
    # As on Git hosts, and as in notebooks that nbconvert makes into pages.
    for document in (MarkdownIt().render(markdown), str(mistune.html(markdown))):
        page = Elements(document)
        assert page.text.strip() == ""
        assert [tag for tag, _ in page.elements] == ["p", "a", "img"]
        found_by.append(dict(page.elements))
    page = Elements(texts.html(link, address, label))
    assert page.text == ""
    assert [tag for tag, _ in page.elements] == ["a", "img"]
    for found in (*found_by, dict(page.elements)):
        assert found["a"]["href"] == link
        assert found["img"]["src"] == address
        assert found["img"]["alt"] == label


def of_sphinx(link: str, address: str, label: str) -> dict[str, dict[str, str | None]]:
    """The same as docutils reads it."""
    document = ElementTree.fromstring(
        publish_string(
            texts.rst(link, address, label),
            writer="xml",
            settings_overrides={"halt_level": 1, "report_level": 1},
        )
    )
    [reference] = document.iter("reference")
    [image] = document.iter("image")
    assert len(list(document.iter())) == 3
    return {
        "a": {"href": reference.get("refuri")},
        "img": {"src": image.get("uri"), "alt": image.get("alt")},
    }


def test_no_picture_is_a_script() -> None:
    assert texts.picture_address("javascript:alert(1)") == "javascript%3Aalert%281%29"
    with pytest.raises(ImportRunError):
        texts.picture_address("data://x")


def test_the_picture_says_what_it_is() -> None:
    svg = ElementTree.fromstring(picture())
    [title] = svg.iter("{http://www.w3.org/2000/svg}title")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == title.get("id")
    assert title.text == "Import & Run in Jupyter"
