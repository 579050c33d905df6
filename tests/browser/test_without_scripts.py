"""Without JavaScript everything that a page says is there, and its links work."""

from __future__ import annotations

import pytest

from browser.places import DISPUTE, PAGES, PERSON, SOURCE, STATEMENT, Visit, place

CONTENT = ".md-content"

CONTROLS = ".md-content form"
"""What narrows a list needs a script, and is not there without it; the list is."""


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_says_the_same_with_and_without_scripts(visit: Visit, kind: str) -> None:
    with_scripts = visit(PAGES[kind])
    with_scripts.wait_for_selector("html.js", state="attached")
    without = visit(PAGES[kind], java_script_enabled=False)
    for page in (with_scripts, without):
        page.eval_on_selector_all(CONTROLS, "forms => forms.forEach(form => form.remove())")
    text = without.locator(CONTENT).inner_text().split()
    assert text == with_scripts.locator(CONTENT).inner_text().split()
    assert len(text) > 10


@pytest.mark.parametrize("place", ["charges-and-replies/", f"{DISPUTE}points/", STATEMENT])
def test_quotations_charges_and_replies_are_visible_without_scripts(
    visit: Visit, place: str
) -> None:
    page = visit(place, java_script_enabled=False)
    for selector in (".cb-quote", ".cb-pair__side", ".cb-gist"):
        found = page.locator(f"{CONTENT} {selector}").all()
        assert found
        assert all(each.is_visible() for each in found)


def test_links_work_without_scripts(visit: Visit) -> None:
    page = visit("people/", java_script_enabled=False)
    page.locator(f".cb-index a[href$='{PERSON.removeprefix('people/')}']").click()
    page.wait_for_load_state()
    assert place(page) == PERSON
    page.locator(f"a.cb-cite[href*='{SOURCE}#p']").first.click()
    page.wait_for_load_state()
    assert place(page).startswith(f"{SOURCE}#p")
    assert page.locator(":target").is_visible()
    page.locator(".md-tabs__link", has_text="Disputes").click()
    page.wait_for_load_state()
    assert place(page) == "disputes/"


@pytest.mark.parametrize("width", [1280, 390])
def test_what_needs_a_script_is_not_offered_and_a_word_says_so(visit: Visit, width: int) -> None:
    page = visit(PERSON, width=width, java_script_enabled=False)
    for name in ("Search", "Dark colours"):
        assert page.get_by_role("button", name=name).count() == 0
    told = page.locator(".md-header .cb-noscript")
    assert told.is_visible()
    assert "JavaScript" in told.inner_text()
    told.get_by_role("link", name="A to Z").click()
    page.wait_for_load_state()
    assert place(page) == "a-z/"
    page.locator(f".md-content a[href$='{PERSON}']").first.click()
    page.wait_for_load_state()
    assert place(page) == PERSON


def test_the_menu_opens_without_scripts(visit: Visit) -> None:
    page = visit(PERSON, width=390, java_script_enabled=False)
    page.get_by_role("button", name="Menu").press("Enter")
    page.locator(".cb-menu a", has_text="Timeline").click()
    page.wait_for_load_state()
    assert place(page) == "timeline/"
