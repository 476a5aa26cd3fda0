"""All tests share one profile of the browser; none finds what another has left there."""

from __future__ import annotations

from browsing.profile import Profile
from playwright.sync_api import Page, Route

HERE = "http://127.0.0.1:9/"
LEAVE = """
async () => {
    localStorage.left = 'left';
    sessionStorage.left = 'left';
    document.cookie = 'left=left; max-age=600';
    await (await caches.open('left')).put('/left', new Response('left'));
    await new Promise(resolve => { indexedDB.open('left').onsuccess = resolve; });
}
"""
LEFT = """
async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    document.cookie,
    ...await caches.keys(),
    ...(await indexedDB.databases()).map(database => database.name)
].filter(Boolean)
"""


def test_the_next_test_finds_nothing_of_the_last_one(profile: Profile, page: Page) -> None:
    serve(page)
    page.evaluate(LEAVE)
    assert len(page.evaluate(LEFT)) == 5
    profile.context.new_page()
    profile.clear()
    assert profile.pages == []
    later = profile.context.new_page()
    serve(later)
    assert later.evaluate(LEFT) == []


def serve(page: Page) -> None:
    """Go to an empty page that any site could have."""

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Empty</title>", content_type="text/html")

    page.route(HERE, answer)
    page.goto(HERE)
