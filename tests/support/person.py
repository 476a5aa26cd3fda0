"""A person at a browser without scripts: opens pages, keeps cookies, presses buttons."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar


@dataclass
class Page:
    """A page as it came, with its forms."""

    url: str
    status: int
    text: str
    forms: list[Form] = field(default_factory=list)
    referrer_policy: str = ""

    @property
    def origin(self) -> str:
        """What a browser says with a form that is sent from here: ``null`` where the page hides it.

        https://fetch.spec.whatwg.org/#append-a-request-origin-header
        """
        parts = urllib.parse.urlsplit(self.url)
        hidden = self.referrer_policy == "no-referrer"
        return "null" if hidden else f"{parts.scheme}://{parts.netloc}"


@dataclass
class Form:
    """A form with its fields; ``buttons`` are label → field of its own."""

    action: str
    method: str
    id: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str] | None] = field(default_factory=dict)


class Person:
    """Does with pages what a person does. Blocks."""

    def __init__(self, headers: dict[str, str] | None = None) -> None:
        self.cookies = CookieJar()
        self._headers = headers or {}
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def open(self, url: str) -> Page:
        """A page, at the end of all redirects."""
        return self._send(urllib.request.Request(url, headers=self._headers))

    def post_json(self, url: str, value: object) -> Page:
        """What a script in the browser does."""
        headers = {**self._headers, "Content-Type": "application/json"}
        body = json.dumps(value).encode()
        return self._send(urllib.request.Request(url, data=body, headers=headers))

    def _send(self, request: urllib.request.Request) -> Page:
        try:
            answer = self._opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode("utf-8", "replace")
            policy = answer.headers.get("Referrer-Policy", "")
            return Page(answer.url, answer.status, text, _Forms.of(text), policy)

    def press(self, page: Page, label: str, **typed: str) -> Page:
        """Press the button ``label``, with ``typed`` in the fields of its form."""
        form = next(form for form in page.forms if label in form.buttons)
        own = form.buttons[label]
        fields = {**form.fields, **typed, **(dict([own]) if own is not None else {})}
        target = urllib.parse.urljoin(page.url, form.action)
        body = urllib.parse.urlencode(fields).encode()
        headers = {"Origin": page.origin}  # and no other: a form has none, only cookies
        return self._send(urllib.request.Request(target, data=body, headers=headers))


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._button: tuple[str, tuple[str, str] | None] | None = None

    @classmethod
    def of(cls, text: str) -> list[Form]:
        parser = cls()
        parser.feed(text)
        return parser.forms

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get"),
                                   given.get("id", "")))  # fmt: skip
        elif tag == "input" and self.forms and given.get("name"):
            self.forms[-1].fields[given["name"]] = given.get("value", "")
        elif tag == "button":
            name = given.get("name")
            field_ = (name, given.get("value", "")) if name else None
            self._button = (given.get("form", ""), field_)

    def handle_data(self, data: str) -> None:
        if self._button is not None and data.strip():
            form_id, own = self._button
            for form in self.forms[-1:] if not form_id else self.forms:
                if not form_id or form.id == form_id:
                    form.buttons[data.strip()] = own
            self._button = None
