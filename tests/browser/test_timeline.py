"""The timeline narrowed to a party and a dispute: by keyboard, with an address to share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from browser.places import Visit, page_of
from casebook.catalog.timeline import Moment
from casebook.intake import take_in
from casebook.records.references import Ref
from projects import EXAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

PARTY = Ref("organizations", "example-chapter")
DISPUTE = Ref("disputes", "alliance-and-chapter")
SHARED = f"timeline/?party={page_of(PARTY)}&dispute={page_of(DISPUTE)}"


def moments(*wanted: Ref) -> list[str]:
    """The names of the moments that touch all of ``wanted``, as the data has them."""
    timeline = take_in(EXAMPLE).casebook.timeline
    everything: list[Moment] = [*timeline.dated, *timeline.undated]
    return [moment.name for moment in everything if set(wanted) <= moment.touches]


def names(page: Page) -> list[str]:
    """What the list shows."""
    lines = page.locator("main ol > li:visible")
    return [line.get_by_role("link").first.inner_text() for line in lines.all()]


def test_a_choice_with_the_keyboard_narrows_the_list_and_changes_the_address(visit: Visit) -> None:
    page = visit("timeline/")
    assert names(page) == moments()
    page.get_by_label("Party", exact=True).focus()
    page.keyboard.type("Chap")
    page.keyboard.press("Tab")
    page.wait_for_function("location.search !== ''")
    assert parse_qs(urlsplit(page.url).query) == {"party": [page_of(PARTY)]}
    assert names(page) == moments(PARTY)
    told = f"Showing {len(moments(PARTY))} of {len(moments())}"
    assert page.get_by_role("status").inner_text() == told


def test_an_address_that_was_shared_shows_the_same_and_all_can_be_shown_again(
    visit: Visit,
) -> None:
    page = visit(SHARED)
    assert 0 < len(moments(PARTY, DISPUTE)) < len(moments(PARTY))
    page.get_by_role("button", name="Show all").wait_for()
    assert names(page) == moments(PARTY, DISPUTE)
    page.get_by_role("button", name="Show all").press("Enter")
    assert names(page) == moments()
    assert urlsplit(page.url).query == ""


def test_a_year_in_which_nothing_is_left_has_no_heading(visit_real: Visit) -> None:
    page = visit_real("timeline/")
    years = page.locator("main h2:visible")
    before = years.count()
    choice = page.get_by_label("Dispute", exact=True)
    choice.select_option(index=1)
    assert 0 < years.count() < before
    for year in years.all():
        assert year.locator("xpath=following-sibling::ol[1]").locator("li:visible").count() > 0


def test_an_address_that_names_nobody_shows_all(visit: Visit) -> None:
    page = visit("timeline/?party=people/nobody-at-all/")
    page.get_by_role("button", name="Show all").wait_for()
    assert names(page) == moments()


def test_without_scripts_the_whole_list_is_there_and_nothing_that_would_not_work(
    visit: Visit,
) -> None:
    page = visit(SHARED, java_script_enabled=False)
    assert names(page) == moments()
    assert page.locator("main select:visible").count() == 0
