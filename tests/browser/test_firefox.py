"""Every kind of page in Firefox: it is all there, fits its window, and nothing complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.measures import CUT, LEVELS, NAMELESS, OUTSIDE, TARGETS
from browser.places import PERSON, REAL, SMALL, WIDE, Visit, real_places
from intensity import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1440, 390)

pytestmark = pytest.mark.parametrize("opened", ["firefox"], indirect=True)


def complaints(page: Page) -> dict[str, list[str]]:
    """What is wrong with ``page`` as it stands, by the measures that Chromium is judged by too."""
    measures = {"outside": OUTSIDE, "cut": CUT, "targets": TARGETS, "nameless": NAMELESS}
    found = {name: page.evaluate(measure) for name, measure in measures.items()}
    return {name: told for name, told in found.items() if told}


def is_well(page: Page) -> None:
    """The page has one heading above all others, a main part with words, and nothing amiss in a
    wide window or a narrow one.
    """
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LEVELS).count(1) == 1
        assert len(page.locator("main").inner_text().split()) > 10
        assert complaints(page) == {}


@pytest.mark.parametrize("kind", SMALL if LONG else WIDE)
def test_a_page_of_the_small_site_is_well(visit: Visit, kind: str) -> None:
    is_well(visit(SMALL[kind]))


@pytest.mark.parametrize("kind", REAL if LONG else REAL[:2])
def test_a_page_of_the_real_site_is_well(visit_real: Visit, kind: str) -> None:
    is_well(visit_real(real_places()[kind]))


@pytest.mark.parametrize("width", WIDTHS)
def test_search_leads_to_a_page_by_keys_alone(visit: Visit, width: int) -> None:
    page = visit("", width=width)
    page.keyboard.press("/")
    page.wait_for_selector("dialog input:focus")
    page.keyboard.type("ada example")
    first = page.get_by_role("dialog").get_by_role("link", name="Ada Example").first
    first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PERSON}**")
    assert page.get_by_role("heading", level=1).inner_text() == "Ada Example"
