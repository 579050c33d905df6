"""Navigation: tabs, breadcrumbs, the keyboard, from a statement to its source and back."""

from __future__ import annotations

import pytest

from browser.places import ORGANIZATION, PAGES, PERSON, RECORDS, SOURCE, Visit, place, style
from builds import REPO_URL

ABOVE = {
    "an organization": ("Organizations", "Organizations", "organizations/"),
    "a person": ("People", "People", "people/"),
    "an event": ("Timeline", "Events", "events/"),
    "a statement": ("Timeline", "Statements", "statements/"),
    "a dispute": ("Disputes", "Disputes", "disputes/"),
    "a topic": ("Disputes", "Glossary", "topics/"),
    "a source": ("Sources", "Sources", "sources/"),
}
"""For each kind of record: its tab, and the name and address of the page above it."""


@pytest.mark.parametrize(
    "tab", ["Home", "Organizations", "People", "Timeline", "Disputes", "Sources", "About"]
)
def test_each_tab_leads_to_a_page_that_marks_it(visit: Visit, tab: str) -> None:
    page = visit("gaps/")
    page.locator(".md-tabs__link", has_text=tab).click()
    page.wait_for_load_state()
    assert page.locator(".md-tabs__item--active").inner_text() == tab
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_marks_its_tab_and_leads_up(visit: Visit, kind: str) -> None:
    tab, _, above = ABOVE[kind]
    page = visit(RECORDS[kind])
    assert page.locator(".md-tabs__item--active").inner_text() == tab
    page.locator(f".md-path a[href$='/{above.split('/')[-2]}/'], .md-path a").last.click()
    page.wait_for_load_state()
    assert page.locator("h1").is_visible()
    assert page.locator(".md-tabs__item--active").inner_text() == tab


@pytest.mark.parametrize("kind", RECORDS)
def test_the_index_of_a_kind_lists_its_record(visit: Visit, kind: str) -> None:
    _, title, above = ABOVE[kind]
    page = visit(above)
    assert page.locator("h1").inner_text() == title
    slug = RECORDS[kind].split("/")[1]
    page.locator(f".cb-index > li > a[href$='/{slug}/']").click()
    page.wait_for_load_state()
    assert place(page) == RECORDS[kind]


def test_tab_reaches_the_skip_link_then_the_header(visit: Visit) -> None:
    page = visit(PERSON)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.md-skip')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-header') !== null")


def test_the_skip_link_leads_past_the_header(visit: Visit) -> None:
    page = visit(PERSON)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash !== ''")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_enter_on_a_citation_mark_leads_to_its_paragraph_and_a_link_there_leads_back(
    visit: Visit,
) -> None:
    page = visit(PERSON)
    mark = page.locator(f"a.cb-cite[href*='{SOURCE}#p']").last
    paragraph = str(mark.get_attribute("href")).partition("#")[2]
    mark.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page) == f"{SOURCE}#{paragraph}"

    target = page.locator(":target")
    assert target.get_attribute("id") == paragraph
    header = page.locator(".md-header").bounding_box()
    box = target.bounding_box()
    assert header
    assert box
    assert box["y"] >= header["height"], "the header does not cover the paragraph"
    assert box["y"] < 900, "the paragraph is in view"
    other = page.locator(f"li.cb-paragraph:not(#{paragraph})").first
    assert style(target, "background-color") != style(other, "background-color")

    rest = target.locator("a[href*='/uses/']")
    carried = bool(rest.count())
    if carried:  # much rests on the paragraph, and all of it stands on a page of its own
        with page.expect_navigation():
            rest.press("Enter")
        assert place(page).endswith(f"#{paragraph}")
        target = page.locator(":target ~ .cb-rest").first
    back = target.locator(f"a[href$='{PERSON}']")
    with page.expect_navigation():
        back.first.click()
    assert place(page) == PERSON

    page.go_back()
    if carried:
        page.go_back()
    assert place(page) == f"{SOURCE}#{paragraph}"
    assert page.locator(":target").get_attribute("id") == paragraph
    page.go_back()
    assert place(page) == PERSON


@pytest.mark.parametrize("kind", RECORDS)
def test_the_edit_button_leads_to_the_file_of_the_record(visit: Visit, kind: str) -> None:
    page = visit(RECORDS[kind])
    file = f"data/{RECORDS[kind].rstrip('/')}.yml"
    button = page.locator("a.md-content__button[rel=edit]")
    assert button.get_attribute("href") == f"{REPO_URL}/edit/main/{file}"
    assert button.is_visible()
    assert page.locator("#data + p").inner_text().find(file) > 0, "named on the page itself, too"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_key_fact_shows_it(visit: Visit, width: int) -> None:
    page = visit(ORGANIZATION, width=width)
    fact = page.locator(".cb-facts dl > div[id]").last.get_attribute("id")
    page.goto(f"{ORGANIZATION}#{fact}")
    target = page.locator(".cb-facts :target")
    box = target.bounding_box()
    assert box
    assert 0 < box["y"] < 900
    other = page.locator(".cb-facts dl > div[id]").first
    assert style(target, "background-color") != style(other, "background-color")


def test_an_address_without_a_page_leads_on(visit: Visit) -> None:
    page = visit(PAGES["no page"])
    assert page.locator("h1").inner_text() == "Page not found"
    page.locator(".md-content a", has_text="People").click()
    page.wait_for_load_state()
    assert place(page) == "people/"


def test_a_phone_reaches_every_tab_through_the_menu(visit: Visit) -> None:
    page = visit(PERSON, width=390, height=844)
    assert not page.locator(".md-tabs").is_visible()
    page.get_by_role("button", name="Menu").click()
    link = page.locator(".cb-menu a", has_text="About").first
    link.wait_for()
    assert link.is_visible()
