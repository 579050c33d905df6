"""Search: what people type leads to the right page, with the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser.places import Visit, place
from casebook.intake import take_in
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUERY = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"
FIRST_LINKS = f"{RESULT} > a.md-search-result__link"
META = ".md-search-result__meta"

RIGHT_PAGES = {
    "brana": "people/nick-brana/",
    "proudsocialist": "people/ryan-knight/",
    "step 2": "statements/ocasio-cortez-reply-2020-12/",
    "slack": "topics/slack/",
    "bylaws": "topics/bylaws/",
    "speakership": "topics/speakership/",
    "dore": "people/jimmy-dore/",
    "medicare": "topics/medicare-for-all/",
    "mpp": "organizations/movement-for-a-peoples-party/",
    "orla": "organizations/our-revolution-los-angeles/",
}
"""What people type, and the page that they look for."""


def search(page: Page, words: str) -> list[str]:
    """Open the search with its key, type ``words``, and give the pages found, the best first."""
    page.wait_for_selector(f"{META}:has-text('Type to start searching')", state="attached")
    page.keyboard.press("/")
    page.wait_for_function(f"document.activeElement.matches('{QUERY}')")
    page.keyboard.type(words)
    page.wait_for_function(
        f"/\\d+ matching|no matching/i.test(document.querySelector('{META}').textContent)"
    )
    found, before = results(page), None
    while found != before:  # the answers to what was typed before the last key may come late
        page.wait_for_timeout(200)
        found, before = results(page), found
    return found


def results(page: Page) -> list[str]:
    """The pages in the list of results, below the site."""
    links = page.eval_on_selector_all(FIRST_LINKS, "links => links.map(link => link.href)")
    return [urlsplit(link).path.split("/", 2)[2] for link in links]


@pytest.mark.parametrize("words", RIGHT_PAGES)
def test_the_right_page_is_among_the_first_three_results(visit: Visit, words: str) -> None:
    found = search(visit("about/"), words)
    assert RIGHT_PAGES[words] in found[:3]


@pytest.mark.parametrize("width", [1280, 390])
def test_three_results_are_in_view_at_once(visit: Visit, width: int) -> None:
    """A page with much on it does not push the others out of sight."""
    page = visit("about/", width=width, height=844)
    search(page, "mpp")
    boxes = [link.bounding_box() for link in page.locator(FIRST_LINKS).all()[:3]]
    assert len(boxes) == 3
    assert all(box and box["y"] + box["height"] <= 844 for box in boxes)


def test_enter_leads_to_the_best_result(visit: Visit) -> None:
    page = visit("about/")
    search(page, "proudsocialist")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page).startswith(RIGHT_PAGES["proudsocialist"])


def test_the_arrow_keys_lead_from_result_to_result(visit: Visit) -> None:
    page = visit("about/")
    found = search(page, "slack")
    page.keyboard.press("ArrowDown")
    focus = page.evaluate_handle("document.activeElement")
    assert focus.get_property("href").json_value().split("?")[0].endswith(found[0])
    page.keyboard.press("ArrowDown")
    assert page.evaluate("it => it !== document.activeElement", focus)
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page).startswith(found[0])


def test_escape_closes_the_search(visit: Visit) -> None:
    page = visit("about/")
    search(page, "slack")
    page.keyboard.press("Escape")
    page.wait_for_function(f"!document.activeElement.matches('{QUERY}')")
    assert place(page) == "about/"


def test_what_is_sensitive_is_not_found(visit: Visit) -> None:
    ledger = take_in(ROOT).casebook.ledger
    sensitive = [utterance for utterance in ledger.all.values() if utterance.entry.sensitive]
    assert sensitive, "the real record has such an entry"
    for utterance in sensitive:
        assert utterance.entry.gist
        words = re.findall("[a-z]{6,}", utterance.entry.gist.plain(str).lower())
        page = visit("")
        search(page, f'"{" ".join(dict.fromkeys(words))}"')
        assert page.locator(RESULT).count() == 0, "no page has all of its words"
        page = visit("")
        search(page, utterance.entry.key.replace("-", " "))
        links = page.eval_on_selector_all(f"{RESULT} a", "links => links.map(link => link.hash)")
        assert f"#{utterance.entry.key}" not in links


def test_all_the_words_of_an_entry_find_it(visit: Visit) -> None:
    """The counterpart of the test above, which an empty index would pass."""
    page = visit("")
    found = search(page, '"proudsocialist"')
    assert found[0] == RIGHT_PAGES["proudsocialist"]
