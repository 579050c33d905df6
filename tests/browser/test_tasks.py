"""Seven tasks that readers bring, from the start page by clicks alone, on a phone and on a desk.

Each is tried in two browsers, at home in one.

What counts are the clicks, and how many screens are to be scrolled from where the last click led.
The small casebook has what each task asks for. Of the real one only properties are known: where the
record has nothing to answer a task with, the test is skipped and says what is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from browser.places import PERSON, Visit, page_of, real_record
from casebook.catalog.ledger import listable
from casebook.records.entities import Organization
from casebook.records.references import Ref
from intensity import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SCREENS = {390: 844, 1440: 900}
MARK = ".cites a"
REPLY = ".reply"
QUOTATION = "q, blockquote"

BROWSERS = ["browser", "firefox"] if LONG else ["browser"]

widths = pytest.mark.parametrize("width", SCREENS)
pytestmark = pytest.mark.parametrize("opened", BROWSERS, indirect=True)


@dataclass
class Reader:
    """Somebody who clicks, and who scrolls from where a click has led."""

    page: Page
    clicks: int = 0

    def click(self, link: Locator) -> None:
        """Follow ``link``, or open what it opens."""
        self.clicks += 1
        link.click()
        self.page.wait_for_load_state()

    def kind(self, name: str) -> None:
        """Go to the overview called ``name``: by its tab, on a phone through the menu."""
        menu = self.page.locator("summary", has_text="Menu")
        if menu.is_visible():
            self.click(menu)
        links = self.page.locator("header").get_by_role("link", name=name, exact=True)
        self.click(links.locator("visible=true").first)

    def screens(self, what: Locator) -> float:
        """How many screens are to be seen until all of ``what`` was in view."""
        what.wait_for()
        top, bottom = what.evaluate(
            "it => { const {top, bottom} = it.getBoundingClientRect(); return [top, bottom] }"
        )
        return float(max(bottom, -top)) / SCREENS[self.width]

    @property
    def width(self) -> int:
        """The width of the window."""
        window = self.page.viewport_size
        assert window
        return window["width"]


def reader(visit: Visit, width: int) -> Reader:
    """A reader on the start page of a site."""
    return Reader(visit("", width=width, height=SCREENS[width]))


def main(read: Reader) -> Locator:
    return read.page.locator("main")


# ----------------------------------------------------- Was an accusation answered, in which words?


@widths
def test_whether_an_accusation_was_answered(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.click(main(read).get_by_role("link", name="Why did the chapter leave?"))
    jumps = main(read).get_by_role("navigation", name="Accusations, by point")
    read.click(jumps.get_by_role("link", name="Minutes"))
    point = read.page.locator(":target")
    assert "had kept no minutes" in point.inner_text()
    assert read.clicks <= 2
    reply = point.locator(REPLY).first
    assert "minutes lay open in its office" in reply.inner_text()
    assert reply.locator(MARK).count() > 0
    assert read.screens(reply) <= 1


@widths
def test_whether_the_real_record_has_an_answer_on_bylaws(visit_real: Visit, width: int) -> None:
    read = reader(visit_real, width)
    asked = main(read).get_by_role("link", name=re.compile("bylaws", re.IGNORECASE))
    if not asked.count():
        pytest.skip("No question of the start page is about bylaws.")
    read.click(asked.first)
    point = read.page.locator(":target")
    assert "bylaws" in point.get_by_role("heading").first.inner_text().lower()
    assert read.clicks <= 2
    assert read.screens(point.locator(REPLY).first) <= 1
    assert read.screens(point.locator(QUOTATION).first) <= 1
    assert point.locator(MARK).count() > 0


# ----------------------------------------------------- How is a document cited in APA?


def cited(read: Reader) -> str:
    """The reference to the original in APA, as the page of a statement gives it."""
    cite = main(read).get_by_role("link", name="Cite", exact=True)
    sourced = main(read).get_by_role("link", name="How this page is sourced")
    read.click(cite if cite.count() else sourced)
    section = read.page.locator("section", has=read.page.get_by_role("heading", name="Cite"))
    original = section.get_by_role("heading", name="The original")
    apa = original.locator("xpath=following-sibling::p[contains(., 'APA')][1]")
    assert read.screens(apa) <= 1.5
    return apa.inner_text()


@widths
def test_how_a_document_is_cited(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.click(main(read).get_by_role("link", name="Bulletin on the rule"))
    assert "https://alliance.example/bulletin/2" in cited(read)
    assert read.clicks <= 2


@widths
def test_how_a_document_of_the_real_record_is_cited(visit_real: Visit, width: int) -> None:
    read = reader(visit_real, width)
    documents = main(read).locator("a[href^='statements/']")
    if not documents.count():
        pytest.skip("The start page leads to no statement.")
    read.click(documents.first)
    assert re.search(r"\(\d{4}.*\)\. .*https?://", cited(read))
    assert read.clicks <= 2


# --------------------------------------------- What did somebody say, and how did they vote?


@widths
def test_what_a_person_said_and_voted(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.kind("People")
    read.click(main(read).locator(f"a[href$='{PERSON.partition('/')[2]}']").first)
    assert read.clicks <= 3
    assert read.screens(main(read).get_by_text("the rule would keep examples short").first) <= 1
    assert read.screens(main(read).get_by_text(": for the rule").first) <= 2


def voter() -> Ref | None:
    """The person who is quoted on a dispute, has voted, and of whom most is said."""
    casebook = real_record()
    ledger = casebook.ledger
    voters = [
        ref
        for ref in casebook.votes
        if ref.kind == "people"
        and any(u.entry.quote and listable(u) for u in ledger.by_speaker.get(ref, ()))
    ]
    return max(voters, key=lambda ref: len(ledger.about.get(ref, ())), default=None)


@widths
def test_what_a_person_of_the_real_record_said_and_voted(visit_real: Visit, width: int) -> None:
    who = voter()
    if who is None:
        pytest.skip("The record has nobody who is quoted and who voted.")
    read = reader(visit_real, width)
    read.kind("People")
    read.click(main(read).locator(f"a[href$='{who.slug}/']").first)
    assert read.clicks <= 3
    assert read.page.url.endswith(page_of(who))
    assert read.screens(main(read).locator(QUOTATION).first) <= 1
    assert read.screens(main(read).get_by_role("table").first) <= 2


# ----------------------------------------------------- Who spoke, and how do we know?


def groups(read: Reader) -> list[str]:
    """The groups of those who spoke, as the page of the event has them."""
    section = read.page.locator("section", has=read.page.get_by_role("heading", name="Who spoke"))
    assert section.locator("li").count() > 1
    assert read.screens(section.get_by_role("heading", level=3).first) <= 1
    assert read.clicks <= 1
    return section.get_by_role("heading", level=3).all_inner_texts()


@widths
def test_who_spoke(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.click(main(read).get_by_role("link", name="Meeting of May 1 and 2", exact=True))
    found = groups(read)
    assert [name.rstrip("0123456789 ") for name in found] == [
        "Named by Paper",
        "Took part",
        "Announced only",
    ]
    last = read.page.get_by_role("heading", name="Announced only")
    assert read.screens(last) <= 1


@widths
def test_who_spoke_by_the_real_record(visit_real: Visit, width: int) -> None:
    read = reader(visit_real, width)
    start = main(read).get_by_role("heading", name=re.compile("^Who spoke"))
    if not start.count():
        pytest.skip("The start page does not say who spoke.")
    names = "xpath=following::*[self::h3][position() <= 3]"
    on_start = start.locator(names).all_inner_texts()
    event = main(read).locator("a[href^='events/'][href$='#Who']")
    assert event.count(), "the start page leads to the event"
    read.click(event.first)
    assert set(on_start) <= set(groups(read)), "the same groups of the same size"


# ----------------------------------------------------- Where do sources differ?


@widths
def test_where_sources_differ(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.click(main(read).get_by_role("link", name="Sources differ").first)
    fact = read.page.locator(":target")
    assert read.clicks <= 1
    for version in ("40 members", "42 members"):
        assert read.screens(fact.get_by_text(version).first) <= 1


@widths
def test_where_sources_of_the_real_record_differ(visit_real: Visit, width: int) -> None:
    differences = real_record().differences.all
    differing = {f"{page_of(differs.ref)}#{differs.fact.key}" for differs in differences}
    read = reader(visit_real, width)
    links = [
        link
        for link in main(read).locator("a[href*='#']").all()
        if str(link.get_attribute("href")) in differing
    ]
    if not links:
        pytest.skip("The start page leads to no fact on which sources differ.")
    read.click(links[0])
    fact = read.page.locator(":target")
    assert fact.locator(MARK).count() > 1
    assert read.screens(fact.locator(MARK).nth(1)) <= 1


# ----------------------------------------------------- What happened in those days, in order?


def days(read: Reader) -> list[int]:
    """The days of the strip of the start page."""
    heading = main(read).get_by_role("heading", name=re.compile("days", re.IGNORECASE))
    if not heading.count():
        pytest.skip("The start page has no strip of days.")
    strip = heading.locator("xpath=following-sibling::div[1]")
    box = strip.bounding_box()
    assert box
    assert box["height"] <= SCREENS[read.width]
    assert strip.get_by_role("link").count() > 3
    lines = strip.locator("ol > li > b").all_inner_texts()
    first = [int(match[0]) for line in lines if (match := re.search(r"\d+", line))]
    # What took days stands directly after the first of them.
    assert first == sorted(first)
    return [day for day, line in zip(first, lines, strict=True) if " to " not in line]


@widths
def test_what_happened_in_a_week(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    assert days(read) == [1, 2, 3, 4, 5, 6, 7]
    read.click(main(read).get_by_role("link", name="The whole timeline"))
    happened = main(read).get_by_role("listitem").filter(has_text="May 3, 2003")
    assert read.screens(happened.first) <= 2


@widths
def test_what_happened_in_a_week_of_the_real_record(visit_real: Visit, width: int) -> None:
    read = reader(visit_real, width)
    found = days(read)
    assert found == list(range(found[0], found[0] + len(found)))


# ----------------------------------------------------- What became of it?


def last_trace(read: Reader) -> None:
    """The page says in its first screen what the last trace is, and somewhere what is not known."""
    assert read.clicks <= 1
    assert read.screens(main(read).get_by_text("Last news", exact=True).first) <= 1
    assert main(read).get_by_role("heading", name="What is not known").is_visible()


@widths
def test_what_became_of_an_organization(visit: Visit, width: int) -> None:
    read = reader(visit, width)
    read.click(main(read).get_by_role("link", name="Sampletown Chapter", exact=True).first)
    last_trace(read)


@widths
def test_what_became_of_an_organization_of_the_real_record(visit_real: Visit, width: int) -> None:
    catalog = real_record().catalog
    told = [s.ref for s in catalog.of(Organization) if s.record.subject and s.record.status]
    if not told:
        pytest.skip("No organization that the record is about has a status.")
    read = reader(visit_real, width)
    read.click(main(read).locator(f"a[href$='organizations/{told[0].slug}/']").first)
    last_trace(read)
