"""Navigation: tabs, breadcrumbs, from a statement to its source and back, addresses that moved."""

from __future__ import annotations

import pytest

from browser.places import (
    DISPUTE,
    ORGANIZATION,
    PERSON,
    SMALL,
    SOURCE,
    STATEMENT,
    Visit,
    place,
    style,
)

TABS = ("Disputes", "People", "Organizations", "Timeline", "Sources")
MAIN = "Main"


def test_each_tab_leads_to_a_page_that_marks_it(visit: Visit) -> None:
    page = visit("gaps/")
    tabs = page.get_by_role("navigation", name=MAIN).get_by_role("link")
    assert tabs.all_inner_texts() == list(TABS)
    for tab in TABS:
        tabs.filter(has_text=tab).click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == tab
        marked = page.get_by_role("navigation", name=MAIN).locator("[aria-current]")
        assert marked.all_inner_texts() == [tab]


@pytest.mark.parametrize("kind", ["an organization", "a person", "a dispute", "a source"])
def test_a_record_marks_its_tab_and_leads_up(visit: Visit, kind: str) -> None:
    page = visit(SMALL[kind])
    above = f"{SMALL[kind].partition('/')[0]}/"
    marked = page.get_by_role("navigation", name=MAIN).locator("[aria-current]")
    assert marked.inner_text().lower() == above.rstrip("/")
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link").last.click()
    page.wait_for_load_state()
    assert place(page) == above
    page.locator(f"main a[href$='{SMALL[kind].partition('/')[2]}']").first.click()
    page.wait_for_load_state()
    assert place(page) == SMALL[kind]


def test_the_skip_link_comes_first_and_leads_past_the_header(visit: Visit) -> None:
    page = visit(PERSON)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash !== ''")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_on_a_mark_leads_to_its_paragraph_and_a_link_there_leads_back(visit: Visit) -> None:
    page = visit(STATEMENT)
    mark = page.locator("main").get_by_role("link", name="¶4").first
    mark.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page) == f"{SOURCE}#p4"
    paragraph = page.locator(":target")
    box = paragraph.bounding_box()
    assert box
    assert 0 <= box["y"] < 900, "the paragraph is in view, and nothing covers it"
    other = page.locator("#p3")
    assert style(paragraph, "background-color") != style(other, "background-color")
    with page.expect_navigation():
        paragraph.locator("a[href*='/statements/chapter-letter']").first.click()
    assert place(page).startswith(STATEMENT)
    page.go_back()
    assert place(page) == f"{SOURCE}#p4"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_key_fact_shows_it(visit: Visit, width: int) -> None:
    page = visit(f"{ORGANIZATION}#founded", width=width)
    box = page.locator(":target").bounding_box()
    assert box
    assert 0 <= box["y"] < 900
    assert "April 2001" in page.locator(":target").inner_text()


def test_an_address_without_a_page_leads_on(visit_real: Visit) -> None:
    page = visit_real("no/such/page/")
    assert page.locator("h1").inner_text() == "Page not found"
    page.locator("main").get_by_role("link", name="timeline").click()
    page.wait_for_load_state()
    assert place(page) == "timeline/"


def test_a_phone_reaches_every_tab_through_the_menu(visit: Visit) -> None:
    page = visit(PERSON, width=390, height=844)
    assert not page.get_by_role("navigation", name=MAIN).is_visible()
    menu = page.locator("summary", has_text="Menu")
    menu.click()
    shown = page.get_by_role("navigation", name="Menu").get_by_role("link")
    assert set(TABS) <= set(shown.all_inner_texts())
    shown.filter(has_text="All parts of this site").click()
    assert page.locator("footer").get_by_role("link", name="Corrections").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_that_a_record_has_left_leads_on(visit: Visit, scripts: bool) -> None:
    page = visit("people/ada-sample/?h=rule#Said", java_script_enabled=scripts)
    page.wait_for_url("**/people/ada-example/**")
    assert page.locator("h1").inner_text() == "Ada Example"
    if scripts:
        assert place(page) == f"{PERSON}#Said", "with the part that was asked for"


def test_the_jumps_of_a_dispute_lead_to_its_points(visit: Visit) -> None:
    page = visit(DISPUTE)
    jumps = page.get_by_role("navigation", name="Accusations, by point").get_by_role("link")
    for number in range(jumps.count()):
        jumps.nth(number).click()
        assert page.locator(":target").get_by_role("heading").count() == 1
