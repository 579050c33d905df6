"""The timeline narrowed to a party and a dispute: by keyboard, with an address to share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from browser.places import Visit
from casebook.catalog.timeline import Moment
from casebook.intake import take_in
from casebook.records.references import Ref
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

PARTY = Ref("organizations", "our-revolution-los-angeles")
DISPUTE = Ref("disputes", "mpp-and-orla")
MARKS = "a.cb-mark:not(.cb-mark--off)"


def moments(*wanted: Ref) -> list[Moment]:
    """The moments that touch all of ``wanted``, as the data has them."""
    timeline = take_in(ROOT).casebook.timeline
    return [m for m in (*timeline.dated, *timeline.undated) if set(wanted) <= m.touches]


def names(page: Page) -> list[str]:
    """What the list shows."""
    return page.locator(
        ".cb-timeline > li:visible .cb-timeline__what p > a:first-child"
    ).all_inner_texts()


def test_the_whole_list_is_there_until_it_is_narrowed(visit: Visit) -> None:
    page = visit("timeline/")
    assert page.locator(".cb-filter").is_visible()
    assert names(page) == [moment.name for moment in moments()]


def test_a_choice_with_the_keyboard_narrows_list_and_picture_and_changes_the_address(
    visit: Visit,
) -> None:
    page = visit("timeline/")
    page.get_by_label("Party", exact=True).focus()
    page.keyboard.type("ORLA")
    page.keyboard.press("Tab")
    found = moments(PARTY)
    page.wait_for_function("location.search !== ''")
    assert parse_qs(urlsplit(page.url).query) == {"party": [str(PARTY)]}
    assert names(page) == [moment.name for moment in found]
    assert page.locator(MARKS).count() == sum(moment.date is not None for moment in found)
    assert page.get_by_role("status").inner_text() == f"{len(found)} of {len(moments())} shown"


def test_an_address_that_was_shared_shows_the_same(visit: Visit) -> None:
    page = visit(f"timeline/?party={PARTY}&dispute={DISPUTE}")
    page.wait_for_selector(".cb-filter:visible")
    assert names(page) == [moment.name for moment in moments(PARTY, DISPUTE)]
    page.get_by_role("button", name="Show all").press("Enter")
    assert names(page) == [moment.name for moment in moments()]
    assert urlsplit(page.url).query == ""


def test_a_year_in_which_nothing_is_left_has_no_heading(visit: Visit) -> None:
    page = visit(f"timeline/?party={PARTY}")
    page.wait_for_selector(".cb-filter:visible")
    assert not page.locator("h2", has_text="2016").is_visible()
    assert page.locator("h2", has_text="2021").is_visible()


def test_an_address_that_names_nobody_shows_all(visit: Visit) -> None:
    page = visit("timeline/?party=people/nobody-at-all")
    page.wait_for_selector(".cb-filter:visible")
    assert len(names(page)) == len(moments())


def test_without_scripts_the_whole_list_is_there_and_nothing_that_would_not_work(
    visit: Visit,
) -> None:
    page = visit(f"timeline/?party={PARTY}", java_script_enabled=False)
    assert names(page) == [moment.name for moment in moments()]
    assert not page.locator(".cb-filter").is_visible()
    assert page.locator(MARKS).count() > 50
