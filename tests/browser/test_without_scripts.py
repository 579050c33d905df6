"""Without JavaScript everything that a page says is there, and its links work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from browser.places import PERSON, SMALL, SOURCE, WIDE, Visit, place
from browser.survey import TEXT, WIDTHS, Seen
from intensity import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """A page without scripts, used again and again, which saves time."""
    with browser.new_context(
        base_url=address,
        viewport={"width": min(WIDTHS), "height": 900},
        java_script_enabled=False,
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", SMALL if LONG else WIDE)
def test_a_page_says_the_same_with_and_without_scripts(
    plain: Page, look: Callable[[str, str, int], Seen], kind: str
) -> None:
    plain.goto(SMALL[kind])
    assert plain.evaluate(TEXT) == look("small", kind, min(WIDTHS))["words"]


def test_links_work_without_scripts(visit: Visit) -> None:
    page = visit("people/", java_script_enabled=False)
    page.locator("main").get_by_role("link", name="Ada Example").first.click()
    page.wait_for_load_state()
    assert place(page) == PERSON
    page.locator("main").get_by_role("link", name="¶4").first.click()
    page.wait_for_load_state()
    assert place(page) == f"{SOURCE}#p4"
    assert page.locator(":target").is_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Disputes").click()
    page.wait_for_load_state()
    assert place(page) == "disputes/"


@pytest.mark.parametrize("width", WIDTHS)
def test_what_needs_a_script_is_not_offered_and_a_word_says_so(visit: Visit, width: int) -> None:
    page = visit(PERSON, width=width, java_script_enabled=False)
    for name in ("Search", "Dark colors"):
        assert page.get_by_role("button", name=name).count() == 0
    page.locator("header").get_by_role("link", name="A to Z").click()
    page.wait_for_load_state()
    assert place(page) == "a-z/"
    assert page.locator("main").get_by_role("link", name="Ada Example").is_visible()


def test_the_menu_opens_without_scripts(visit: Visit) -> None:
    page = visit(PERSON, width=390, java_script_enabled=False)
    page.locator("summary", has_text="Menu").press("Enter")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Timeline").click()
    page.wait_for_load_state()
    assert place(page) == "timeline/"
