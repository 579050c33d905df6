"""Paper: what only a screen can do is left out, and every source has its address in words.

That no sheet is empty and no column lost is seen in the survey.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.places import DISPUTE, SMALL, SOURCE, Visit
from browser.survey import Seen
from builds import SITE_URL

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 14
"""The sheets of the dispute with most accusations."""

RECORDS = ["an organization", "a person", "an event", "a statement", "a dispute"]


@pytest.fixture
def printed(visit: Visit) -> Callable[[str], Page]:
    """Lays a page out for paper, for a reader who has chosen dark colors."""

    def at(place: str) -> Page:
        page = visit(place, width=658, height=1000, color_scheme="dark")
        page.emulate_media(media="print")
        return page

    return at


@pytest.mark.parametrize("width", [390, 1280])
def test_the_dispute_with_most_accusations_has_few_sheets(
    look: Callable[[str, str, int], Seen], width: int
) -> None:
    assert len(look("real", "the dispute with most accusations", width)["sheets"]) <= MOST


@pytest.mark.parametrize("kind", RECORDS)
def test_every_source_of_a_record_has_its_address_in_words(
    printed: Callable[[str], Page], kind: str
) -> None:
    page = printed(SMALL[kind])
    section = page.locator("section", has=page.get_by_role("heading", name="Sources", exact=True))
    sources = section.locator("ol > li").all()
    assert sources
    for source in sources:
        assert "https://" in source.inner_text()


def test_the_page_of_a_source_has_its_address_in_words(printed: Callable[[str], Page]) -> None:
    assert "https://paper.example/2003/05/06/" in printed(SOURCE).locator("main").inner_text()


def test_paper_says_where_it_is_from_and_of_when(visit_real: Visit) -> None:
    page = visit_real("timeline/", width=658)
    where = page.get_by_text(f"{SITE_URL}timeline/")
    assert where.count() == 1
    assert not where.is_visible()
    page.emulate_media(media="print")
    assert where.is_visible()
    assert page.get_by_text(re.compile(r"last read in \w+ \d{4}")).is_visible()


@pytest.mark.parametrize("place", [DISPUTE, "timeline/", SOURCE])
def test_what_only_a_screen_can_do_is_not_printed(
    printed: Callable[[str], Page], place: str
) -> None:
    page = printed(place)
    for what in ("button", "select", "header nav", "summary", "a[href='#content']"):
        assert not any(each.is_visible() for each in page.locator(what).all()), what
