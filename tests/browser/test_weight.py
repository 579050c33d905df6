"""Weight and calm: what a first view costs, and that nothing moves while it is read.

The budgets are those of the project: 90 KB as they travel, ten requests, a layout shift of 0.01.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from browser.places import PAGES, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

BYTES = 90_000
REQUESTS = 10
SHIFT = 0.01

SEARCH = "/assets/search/"
"""Where all that search needs is; nobody who only reads is to wait for it."""

SHIFTED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    scrollTo(0, document.body.scrollHeight);
    setTimeout(() => done(sum), 300);
})"""
"""All shifts of the layout since the page was opened, the reader's own doings left out."""

COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")
"""The kinds of files that hosts of static files send compressed."""


def cost(response: Response) -> int:
    """How many bytes the body takes on its way."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(COMPRESSED) else len(body)


@pytest.mark.parametrize("kind", PAGES)
def test_a_first_view_is_light(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context(base_url=address) as context:
        responses: list[Response] = []
        context.on("response", lambda response: responses.append(response))  # noqa: PLW0108
        context.new_page().goto(PAGES[kind], wait_until="networkidle")
        costs = {response.url.removeprefix(address): cost(response) for response in responses}
        assert "assets/casebook.js" in costs
    assert sum(costs.values()) <= BYTES, costs
    assert len(responses) <= REQUESTS, costs
    assert not any(SEARCH in f"/{url}" for url in costs), costs


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_moves(visit: Visit, kind: str, width: int) -> None:
    page = visit(PAGES[kind], width=width, height=844)
    page.wait_for_load_state("networkidle")
    assert float(page.evaluate(SHIFTED)) <= SHIFT


def test_what_moves_would_be_seen(visit: Visit) -> None:
    page = visit("about/")
    page.evaluate(
        "() => { const it = document.createElement('div'); it.style.height = '200px';"
        " document.querySelector('h1').before(it) }"
    )
    assert float(page.evaluate(SHIFTED)) > SHIFT


def test_nothing_moves_for_a_reader_who_chose_other_colours(visit: Visit) -> None:
    page = visit("about/", color_scheme="light")
    page.locator(".cb-scheme").click()
    assert page.locator("html").get_attribute("data-cb-scheme") == "dark"
    page.reload(wait_until="networkidle")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert float(page.evaluate(SHIFTED)) <= SHIFT
